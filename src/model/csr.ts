/**
 * A directed graph as compressed sparse rows: the targets of u are `targets[offsets[u] ..
 * offsets[u + 1])`. `offsets` has n + 1 entries, `offsets[0] = 0`, `offsets[n] = targets.length`.
 */
export interface Csr {
  readonly n: number;
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
}

/** Numbers of edges: in 32 bits only where these hold all of them exactly. */
export type EdgeWeights = Float64Array | Float32Array;

/** A Csr whose edges carry a number each; rows sorted by target, parallel edges merged. */
export interface WeightedCsr extends Csr {
  /** Array(m), in the order of `targets`. */
  readonly weights: EdgeWeights;
}
