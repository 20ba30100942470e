import type { Csr } from "../../model/csr.ts";

/** Arcs of a network in which each node is an arc; the ends of arc a are `tails[a]` and `heads[a]`. */
export interface SplitNodes {
  /** Uint32Array(n + m + starts + ends): arcs of nodes, of edges, from the source, to the sink. */
  readonly tails: Uint32Array;
  readonly heads: Uint32Array;
  /** 2n and 2n + 1. */
  readonly source: number;
  readonly sink: number;
}

/**
 * Node splitting: node v becomes the arc 2v -> 2v + 1, an edge leads from an upper to a lower half, so that
 * a node can be narrow, or taken away, as an edge can.
 * @param from, to node indices without repeats: what the source feeds, what feeds the sink
 * @returns fresh arrays. O(n + m)
 */
export function splitNodes(
  { n, offsets, targets }: Csr,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
): SplitNodes {
  const m = targets.length;
  const count = n + m + from.length + to.length;
  const tails = new Uint32Array(count);
  const heads = new Uint32Array(count);
  const [source, sink] = [2 * n, 2 * n + 1];
  for (let v = 0; v < n; v++) {
    tails[v] = 2 * v;
    heads[v] = 2 * v + 1;
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      tails[n + e] = 2 * v + 1;
      heads[n + e] = 2 * targets[e]!;
    }
  }
  for (let i = 0; i < from.length; i++) {
    tails[n + m + i] = source;
    heads[n + m + i] = 2 * from[i]!;
  }
  for (let i = 0; i < to.length; i++) {
    tails[n + m + from.length + i] = 2 * to[i]! + 1;
    heads[n + m + from.length + i] = sink;
  }
  return { tails, heads, source, sink };
}
