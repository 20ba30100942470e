import type { Csr } from "../../model/csr.ts";

/**
 * Tier: fewest steps from any of the origins (breadth first). On reversed edges with the focal nodes as
 * origins this is how many steps upstream of them a node lies.
 * @param origins node indices, repeats allowed
 * @returns Float64Array(n): 0 for an origin, `Infinity` where no route leads
 * @see docs/methods/reach-and-tier.md; O(n + m) time, O(n) space
 */
export function hopsFrom({ n, offsets, targets }: Csr, origins: ArrayLike<number>): Float64Array {
  const hops = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const queue = new Uint32Array(n);
  let tail = 0;
  for (let i = 0; i < origins.length; i++) {
    const u = origins[i]!;
    if (hops[u] === 0) continue;
    hops[u] = 0;
    queue[tail++] = u;
  }
  for (let head = 0; head < tail; head++) {
    const u = queue[head]!;
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const v = targets[e]!;
      if (hops[v] !== Number.POSITIVE_INFINITY) continue;
      hops[v] = hops[u]! + 1;
      queue[tail++] = v;
    }
  }
  return hops;
}
