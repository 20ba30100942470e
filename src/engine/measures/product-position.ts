import type { WeightedCsr } from "../../model/csr.ts";
import type { Structure } from "../../model/structure.ts";
import type { Network } from "../build/network.ts";
import { reverseCsr } from "../build/weighted-csr.ts";
import { cutParts } from "../kernels/articulation.ts";
import { strongComponents } from "../kernels/components.ts";
import { coreNumbers } from "../kernels/core-number.ts";
import { pagerank } from "../kernels/pagerank.ts";
import { normalisedBetweenness } from "./betweenness.ts";
import { linksOfNetwork } from "./links.ts";

/** Where one product stands in the requirement graph. */
export type Position = Pick<
  Structure,
  "betweenness" | "betweennessRank" | "pagerank" | "articulation" | "core" | "component"
>;

/** Several products at once stand nowhere. */
export const NO_POSITION: Position = {
  betweenness: null,
  betweennessRank: null,
  pagerank: null,
  articulation: null,
  core: null,
  component: null,
};

/** Betweenness that differs by less is the same: rounding. */
const SAME = 1e-12;

/**
 * Where every product stands, all at once.
 * @returns by product index
 * @see docs/methods/chokepoint-score.md#structure
 */
export function positions(network: Network): Position[] {
  const { graph } = linksOfNetwork(network, { reverse: false });
  const between = normalisedBetweenness(graph);
  const scores = network.products.map((_, at) => between?.[at] ?? 0);
  const falling = [...scores].sort((a, b) => b - a);
  const reverse = reverseCsr(graph);
  const ranks = pagerank(reverse, graph, { weighted: true });
  const { articulation } = cutParts(graph, reverse);
  const cores = coreNumbers(graph, reverse);
  const cycles = cycleSizes(graph, reverse);
  return network.products.map((_, at) => ({
    betweenness: between ? (scores[at] ?? 0) : null,
    betweennessRank: between ? placeAmong(falling, scores[at] ?? 0) : null,
    pagerank: ranks.converged ? (ranks.ranks[at] ?? null) : null,
    articulation: articulation[at] === 1,
    core: cores[at] ?? 0,
    component: cycles[at] ?? null,
  }));
}

/** One more than there are larger values; `falling` is sorted. O(log n) */
function placeAmong(falling: readonly number[], value: number): number {
  let low = 0;
  let high = falling.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((falling[middle] ?? 0) > value + SAME) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

function cycleSizes(graph: WeightedCsr, reverse: WeightedCsr): (number | null)[] {
  const { componentOf, offsets } = strongComponents(graph, reverse);
  return Array.from(componentOf, (c) => {
    const size = (offsets[c + 1] ?? 0) - (offsets[c] ?? 0);
    return size > 1 ? size : null;
  });
}
