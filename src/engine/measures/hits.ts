import { hits } from "../kernels/hits.ts";
import type { CentralityRun } from "./centrality-run.ts";

/**
 * Authorities (who is linked to by good hubs) and hubs (who links to good authorities).
 * @see docs/methods/hits.md
 */
export const hitsRun: CentralityRun = {
  uses: ["weighted", "top"],
  run({ graph, reverse }, { weighted }) {
    const { authorities, hubs, ...convergence } = hits(graph, reverse, { weighted });
    const { iterations, converged } = convergence;
    const isLinked = iterations > 0;
    const unknown = new Float64Array(graph.n).fill(Number.NaN);
    const isKnown = isLinked && converged;
    const swept = `not converged in ${iterations} sweeps`;
    return {
      formula: `HITS authorities, sum 1, ${weighted ? "by weight" : "unweighted"}`,
      values: isKnown ? authorities : unknown,
      hubs: isKnown ? hubs : unknown,
      notes: isKnown ? [] : [isLinked ? swept : "no links: nobody is a hub"],
      convergence,
    };
  },
};
