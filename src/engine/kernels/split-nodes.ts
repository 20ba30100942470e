import type { Csr } from "../../model/csr.ts";

/** A graph of 2n nodes in which each node of the first is an edge, too. */
export interface SplitNodes extends Csr {
  /** Uint32Array(n): the edge 2v -> 2v + 1 that stands for node v. */
  readonly edgeOfNode: Uint32Array;
}

/**
 * Node splitting: node v becomes the edge 2v -> 2v + 1, an edge leads from an upper to a lower half, so that
 * a node can be narrow, or taken away, as an edge can. Edge e out of v stands at `edgeOfNode[v] + 1` and
 * after it, in the order of the row.
 * @returns fresh arrays. O(n + m)
 */
export function splitNodes({ n, offsets, targets }: Csr): SplitNodes {
  const split = {
    n: 2 * n,
    offsets: new Uint32Array(2 * n + 1),
    targets: new Uint32Array(n + targets.length),
    edgeOfNode: new Uint32Array(n),
  };
  let count = 0;
  for (let v = 0; v < n; v++) {
    split.edgeOfNode[v] = count;
    split.targets[count++] = 2 * v + 1;
    split.offsets[2 * v + 1] = count;
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) split.targets[count++] = 2 * targets[e]!;
    split.offsets[2 * v + 2] = count;
  }
  return split;
}

/** The halves that routes between nodes start from, and those that they end in. */
export function splitEnds(
  from: ArrayLike<number>,
  to: ArrayLike<number>,
): { sources: Uint32Array; sinks: Uint32Array } {
  return {
    sources: Uint32Array.from(from, (v) => 2 * v),
    sinks: Uint32Array.from(to, (v) => 2 * v + 1),
  };
}
