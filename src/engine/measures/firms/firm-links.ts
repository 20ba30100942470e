import type { LinkOptions } from "../../../model/centrality.ts";
import type { FirmGraph } from "../../build/firm-graph.ts";
import { textAt } from "../../build/packed-texts.ts";
import type { EdgeColumns } from "../../build/weighted-csr.ts";
import type { Links } from "../links.ts";

/** Links of a network of firms, supplier to customer, as `linksOfEdges` gives them of its edge list; no copy. O(1) */
export function linksOfFirms(
  { n, labels, sales, purchases, stated }: FirmGraph,
  { reverse, weighted, measure }: Pick<LinkOptions, "reverse" | "weighted" | "measure">,
): Links {
  const [graph, turned] = reverse ? [purchases, sales] : [sales, purchases];
  const hasLengths = weighted && measure === "betweenness";
  return {
    names: { size: n, label: (u) => textAt(labels, u) },
    graph,
    reverse: turned,
    hasWeights: stated.weights !== null,
    lengths: hasLengths ? lengthsOf(stated, reverse) : null,
    network: null,
    notes: [],
  };
}

function lengthsOf(
  { sources, targets, weights }: FirmGraph["stated"],
  reverse: boolean,
): EdgeColumns {
  const [from, to] = reverse ? [targets, sources] : [sources, targets];
  return { sources: from, targets: to, weights: weights ?? undefined };
}
