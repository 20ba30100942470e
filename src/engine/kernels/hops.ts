import type { Csr } from "../../model/csr.ts";
import { BreadthFirst } from "./breadth-first.ts";
import { roomFor } from "./room.ts";

/**
 * Tier: fewest steps from any of the origins (breadth first). On reversed edges with the focal nodes as
 * origins this is how many steps upstream of them a node lies.
 * @param origins node indices, repeats allowed
 * @param reverse the same edges the other way round: with them, few links of a large graph are looked at
 * @returns Float64Array(n): 0 for an origin, `Infinity` where no route leads
 * @see docs/methods/reach-and-tier.md; O(n + m) time, O(n) space
 */
export function hopsFrom(graph: Csr, origins: ArrayLike<number>, reverse?: Csr): Float64Array {
  const { n } = graph;
  const room = roomFor(12 * n);
  const parent = room.words(n);
  const search = new BreadthFirst(n, [graph], reverse ? [reverse] : [], { parent, room });
  search.fromAll(origins);
  const hops = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < search.count; i++) {
    const v = search.order[i]!;
    hops[v] = parent[v] === v ? 0 : hops[parent[v]!]! + 1;
  }
  return hops;
}
