import type { SimulateResponse } from "../../../../src/api/contract/operations.ts";
import type { Letter, ShownScenario } from "../shown-scenario.ts";
import { outputOf } from "./chart/course-lines.ts";

/** Parts of a whole that have a name; keys of `watch:part`. */
export type NamedPart =
  | "tenth"
  | "fifth"
  | "quarter"
  | "third"
  | "half"
  | "twoThirds"
  | "threeQuarters";

/** The worst that comes of one scenario. */
export type Worst =
  | { readonly letter: Letter; readonly kind: "nothing" }
  /** Something, but so little that it would read as none. */
  | { readonly letter: Letter; readonly kind: "nextToNothing" }
  | { readonly letter: Letter; readonly kind: "noSectors" }
  | {
      readonly letter: Letter;
      readonly kind: "share";
      /** Share of normal output that is lost on the worst day. */
      readonly loss: number;
      readonly day: number;
    }
  /** The sectors have no weights: how many run short, and which first. */
  | {
      readonly letter: Letter;
      readonly kind: "sectors";
      readonly short: number;
      readonly total: number;
      readonly first: string;
      readonly day: number;
    };

const PARTS: readonly (readonly [share: number, part: NamedPart])[] = [
  [0.1, "tenth"],
  [0.2, "fifth"],
  [0.25, "quarter"],
  [1 / 3, "third"],
  [0.5, "half"],
  [2 / 3, "twoThirds"],
  [0.75, "threeQuarters"],
];
/** So near a named part a share may be called by it; the exact figure stands in the chart. */
const NEAR = 0.017;
const NEAR_TENTH = 0.004;
/** A smaller loss would read as none. */
export const NEXT_TO_NOTHING = 0.0005;
/** A step that loses less than this is level. */
const FALLING = 1e-6;
/** So little is the computer's arithmetic alone. */
const NOISE = 1e-9;

/** Whether nothing at all is lost: what is more, however little, is not told as nothing. */
export function isNothing(loss: number): boolean {
  return loss <= NOISE;
}

/** How a scenario ends: output still falls on the last day, or has not come back by then. */
export interface Ending {
  readonly kind: "falling" | "notBack";
  readonly lastDay: number;
}

/** How the output that is shown ends; null: it is back, nothing adds up to it, or it never fell. */
export function endingOf(answer: SimulateResponse, sector: string | null): Ending | null {
  const output = outputOf(answer, sector) ?? [];
  const [last, before] = [output.at(-1), output.at(-2)];
  const lastDay = answer.days.at(output.length - 1);
  if (last === undefined || lastDay === undefined || 1 - last < NEXT_TO_NOTHING) return null;
  const isFalling = before !== undefined && before - last > FALLING;
  return { kind: isFalling ? "falling" : "notBack", lastDay };
}

/** The name of a part, where a share is near enough to one. */
export function namedPart(share: number): NamedPart | null {
  const near = (part: number) => (part < 0.3 ? NEAR_TENTH : NEAR);
  return PARTS.find(([part]) => Math.abs(part - share) <= near(part))?.[1] ?? null;
}

/** What the view says first: the worst of every scenario that has an answer. */
export function worstOf(
  shown: readonly Pick<ShownScenario, "letter" | "answer">[],
  sector: string | null,
): Worst[] {
  return shown.flatMap(({ letter, answer }) => (answer ? [worst(letter, answer, sector)] : []));
}

function worst(letter: Letter, answer: SimulateResponse, sector: string | null): Worst {
  const output = outputOf(answer, sector);
  if (!output) return bySectors(letter, answer);
  const low = Math.min(1, ...output);
  if (1 - low < NEXT_TO_NOTHING) {
    return { letter, kind: isNothing(1 - low) ? "nothing" : "nextToNothing" };
  }
  return { letter, kind: "share", loss: 1 - low, day: answer.days[output.indexOf(low)] ?? 0 };
}

function bySectors(letter: Letter, { order, sectors }: SimulateResponse): Worst {
  const [first] = order;
  if (Object.keys(sectors).length === 0) return { letter, kind: "noSectors" };
  if (first === undefined) return { letter, kind: "nothing" };
  const day = sectors[first]?.timeToSurviveDays ?? 0;
  const total = Object.keys(sectors).length;
  return { letter, kind: "sectors", short: order.length, total, first, day };
}
