import type { Csr } from "../../model/csr.ts";
import { compareIds } from "../../model/ids.ts";
import { cutParts } from "../kernels/articulation.ts";
import { strongComponents } from "../kernels/components.ts";
import { coreNumbers } from "../kernels/core-number.ts";
import type { CentralityRun } from "./centrality-run.ts";

/**
 * Strong components, numbered along the links: a link never leads to a lower number. The number says
 * nothing of a node: the largest are those in the largest components.
 * @see docs/methods/components.md
 */
export const componentsRun: CentralityRun = {
  uses: ["top"],
  run({ graph, names }) {
    const { count, componentOf, offsets, members } = strongComponents(graph);
    const cycles: string[][] = [];
    for (let c = 0; c < count; c++) {
      const nodes = members.subarray(offsets[c], offsets[c + 1]);
      if (nodes.length > 1) cycles.push(Array.from(nodes, (u) => names.label(u)).sort(compareIds));
    }
    cycles.sort((a, b) => b.length - a.length);
    return {
      formula: "number of the strong component",
      values: componentOf,
      sizes: componentOf.map((c) => (offsets[c + 1] ?? 0) - (offsets[c] ?? 0)),
      extra: { count, cycles },
    };
  },
};

/**
 * Articulation points: true where the undirected graph falls apart without the node.
 * @see docs/methods/articulation.md
 */
export const articulationRun: CentralityRun = {
  uses: ["top"],
  run({ graph, reverse }) {
    const { articulation } = cutParts(graph, reverse);
    return {
      formula: "articulation point of the undirected graph",
      values: Array.from(articulation, (is) => is === 1),
      extra: { count: articulation.reduce((sum, is) => sum + is, 0) },
    };
  },
};

/**
 * Bridges: links without which the undirected graph falls apart; figures are bridges at each node.
 * @see docs/methods/articulation.md#bridges
 */
export const bridgesRun: CentralityRun = {
  uses: ["top"],
  run({ graph, reverse, names }) {
    const [low, high] = cutParts(graph, reverse).bridgeEnds;
    const leadsUp = presentLinks(graph, low, high);
    const at = new Float64Array(graph.n);
    const bridges = Array.from(low, (u, b): [string, string] => {
      const v = high[b] ?? 0;
      at[u] = (at[u] ?? 0) + 1;
      at[v] = (at[v] ?? 0) + 1;
      const [from, to] = leadsUp[b] === 1 ? [u, v] : [v, u];
      return [names.label(from), names.label(to)];
    });
    return {
      formula: "bridges of the undirected graph at the node",
      values: at,
      extra: { count: bridges.length, bridges },
    };
  },
};

/**
 * Core number: the largest k for which the node is in the k-core of the undirected graph.
 * @see docs/methods/core.md
 */
export const kcoreRun: CentralityRun = {
  uses: ["top"],
  run({ graph, reverse }) {
    return {
      formula: "core number in the undirected graph",
      values: coreNumbers(graph, reverse),
    };
  },
};

/**
 * Which of some links the graph has: 1 or 0 each. They come sorted as its rows are, so that one walk
 * along both tells all. O(n + m)
 */
function presentLinks(
  { offsets, targets }: Csr,
  sources: Uint32Array,
  ends: Uint32Array,
): Uint8Array {
  let e = 0;
  return Uint8Array.from(sources, (u, b) => {
    const v = ends[b] ?? 0;
    const end = offsets[u + 1] ?? 0;
    e = Math.max(e, offsets[u] ?? 0);
    while (e < end && (targets[e] ?? 0) < v) e++;
    return e < end && targets[e] === v ? 1 : 0;
  });
}
