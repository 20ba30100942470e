import type { LinkOptions } from "../../model/centrality.ts";
import { InvalidInputError, LimitError } from "../../model/errors.ts";
import { hopsFrom } from "../kernels/hops.ts";
import { reachOf, reachOfAll } from "../kernels/reach.ts";
import type { CentralityRun } from "./centrality-run.ts";
import { type Links, nodesNamed } from "./links.ts";
import { endsOf } from "./sides.ts";

/** Above this many node-link pairs the reach of all nodes would take minutes. */
const LARGEST = 4e11;

/**
 * Reach: how many other nodes a node leads to, or with weights (of a product graph) their importance.
 * @see docs/methods/reach-and-tier.md
 */
export const reachRun: CentralityRun = {
  uses: ["weighted", "from", "top"],
  run(links, options) {
    const counts = countsOf(links, options);
    const values = options.from
      ? reachOfSome(links, nodesNamed(links, "from", options.from), counts)
      : reachOfEvery(links, counts);
    return {
      formula: counts ? "importance of the sectors downstream" : "other nodes downstream",
      // Among the nodes downstream a node does not count itself; a sector's importance is its own.
      values: counts ? values : values.map((value) => value && value - 1),
    };
  },
};

/**
 * Tier: fewest steps upstream of the ends; 0 for an end, nodes that lead to none left out.
 * @see docs/methods/reach-and-tier.md#tier
 */
export const tierRun: CentralityRun = {
  uses: ["to", "top"],
  run(links, options) {
    const hops = hopsFrom(links.reverse, endsOf(links, options), links.graph);
    const left = hops.reduce((sum, steps) => sum + (Number.isFinite(steps) ? 0 : 1), 0);
    return {
      formula: "fewest steps upstream of the ends",
      values: Array.from(hops, (steps) => (Number.isFinite(steps) ? steps : undefined)),
      notes: left > 0 ? [`nodes that lead to no end, left out: ${left}`] : [],
    };
  },
};

/** What a node counts: itself, or its importance. Nodes of an edge list have none. */
function countsOf({ network }: Links, { weighted }: LinkOptions): Float64Array | undefined {
  if (!weighted) return undefined;
  if (network) return network.importance;
  const message = "has no meaning for the reach in an edge list: its nodes have no importance";
  throw new InvalidInputError("invalid_option", `weighted ${message}`, {
    details: [{ column: "weighted", pointer: "/weighted", message, expected: "not to be given" }],
  });
}

function reachOfSome(
  { graph }: Links,
  nodes: Uint32Array,
  counts: Float64Array | undefined,
): (number | undefined)[] {
  const values = new Array<number | undefined>(graph.n).fill(undefined);
  for (const u of nodes) values[u] = reachOf(graph, u, counts);
  return values;
}

function reachOfEvery({ graph }: Links, counts: Float64Array | undefined): (number | undefined)[] {
  const { n, targets } = graph;
  if (n * (n + targets.length) > LARGEST) {
    const message = `the reach of all ${n} nodes of a network of ${targets.length} links takes too long`;
    throw new LimitError("too_large", message, {
      details: [{ column: "from", pointer: "/from", message, expected: "some nodes in `from`" }],
    });
  }
  return Array.from(reachOfAll(graph, counts));
}
