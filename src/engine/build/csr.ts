import type { Csr } from "../../model/csr.ts";

/**
 * Builds rows from an edge list by counting sort; rows keep the order of the list.
 * @param n number of nodes
 * @param sources Uint32-like array(m)
 * @param targets Uint32-like array(m)
 * @returns a fresh Csr; parallel edges and self-loops are kept. O(n + m)
 */
export function csrFromEdges(
  n: number,
  sources: ArrayLike<number>,
  targets: ArrayLike<number>,
): Csr {
  const m = sources.length;
  const offsets = new Uint32Array(n + 1);
  for (let e = 0; e < m; e++) {
    const row = (sources[e] ?? 0) + 1;
    offsets[row] = (offsets[row] ?? 0) + 1;
  }
  for (let u = 0; u < n; u++) offsets[u + 1] = (offsets[u + 1] ?? 0) + (offsets[u] ?? 0);
  const next = offsets.slice(0, n);
  const out = new Uint32Array(m);
  for (let e = 0; e < m; e++) {
    const u = sources[e] ?? 0;
    const slot = next[u] ?? 0;
    out[slot] = targets[e] ?? 0;
    next[u] = slot + 1;
  }
  return { n, offsets, targets: out };
}
