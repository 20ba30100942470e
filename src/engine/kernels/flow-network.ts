import type { Csr } from "../../model/csr.ts";
import { turned } from "./betweenness.ts";
import type { SearchedGraph } from "./path-search.ts";

/**
 * Arcs for flows, in rows by tail and by head: arc a is edge a of the graph; parallel edges and self-loops
 * stay arcs of their own. O(n + m)
 */
export function flowNetwork(graph: Csr): SearchedGraph {
  return { graph, reversed: turned(graph) };
}

/**
 * What holds of arcs, in the order of the rows by head: both ways' rows list their nodes rising, so that one
 * pass over the arcs meets each row by head in its order.
 * @returns a bit an arc, the lowest of a byte first. O(n + arcs)
 */
export function bitsByHead(
  { graph, reversed }: SearchedGraph,
  holds: (arc: number) => boolean,
): Uint8Array {
  const { n, offsets, targets } = graph;
  const next = reversed.offsets.slice();
  const bits = new Uint8Array((targets.length >>> 3) + 1);
  for (let u = 0; u < n; u++) {
    for (let a = offsets[u]!; a < offsets[u + 1]!; a++) {
      const place = next[targets[a]!]!++;
      if (holds(a)) bits[place >>> 3]! |= 1 << (place & 7);
    }
  }
  return bits;
}
