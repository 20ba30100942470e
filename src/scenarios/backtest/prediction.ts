import type { OrderKey } from "./order.ts";

/** Median and 80 % band of many runs; Infinity: a day that never comes. */
export interface Band {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** How much of a need is not filled, from a market's point of view. */
export interface Unfilled {
  /** Largest share of need that supply does not fill on a day, stocks left aside. */
  readonly peak: number;
  /** The same over the first year. */
  readonly year: number;
  /** Share of the first year's need that neither supply nor stocks fill. */
  readonly netOfStocks: number;
}

/** What is said of an event before its outcome is looked at; null: nothing can be said. */
export interface Prediction {
  /** First day on which the user hit first stops. */
  readonly firstStopDay: Band | null;
  /** First day on which all users of the scope together make less than 0.95 of normal. */
  readonly stopDay: Band | null;
  /** Largest share of normal output that is not made. */
  readonly depth: Band | null;
  /** First day from which supply is normal again. */
  readonly recoveryDay: Band | null;
  readonly order: readonly OrderKey[] | null;
  readonly unfilled: Unfilled | null;
}
