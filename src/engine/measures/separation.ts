import { InvalidInputError } from "../../model/errors.ts";
import { compareIds } from "../../model/ids.ts";
import type { Network } from "../build/network.ts";
import { weightedCsrFromEdges } from "../build/weighted-csr.ts";
import { immediateDominators, SUPER_SOURCE, UNREACHED } from "../kernels/dominators.ts";
import { flowBetweenness } from "../kernels/flow-betweenness.ts";
import { minVertexCut } from "../kernels/vertex-cut.ts";
import type { CentralityRun } from "./centrality-run.ts";
import type { Links } from "./links.ts";
import { sidesOf, startsOf } from "./sides.ts";

/**
 * Immediate dominator of every node that the starts reach; null: the super-source alone.
 * @see docs/methods/dominators.md
 */
export const dominatorsRun: CentralityRun = {
  uses: ["from", "top"],
  run(links, options) {
    const { graph, reverse, names } = links;
    const starts = startsOf(links, options);
    const idom = immediateDominators(graph, reverse, starts);
    const reached = idom.reduce((sum, d) => sum + (d === UNREACHED ? 0 : 1), 0);
    return {
      formula: "immediate dominator from a super-source that leads to every start",
      values: Array.from(idom, (d) => {
        if (d === UNREACHED) return undefined;
        return d === SUPER_SOURCE ? null : names.label(d);
      }),
      extra: { count: reached },
      notes: [
        `starts: ${starts.length}; nodes that no start reaches, left out: ${graph.n - reached}`,
      ],
    };
  },
};

/**
 * Fewest nodes that separate the starts from the ends, and routes that share no node.
 * @see docs/methods/minimum-cut.md
 */
export const mincutRun: CentralityRun = {
  uses: ["from", "to"],
  run(links, options) {
    const { graph, names, network } = links;
    const sides = sidesOf(links, options);
    const isPair = options.from?.length === 1 && options.to?.length === 1;
    const kept = new Uint8Array(graph.n);
    for (const u of [...sides.from, ...sides.to]) {
      if (isPair || network?.sector[u] === 1) kept[u] = 1;
    }
    const { size, cut, routes } = minVertexCut(graph, { ...sides, kept });
    const stay = isPair ? "both ends stay" : network ? "sectors stay" : "ends may be cut";
    return {
      formula: `least vertex cut between starts and ends, ${stay}`,
      extra: {
        value: Number.isFinite(size) ? size : null,
        cut: Array.from(cut, (u) => names.label(u)).sort(compareIds),
        routes,
      },
      notes: [`starts: ${sides.from.length}, ends: ${sides.to.length}`],
    };
  },
};

/**
 * Flow betweenness: how much less can flow from the starts to the ends without the node.
 * @see docs/methods/flow-betweenness.md
 */
export const flowRun: CentralityRun = {
  uses: ["weighted", "from", "to", "top"],
  run(links, options) {
    const { from, to } = sidesOf(links, options);
    const graph = capacities(links, options);
    const { total, lost } = flowBetweenness(graph, from, to);
    const notes = lost ? [] : ["flow betweenness left out: too many nodes carry the flow"];
    return {
      formula: "maximum flow from starts to ends, less the same without the node",
      ...(lost ? { values: lost } : {}),
      extra: { maxFlow: total },
      notes: [`capacity of a link: ${capacityName(links, options)}`, ...notes],
    };
  },
};

interface FlowOptions {
  readonly weighted: boolean;
  readonly reverse: boolean;
}

function capacityName({ network }: Links, { weighted }: FlowOptions): string {
  if (!weighted) return "1";
  return network ? "share of the input's output that it takes" : "its weight";
}

function capacities({ graph, network }: Links, { weighted, reverse }: FlowOptions): Links["graph"] {
  if (!weighted) return { ...graph, weights: new Float64Array(graph.targets.length).fill(1) };
  return network ? usedShares(network, reverse) : graph;
}

/** @throws InvalidInputError `invalid_option` if the data do not say how much of an input a link takes */
function usedShares({ groups, productIndex, products }: Network, reverse: boolean): Links["graph"] {
  const ends: [number[], number[]] = [[], []];
  const shares: number[] = [];
  const unknown: string[] = [];
  for (const { product, members } of groups) {
    for (const { input, row } of members) {
      const from = productIndex.get(input);
      const to = productIndex.get(product);
      if (from === undefined || to === undefined) continue;
      if (row.useShare === null) unknown.push(`${input}->${product}`);
      ends[0].push(from);
      ends[1].push(to);
      shares.push(row.useShare ?? 0);
    }
  }
  if (unknown.length > 0) {
    const message = `the use share of ${unknown.length} inputs is not known, ${unknown[0]} first`;
    throw new InvalidInputError("invalid_option", message, {
      details: [
        { column: "weighted", pointer: "/weighted", message, expected: "known use shares" },
      ],
    });
  }
  const [sources, targets] = reverse ? [ends[1], ends[0]] : ends;
  return weightedCsrFromEdges(products.length, { sources, targets, weights: shares });
}
