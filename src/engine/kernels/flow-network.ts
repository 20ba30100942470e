import type { Csr } from "../../model/csr.ts";

/**
 * Arcs for flows, in rows by tail and in rows by head: arc a is edge a of the graph. A search in either
 * direction runs over consecutive memory.
 */
export interface FlowNetwork {
  readonly n: number;
  /** Rows by tail: where the arcs of u lead, `heads[offsets[u] .. offsets[u + 1])`. */
  readonly offsets: Uint32Array;
  readonly heads: Uint32Array;
  /** Rows by head: where the arcs into v come from, `tails[inOffsets[v] .. inOffsets[v + 1])`, and which they are. */
  readonly inOffsets: Uint32Array;
  readonly tails: Uint32Array;
  readonly inArcs: Uint32Array;
}

/**
 * Lays out the edges of a graph as arcs; parallel edges and self-loops stay arcs of their own.
 * @returns a network that shares the arrays of the graph. O(n + m)
 */
export function flowNetwork({ n, offsets, targets }: Csr): FlowNetwork {
  const m = targets.length;
  const inOffsets = new Uint32Array(n + 1);
  for (let e = 0; e < m; e++) inOffsets[targets[e]! + 1]!++;
  for (let v = 0; v < n; v++) inOffsets[v + 1]! += inOffsets[v]!;
  const next = inOffsets.slice();
  const tails = new Uint32Array(m);
  const inArcs = new Uint32Array(m);
  for (let u = 0; u < n; u++) {
    const end = offsets[u + 1]!;
    for (let e = offsets[u]!; e < end; e++) {
      const place = next[targets[e]!]!++;
      tails[place] = u;
      inArcs[place] = e;
    }
  }
  return { n, offsets, heads: targets, inOffsets, tails, inArcs };
}
