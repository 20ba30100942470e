/** A network as it stands in an edge list: names of nodes, and edges as indices into them. */
export interface EdgeList {
  /** Names in order of first appearance (of the node file where there is one). */
  readonly labels: readonly string[];
  /** Uint32Array(m) each: edge e goes from `labels[sources[e]]` to `labels[targets[e]]`. */
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  /** Float64Array(m), as stated; null: the list has no such column. */
  readonly weights: Float64Array | null;
  /** Uint8Array(m): 2 essential, 1 non-essential, 0 negligible; null: the list has no such column. */
  readonly types: Uint8Array | null;
}
