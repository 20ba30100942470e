import { pagerank } from "../kernels/pagerank.ts";
import type { CentralityRun } from "./centrality-run.ts";

/**
 * PageRank of every node; weights only if asked for.
 * @see docs/methods/pagerank.md
 */
export const pagerankRun: CentralityRun = {
  uses: ["weighted", "damping", "top"],
  run({ graph, reverse }, { weighted, damping = 0.85 }) {
    const { ranks, ...convergence } = pagerank(graph, reverse, { damping, weighted });
    return {
      formula: `PageRank, damping ${damping}, ${weighted ? "by weight" : "unweighted"}`,
      values: ranks,
      convergence,
    };
  },
};
