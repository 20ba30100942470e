import type { Csr } from "../../model/csr.ts";

/** A graph of 2n + 2 nodes in which each node of another is an edge, too. */
export interface SplitNodes extends Csr {
  /** Uint32Array(n): the edge 2v -> 2v + 1 that stands for node v. */
  readonly edgeOfNode: Uint32Array;
  /** Edges from the source and to the sink. */
  readonly edgesOfEnds: Uint32Array;
  /** 2n and 2n + 1. */
  readonly source: number;
  readonly sink: number;
}

/**
 * Node splitting: node v becomes the edge 2v -> 2v + 1, an edge leads from an upper to a lower half, so that
 * a node can be narrow, or taken away, as an edge can. Edge e out of v stands at `edgeOfNode[v] + 1` and
 * after it, in the order of the row.
 * @param from, to node indices without repeats: what the source feeds, what feeds the sink
 * @returns fresh arrays. O(n + m)
 */
export function splitNodes(
  { n, offsets, targets }: Csr,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
): SplitNodes {
  const [source, sink] = [2 * n, 2 * n + 1];
  const ends = from.length + to.length;
  const split = {
    n: 2 * n + 2,
    offsets: new Uint32Array(2 * n + 3),
    targets: new Uint32Array(n + targets.length + ends),
    edgeOfNode: new Uint32Array(n),
    edgesOfEnds: new Uint32Array(ends),
  };
  const isEnd = new Uint8Array(n);
  for (let i = 0; i < to.length; i++) isEnd[to[i]!] = 1;
  let [count, endCount] = [0, 0];
  const addEnd = (head: number) => {
    split.edgesOfEnds[endCount++] = count;
    split.targets[count++] = head;
  };
  for (let v = 0; v < n; v++) {
    split.edgeOfNode[v] = count;
    split.targets[count++] = 2 * v + 1;
    split.offsets[2 * v + 1] = count;
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) split.targets[count++] = 2 * targets[e]!;
    if (isEnd[v] === 1) addEnd(sink);
    split.offsets[2 * v + 2] = count;
  }
  for (let i = 0; i < from.length; i++) addEnd(2 * from[i]!);
  split.offsets.fill(count, sink);
  return { ...split, source, sink };
}
