import type { Levers } from "./daily-system.ts";

/** What can be read after each step; never written by the reader. */
export interface DailyView {
  /** Float64Array(units): output of this step, share of need. */
  readonly output: Float64Array;
  /** Float64Array(markets): availability of this step. */
  readonly available: Float64Array;
  /** Float64Array(members): users' stocks after this step, days of normal use. */
  readonly stock: Float64Array;
  /** Int32Array(units): the group that bound, CAPACITY, or NOTHING. */
  readonly binding: Int32Array;
  /** Float64Array(released): days that are left in each released stock. */
  readonly released: Float64Array;
  /** Float64Array(members): what suppliers offered in this step, in normal uses. */
  readonly offered: Float64Array;
  /** Float64Array(members): what could be used in this step, stock included, in normal uses. */
  readonly usable: Float64Array;
  /** What acts in this step. */
  readonly levers: Readonly<Levers>;
}

/** What held a unit back, in place of an input group. */
export const CAPACITY = -1;
export const NOTHING = -2;
