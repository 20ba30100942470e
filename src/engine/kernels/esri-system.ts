import type { PackedRows } from "./packed-rows.ts";

/**
 * What the cascade needs of a network, made once for all shocks. A buyer's inputs lie in **slots**: one
 * for each industry that supplies it with something essential, one for all that is non-essential, one
 * for what is negligible; a slot's loss is the loss of output that it alone would cause. Links carry
 * amounts; a slot's total, or a firm's output, makes shares of their sums.
 */
export interface EsriParameters {
  readonly n: number;
  readonly industry: Uint32Array;
  /** Float64Array(n): sales of each firm, those outside the network included. */
  readonly output: Float64Array;
  readonly totalOutput: number;
  /** Float64Array(industries): output of all firms of an industry. */
  readonly marketOutput: Float64Array;
  /** Uint32Array(industries + 1): where a list of the firms of each starts; it has room for one more. */
  readonly marketOffsets: Uint32Array;
  /** Rows of suppliers: in which slot of a buyer each sale of i is, and how much (above 0). */
  readonly sales: {
    readonly offsets: Uint32Array;
    readonly slots: Uint32Array;
    readonly amounts: Float64Array;
  };
  /** Rows of buyers: of whom j buys how much, slot by slot. */
  readonly purchases: {
    readonly offsets: Uint32Array;
    readonly suppliers: Uint32Array;
    readonly amounts: Float64Array;
  };
  /** Slots by falling number of purchases, filled up to fours with some that hold nothing. */
  readonly slots: {
    /** Uint32Array(slots): whose slot it is. */
    readonly buyers: Uint32Array;
    /** Float64Array(slots): what its loss is a share of; Infinity: negligible. */
    readonly totals: Float64Array;
    /** Its purchases, by supplier. */
    readonly purchases: PackedRows;
  };
  /** Firms that sell to others, by falling number of sales, filled up to fours. */
  readonly sellers: {
    /** Uint32Array(sellers): the firm; n: none. */
    readonly firms: Uint32Array;
    /** Its sales, by buyer. */
    readonly sales: PackedRows;
  };
}
