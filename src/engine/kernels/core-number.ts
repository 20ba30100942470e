import type { Csr } from "../../model/csr.ts";

/**
 * Core number of every node: the largest k such that the node is in the k-core, the largest part in
 * which everyone has at least k neighbours (peeling by buckets, Batagelj and Zaversnik 2003).
 * @param graph symmetric rows without parallel edges and self-loops, as `undirectedCsr` builds them
 * @returns Uint32Array(n)
 * @see docs/methods/core.md; O(n + m) time, O(n) space
 */
export function coreNumbers({ n, offsets, targets }: Csr): Uint32Array {
  const degree = new Uint32Array(n);
  let largest = 0;
  for (let u = 0; u < n; u++) {
    degree[u] = offsets[u + 1]! - offsets[u]!;
    largest = Math.max(largest, degree[u]!);
  }
  // Nodes in order of what is left of their degree; `start[d]` is where degree d begins.
  const start = new Uint32Array(largest + 2);
  for (let u = 0; u < n; u++) start[degree[u]! + 1]!++;
  for (let d = 0; d <= largest; d++) start[d + 1]! += start[d]!;
  const order = new Uint32Array(n);
  const place = new Uint32Array(n);
  const next = start.slice();
  for (let u = 0; u < n; u++) {
    place[u] = next[degree[u]!]!++;
    order[place[u]!] = u;
  }
  for (let i = 0; i < n; i++) {
    const u = order[i]!;
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const v = targets[e]!;
      if (degree[v]! <= degree[u]!) continue; // peeled already, or held by u's own shell
      // v swaps places with the first node of its degree, which then begins one later.
      const at = start[degree[v]!]!;
      const w = order[at]!;
      order[place[v]!] = w;
      place[w] = place[v]!;
      order[at] = v;
      place[v] = at;
      start[degree[v]!]!++;
      degree[v]!--;
    }
  }
  return degree;
}
