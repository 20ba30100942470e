import type { Csr } from "../../model/csr.ts";
import { rowOfEdges, weightedCsrFromEdges } from "./weighted-csr.ts";

/** The same links the other way round; parallel edges are merged, rows sorted by target. O(n + m) */
export function reversedCsr(graph: Csr): Csr {
  const { n, offsets, targets } = weightedCsrFromEdges(graph.n, {
    sources: graph.targets,
    targets: rowOfEdges(graph),
  });
  return { n, offsets, targets };
}
