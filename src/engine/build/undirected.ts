import type { Csr } from "../../model/csr.ts";
import { rowOfEdges, weightedCsrFromEdges } from "./weighted-csr.ts";

/**
 * The simple undirected graph underneath: every link once in the row of each of its ends, links a -> b
 * and b -> a and their repeats are one link, self-loops are left out.
 * @returns a fresh symmetric Csr, rows sorted by target. O(n + m)
 */
export function undirectedCsr(graph: Csr): Csr {
  const { n, targets } = graph;
  const rows = rowOfEdges(graph);
  const ends: [Uint32Array, Uint32Array] = [rows.slice(), targets.slice()];
  let m = 0;
  for (let e = 0; e < targets.length; e++) {
    const u = rows[e] ?? 0;
    const v = targets[e] ?? 0;
    if (u === v) continue;
    ends[0][m] = Math.min(u, v);
    ends[1][m++] = Math.max(u, v);
  }
  const low = ends[0].subarray(0, m);
  const high = ends[1].subarray(0, m);
  const sources = new Uint32Array(2 * m);
  const both = new Uint32Array(2 * m);
  sources.set(low);
  sources.set(high, m);
  both.set(high);
  both.set(low, m);
  const { offsets, targets: merged } = weightedCsrFromEdges(n, { sources, targets: both });
  return { n, offsets, targets: merged };
}

/** The same links the other way round; parallel edges are merged, rows sorted by target. O(n + m) */
export function reversedCsr(graph: Csr): Csr {
  const { n, offsets, targets } = weightedCsrFromEdges(graph.n, {
    sources: graph.targets,
    targets: rowOfEdges(graph),
  });
  return { n, offsets, targets };
}
