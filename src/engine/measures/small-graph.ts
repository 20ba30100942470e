import { DirectedGraph, UndirectedGraph } from "graphology";
import diameter from "graphology-metrics/graph/diameter.js";
import modularity from "graphology-metrics/graph/modularity.js";
import type { Partition } from "../../model/centrality.ts";
import { InvalidInputError, LimitError } from "../../model/errors.ts";
import { rowOfEdges } from "../build/weighted-csr.ts";
import type { CentralityRun } from "./centrality-run.ts";
import type { Links } from "./links.ts";

/** Above this many nodes and links graphology's objects would fill memory and the wait would be long. */
const MOST_PARTS = 50_000;
const MOST_STEPS = 2e8;

/** Share of the possible links that are there. O(n + m) */
export const densityRun: CentralityRun = {
  uses: [],
  run({ graph }) {
    const { n, targets } = graph;
    let loops = 0;
    rowOfEdges(graph).forEach((u, e) => {
      if (targets[e] === u) loops++;
    });
    const value = n < 2 ? null : (targets.length - loops) / (n * (n - 1));
    return { formula: "density, m / (n (n - 1)), without self-loops", extra: { value } };
  },
};

/** Longest of the shortest ways, links taken in both directions. */
export const diameterRun: CentralityRun = {
  uses: [],
  run(links) {
    const graph = undirected(links);
    refuseLong(graph.order * (graph.order + graph.size));
    const longest = graph.order === 1 ? 0 : diameter(graph);
    const isWhole = Number.isFinite(longest) && graph.order > 0;
    return {
      formula: "diameter in steps, links taken in both directions",
      notes: isWhole ? [] : ["the network falls into parts: no diameter"],
      extra: { value: isWhole ? longest : null },
    };
  },
};

/** How much more links stay inside groups that the data give than chance would have it. */
export const modularityRun: CentralityRun = {
  uses: ["weighted", "partition"],
  run(links, { weighted, partition = "kind" }) {
    const groups = groupsOf(links, partition);
    const graph = directed(links);
    const none = groups.filter((group) => group === null).length;
    groups.forEach((group, u) => {
      if (group === null) graph.dropNode(String(u));
      else graph.setNodeAttribute(String(u), "community", group);
    });
    return {
      formula: `directed modularity (Leicht and Newman) by ${partition}, ${weighted ? "by weight" : "unweighted"}`,
      notes: none > 0 ? [`${none} products have no ${partition} and are left out`] : [],
      extra: {
        value:
          strengthOf(graph, weighted) === 0
            ? null
            : modularity(graph, { getEdgeWeight: weighted ? "strength" : null }),
      },
    };
  },
};

type Small = DirectedGraph<{ community?: string }, { strength: number }>;

/** Nodes by index, so that no name can be mistaken; parallel links merged, self-loops left out. */
function directed(links: Links): Small {
  const graph: Small = new DirectedGraph({ allowSelfLoops: false });
  fill(links, (u) => graph.addNode(u), graph.addDirectedEdge.bind(graph));
  return graph;
}

function undirected(links: Links): UndirectedGraph {
  const graph = new UndirectedGraph({ allowSelfLoops: false });
  fill(links, (u) => graph.addNode(u), graph.mergeUndirectedEdge.bind(graph));
  return graph;
}

function fill(
  { graph }: Links,
  addNode: (u: number) => unknown,
  addLink: (u: number, v: number, attributes: { strength: number }) => unknown,
): void {
  refuseLarge(graph.n + graph.targets.length);
  for (let u = 0; u < graph.n; u++) addNode(u);
  const rows = rowOfEdges(graph);
  rows.forEach((u, e) => {
    const v = graph.targets[e] ?? 0;
    if (u !== v) addLink(u, v, { strength: graph.weights[e] ?? 0 });
  });
}

/** All weights together, or the number of links. */
function strengthOf(graph: Small, weighted: boolean): number {
  return weighted ? graph.reduceEdges((sum, _, { strength }) => sum + strength, 0) : graph.size;
}

function groupsOf({ network }: Links, partition: Partition): (string | null)[] {
  if (network) return network.data.tables.products.map((row) => row[partition]);
  const message = "modularity asks for groups of nodes, and an edge list states none";
  const details = [{ column: "measure", pointer: "/measure", message, expected: "a GRAPH" }];
  throw new InvalidInputError("invalid_option", message, { details });
}

function refuseLarge(parts: number): void {
  if (parts <= MOST_PARTS) return;
  const message = `the network has ${parts} nodes and links`;
  throw tooLarge(
    message,
    `at most ${MOST_PARTS}, each of which becomes an object for this measure`,
  );
}

function refuseLong(steps: number): void {
  if (steps <= MOST_STEPS) return;
  const message = `a search from every node would take ${steps} steps`;
  throw tooLarge(message, `at most ${MOST_STEPS}, some seconds`);
}

function tooLarge(message: string, expected: string): LimitError {
  const details = [{ column: "measure", pointer: "/measure", message, expected }];
  return new LimitError("too_large", message, { details });
}
