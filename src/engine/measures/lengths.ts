import type { WeightedCsr } from "../../model/csr.ts";
import { InvalidInputError, type Problem } from "../../model/errors.ts";
import { type EdgeColumns, rowOfEdges, weightedCsrFromEdges } from "../build/weighted-csr.ts";
import type { Links, NodeNames } from "./links.ts";

const MOST_NAMED = 20;

/**
 * Links with lengths. An edge list states them (of parallel links the shortest counts); in a product
 * network a strong link is near: length = 1 / strength, links without strength left out.
 * @throws InvalidInputError `invalid_data` for links of length 0: on a cycle of such, the number of
 *   shortest paths has no end
 * @see docs/methods/betweenness.md#lengths
 */
export function linkLengths(links: Links): WeightedCsr {
  const { names, graph, lengths: stated } = links;
  if (!stated) return inverse(graph);
  const lengths = weightedCsrFromEdges(graph.n, stated, { merging: "least" });
  refuseZero(names, stated, lengths);
  return lengths;
}

function inverse(strengths: WeightedCsr): WeightedCsr {
  const { n, targets, weights } = strengths;
  const rows = rowOfEdges(strengths);
  const kept = [...weights.keys()].filter((e) => (weights[e] ?? 0) > 0);
  return weightedCsrFromEdges(n, {
    sources: kept.map((e) => rows[e] ?? 0),
    targets: kept.map((e) => targets[e] ?? 0),
    weights: kept.map((e) => 1 / (weights[e] ?? 0)),
  });
}

function refuseZero(names: NodeNames, edges: EdgeColumns, { weights }: WeightedCsr): void {
  if (!weights.includes(0)) return;
  const details: Problem[] = [];
  for (let e = 0; e < edges.sources.length && details.length <= MOST_NAMED; e++) {
    const [source, target] = [edges.sources[e] ?? 0, edges.targets[e] ?? 0];
    if (source === target || edges.weights?.[e] !== 0) continue;
    const message = `the link ${names.label(source)} -> ${names.label(target)} has length 0`;
    details.push({ column: "weight", message, expected: "a length above 0" });
  }
  if (details.length === 0) return;
  throw new InvalidInputError("invalid_data", "links of length 0", { details });
}
