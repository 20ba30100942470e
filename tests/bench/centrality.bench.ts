import { betweenness } from "../../src/engine/kernels/betweenness.ts";
import { strongComponents } from "../../src/engine/kernels/components.ts";
import { pagerank } from "../../src/engine/kernels/pagerank.ts";
import type { BenchCase } from "./bench-case.ts";
import { consumed } from "./bench-case.ts";
import { randomGraph } from "./networks.ts";

/** Sources searched where a search from every node takes too long. */
const MOST_SOURCES = 500;

function betweennessOn(links: number, iterations: number): BenchCase {
  return {
    name: `betweenness/random/1e${Math.log10(links)}`,
    iterations,
    prepare: () => {
      const graph = randomGraph(links);
      const count = Math.min(graph.n, MOST_SOURCES);
      const sources = Uint32Array.from({ length: count }, (_, i) =>
        Math.floor((i * graph.n) / count),
      );
      const ends = new Float64Array(graph.n).fill(1);
      const run = () => consumed(betweenness(graph, sources, ends).sums);
      return { n: graph.n, m: graph.targets.length, run };
    },
  };
}

function pagerankOn(links: number, iterations: number): BenchCase {
  return {
    name: `pagerank/random/1e${Math.log10(links)}`,
    iterations,
    prepare: () => {
      const graph = randomGraph(links);
      const run = () => consumed(pagerank(graph).ranks);
      return { n: graph.n, m: graph.targets.length, run };
    },
  };
}

function componentsOn(links: number, iterations: number): BenchCase {
  return {
    name: `components/random/1e${Math.log10(links)}`,
    iterations,
    prepare: () => {
      const graph = randomGraph(links);
      const run = () => consumed(strongComponents(graph).componentOf);
      return { n: graph.n, m: graph.targets.length, run };
    },
  };
}

export const CENTRALITY_CASES: readonly BenchCase[] = [
  betweennessOn(1_000, 400),
  betweennessOn(10_000, 6),
  betweennessOn(100_000, 1),
  pagerankOn(1_000, 3_000),
  pagerankOn(10_000, 300),
  pagerankOn(100_000, 20),
  componentsOn(100_000, 200),
  componentsOn(1_000_000, 10),
];
