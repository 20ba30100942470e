import type { SimulateResponse } from "../../../../../src/api/contract/operations.ts";
import type { Letter, ShownScenario } from "../../shown-scenario.ts";
import { outputOf } from "../chart/course-lines.ts";
import { firstHit } from "./short-rows.ts";

/** A figure with the other end that a ban leaves open where it may be undone by re-routing. */
export interface Open {
  readonly low: number;
  readonly high: number;
}

type Answered = Pick<ShownScenario, "letter" | "scenario"> & { readonly answer: SimulateResponse };

/** What one scenario costs in all. */
export interface Total {
  readonly letter: Letter;
  /** Days that the scenario was run for. */
  readonly horizonDays: number;
  /** Days of normal output that are lost; null: the sectors have no weights. */
  readonly lostDays: Open | null;
  /** Least share of normal output. */
  readonly low: number | null;
  readonly lowDay: number | null;
  readonly firstDay: number | null;
  readonly firstSectors: readonly string[];
}

/** What one scenario saves against another. Positive: better. */
export interface Saved {
  /** Part of the other's lost days that is not lost; null: a part of next to none says nothing. */
  readonly lostShare: number | null;
  /** null: unknown, or the two were not run for the same time. */
  readonly lostDays: number | null;
  /** Difference of least outputs, in shares. */
  readonly points: number | null;
  /** Days by which the first hit comes later; null: one of them is never hit. */
  readonly laterDays: number | null;
}

/** What a scenario costs in all, of all sectors or of one. */
export function totalOf({ letter, answer, scenario }: Answered, sector: string | null): Total {
  const output = outputOf(answer, sector);
  const low = output ? Math.min(1, ...output) : null;
  const lowDay =
    low === null || low >= 1 ? null : (answer.days[output?.indexOf(low) ?? -1] ?? null);
  const first = firstHit(answer, sector);
  return {
    letter,
    horizonDays: scenario.horizonDays,
    lostDays: lostDaysOf(answer, sector),
    low,
    lowDay,
    firstDay: first?.day ?? null,
    firstSectors: first?.sectors ?? [],
  };
}

function lostDaysOf(answer: SimulateResponse, sector: string | null): Open | null {
  const { rerouted } = answer;
  const lost = sector === null ? answer.lostDays : answer.sectors[sector]?.lostDays;
  if (lost === null || lost === undefined) return null;
  const other = sector === null ? rerouted?.lostDays : rerouted?.sectors[sector]?.lostDays;
  if (other === null || other === undefined) return { low: lost, high: lost };
  return { low: Math.min(lost, other), high: Math.max(lost, other) };
}

/** Totals of every scenario that has an answer. */
export function totals(
  shown: readonly Pick<ShownScenario, "letter" | "answer" | "scenario">[],
  sector: string | null,
): Total[] {
  return shown.flatMap(({ answer, ...rest }) =>
    answer ? [totalOf({ ...rest, answer }, sector)] : [],
  );
}

/** Lost days that read as `0`: no part of them is worth telling. */
const NEXT_TO_NONE = 0.05;
/** A loss that grows by more than this is told in days. */
const MOST_GROWTH = 2;

/** Whether all were run for the same time, so that their sums and lows can be held against each other. */
export function isSameTime(all: readonly Pick<Total, "horizonDays">[]): boolean {
  return all.every(({ horizonDays }) => horizonDays === all[0]?.horizonDays);
}

/** What a scenario saves against another. */
export function savedAgainst(before: Total, after: Total): Saved {
  const isSame = isSameTime([before, after]);
  const [lost, left] = [before.lostDays?.high ?? null, after.lostDays?.high ?? null];
  const lostDays = !isSame || lost === null || left === null ? null : lost - left;
  return {
    lostDays,
    lostShare: shareOf(lostDays, lost),
    points: !isSame || before.low === null || after.low === null ? null : after.low - before.low,
    laterDays:
      before.firstDay === null || after.firstDay === null ? null : after.firstDay - before.firstDay,
  };
}

function shareOf(saved: number | null, lost: number | null): number | null {
  if (saved === null || lost === null || lost < NEXT_TO_NONE) return null;
  return saved < -MOST_GROWTH * lost ? null : saved / lost;
}
