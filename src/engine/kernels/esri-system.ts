/**
 * What the cascade needs of a network, made once for all shocks. A buyer's inputs lie in **slots**: one
 * for each industry that supplies it with something essential, one for all that is non-essential; a
 * slot's loss is the loss of output that it alone would cause.
 */
export interface EsriParameters {
  readonly n: number;
  readonly industry: Uint32Array;
  /** Float64Array(n): sales of each firm, those outside the network included. */
  readonly output: Float64Array;
  readonly totalOutput: number;
  /** Float64Array(industries): output of all firms of an industry. */
  readonly marketOutput: Float64Array;
  /** Uint32Array(industries + 1): how many firms the industries before each one have. */
  readonly marketOffsets: Uint32Array;
  /** Uint32Array(slots): whose slot it is. */
  readonly slotBuyers: Uint32Array;
  /** Rows of suppliers: what i supplies to which slot, and which part of the slot (Lambda, above 0). */
  readonly sales: {
    readonly offsets: Uint32Array;
    readonly slots: Uint32Array;
    readonly lambdas: Float64Array;
  };
  /** Rows of buyers: of whom j buys, and which share of the supplier's output that is (above 0). */
  readonly purchases: {
    readonly offsets: Uint32Array;
    readonly suppliers: Uint32Array;
    readonly shares: Float64Array;
  };
}
