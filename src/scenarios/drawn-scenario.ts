import {
  DAY_BOUNDS,
  DEMAND_BOUNDS,
  RATE_BOUNDS,
  type Scenario,
  SHARE_BOUNDS,
  SPARE_BOUNDS,
} from "../model/scenario.ts";
import type { Bounds, UncertainNumber } from "../model/uncertain-number.ts";
import { drawNumber, type NumberToDraw, numberToDraw } from "./draw-number.ts";

/** Fields that may be uncertain, but for `size`, which a demand shock reads otherwise. */
const BOUNDS: Readonly<Record<string, Bounds>> = {
  fungibility: SHARE_BOUNDS,
  toSubstitutability: SHARE_BOUNDS,
  restartRatePerDay: SHARE_BOUNDS,
  startDay: DAY_BOUNDS,
  durationDays: DAY_BOUNDS,
  rampDays: DAY_BOUNDS,
  fromDay: DAY_BOUNDS,
  unstatedCoverDays: DAY_BOUNDS,
  unstatedLagDays: DAY_BOUNDS,
  ratePerDay: RATE_BOUNDS,
  toSpare: SPARE_BOUNDS,
};

/** Every number of a scenario that runs draw: of shocks, of responses, then its own. */
export function uncertainNumbersOf(scenario: Scenario): NumberToDraw[] {
  const { shocks, responses, ...rest } = scenario;
  return [
    ...shocks.flatMap((shock, at) => numbersOf(shock, `/shocks/${at}`)),
    ...responses.flatMap((response, at) => numbersOf(response, `/responses/${at}`)),
    ...numbersOf(rest, ""),
    ...byKind(rest.unstatedCoverDays, "/unstatedCoverDays"),
    ...byKind(rest.unstatedLagDays, "/unstatedLagDays"),
  ];
}

function numbersOf(part: object & { readonly kind?: string }, at: string): NumberToDraw[] {
  return Object.entries(part).flatMap(([field, value]) => {
    const bounds = boundsOf(part.kind, field);
    return bounds ? found(value, bounds, `${at}/${field}`) : [];
  });
}

function boundsOf(kind: string | undefined, field: string): Bounds | undefined {
  if (field === "size") return kind === "demand" ? DEMAND_BOUNDS : SHARE_BOUNDS;
  return BOUNDS[field];
}

/** Days by kind of user: a number for each. */
function byKind(days: Scenario["unstatedCoverDays"], at: string): NumberToDraw[] {
  if (typeof days !== "object" || isNumber(days)) return [];
  return Object.entries(days).flatMap(([kind, value]) => found(value, DAY_BOUNDS, `${at}/${kind}`));
}

function found(value: unknown, bounds: Bounds, pointer: string): NumberToDraw[] {
  const number = isNumber(value) ? numberToDraw(value, bounds, pointer) : null;
  return number ? [number] : [];
}

function isNumber(value: unknown): value is UncertainNumber {
  if (typeof value === "number") return true;
  return typeof value === "object" && value !== null && ("low" in value || "distribution" in value);
}

/**
 * The scenario of one run: each uncertain number is replaced by a draw.
 * @param numbers of this scenario (`uncertainNumbersOf`)
 * @param run which of the draws; the same seed and run give the same numbers
 * @returns a scenario of its own; the one handed in is not written
 * @see docs/methods/monte-carlo.md
 */
export function drawnScenario(
  scenario: Scenario,
  numbers: readonly NumberToDraw[],
  { seed, run }: { readonly seed: number; readonly run: number },
): Scenario {
  if (numbers.length === 0) return scenario;
  const drawn = structuredClone(scenario);
  for (const number of numbers) {
    const keys = number.pointer.slice(1).split("/");
    const last = keys.pop() ?? "";
    // Pointers were made from this very document.
    let parent = drawn as unknown as Record<string, unknown>;
    for (const key of keys) parent = parent[key] as Record<string, unknown>;
    parent[last] = drawNumber(number, seed, run);
  }
  return drawn;
}
