import type { Scenario } from "../../model/scenario.ts";
import { central, type UncertainNumber } from "../../model/uncertain-number.ts";
import { drawnScenario, uncertainNumbersOf } from "../drawn-scenario.ts";
import type { Band } from "./prediction.ts";
import type { Replay } from "./replay.ts";
import type { ReplayEngine, ReplayOutput } from "./replay-engine.ts";

/** Output below this is a stop. */
export const STOP_BELOW = 0.95;
/** Output from this on is normal again. */
const NORMAL = 1 - 1e-9;
const YEAR_DAYS = 365;

/** What one run of a replay tells. */
export interface ReplayRun {
  /** First day on which the user makes less than 0.95 of normal; Infinity: never. */
  readonly stopDay: number;
  /** Largest share of normal output that the user does not make. */
  readonly depth: number;
  /** First day from which supply and user are normal again. */
  readonly recoveryDay: number;
  /** Largest share of need that supply does not fill, stocks left aside. */
  readonly peakGap: number;
  /** Share of the first year's need that supply does not fill, stocks and substitutes left aside. */
  readonly yearGap: number;
  /** Share of the first year's need that neither supply nor stocks fill, substitutes left aside. */
  readonly yearNetGap: number;
}

/** Quantiles of every figure of a replay over its draws. */
export type ReplayBands = { readonly [Figure in keyof ReplayRun]: Band };

/** How often a replay is drawn. */
export interface Draws {
  readonly runs: number;
  readonly seed: number;
}

/** A replay run many times with numbers drawn from its ranges; without draws once, with their modes. */
export function drawReplay(replay: Replay, engine: ReplayEngine, draws: Draws | null): ReplayBands {
  const { scenario } = replay;
  const run = engine(replay);
  const numbers = uncertainNumbersOf(scenario);
  const scenarios = draws
    ? Array.from({ length: draws.runs }, (_, at) =>
        drawnScenario(scenario, numbers, { seed: draws.seed, run: at }),
      )
    : [scenario];
  const drawn = scenarios.map((one) => figuresOf(run(one), coverDays(one)));
  const band = (figure: keyof ReplayRun) => bandOf(drawn.map((one) => one[figure]));
  return {
    stopDay: band("stopDay"),
    depth: band("depth"),
    recoveryDay: band("recoveryDay"),
    peakGap: band("peakGap"),
    yearGap: band("yearGap"),
    yearNetGap: band("yearNetGap"),
  };
}

function figuresOf({ supply, user }: ReplayOutput, stockDays: number): ReplayRun {
  const stop = user.findIndex((output) => output < STOP_BELOW);
  const missingDays = supply.slice(0, YEAR_DAYS).reduce((sum, output) => sum + 1 - output, 0);
  return {
    stopDay: stop < 0 ? Number.POSITIVE_INFINITY : stop,
    depth: 1 - leastOf(user),
    recoveryDay: Math.max(recovery(user), recovery(supply)),
    peakGap: 1 - leastOf(supply),
    yearGap: missingDays / YEAR_DAYS,
    yearNetGap: Math.max(0, missingDays - stockDays) / YEAR_DAYS,
  };
}

function leastOf(output: Float64Array): number {
  return output.reduce((least, share) => Math.min(least, share), 1);
}

function recovery(output: Float64Array): number {
  const last = output.findLastIndex((share) => share < NORMAL);
  return last === output.length - 1 ? Number.POSITIVE_INFINITY : last + 1;
}

/** Cover of the users, as this run has it. */
function coverDays({ unstatedCoverDays }: Scenario): number {
  const days = unstatedCoverDays as UncertainNumber; // replays state no days by kind of user
  return central(days);
}

/** Nearest-rank quantiles: a day that never comes stays one. */
function bandOf(values: readonly number[]): Band {
  const sorted = values.toSorted((a, b) => (a === b ? 0 : a - b));
  const at = (level: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil(level * sorted.length) - 1)] ?? Number.NaN;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}
