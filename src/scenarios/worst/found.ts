/** A set of candidates, what it costs, and what no set of as many can exceed. */
export interface Found {
  readonly set: readonly number[];
  readonly loss: number;
  readonly bound: number;
}
