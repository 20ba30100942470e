import { rowOfEdges } from "../build/weighted-csr.ts";
import type { CentralityRun } from "./centrality-run.ts";

/** Links of each node, in and out, as a share of the other nodes. O(n + m) */
export const degreeRun: CentralityRun = {
  uses: ["top"],
  run({ graph }) {
    const values = new Float64Array(graph.n);
    rowOfEdges(graph).forEach((u, e) => {
      const v = graph.targets[e] ?? 0;
      if (u === v) return;
      values[u] = (values[u] ?? 0) + 1;
      values[v] = (values[v] ?? 0) + 1;
    });
    const others = Math.max(1, graph.n - 1);
    return {
      formula: "degree centrality, (links in + links out) / (n - 1), without self-loops",
      values: values.map((links) => links / others),
    };
  },
};
