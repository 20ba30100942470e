import type { WeightedCsr } from "../../model/csr.ts";
import { type FlowNetwork, flowNetwork, lossWithout, maxFlow } from "./max-flow.ts";
import { splitNodes } from "./split-nodes.ts";

export interface FlowBetweenness {
  /** Most that can flow from `from` to `to` at once. */
  readonly total: number;
  /** Float64Array(n): how much less flows without the node, in the unit of the weights; null: not computed. */
  readonly lost: Float64Array | null;
}

/** Arcs times nodes on the flow; as many take about a minute. */
const MOST_WORK = 1e8;

/**
 * Flow betweenness (Freeman, Borgatti and White 1991): maximum flow with everyone less without v.
 * @param graph edges u -> v, weights = capacities, 0 or more; self-loops carry nothing
 * @param from, to node indices without repeats, on one side each; ends lose all that passes them
 * @param mostWork arcs times nodes on the flow above which only the total is found
 * @see docs/methods/flow-betweenness.md; after one maximum flow, one more round each node on it
 */
export function flowBetweenness(
  graph: WeightedCsr,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  mostWork = MOST_WORK,
): FlowBetweenness {
  const { n } = graph;
  const network = nodeNetwork(graph, from, to);
  const flow = maxFlow(network, 2 * n, 2 * n + 1);
  const { total, residual } = flow;
  let used = 0;
  for (let v = 0; v < n; v++) if (residual[2 * v + 1] !== 0) used++;
  if (used * network.capacity.length > mostWork) return { total, lost: null };
  const lost = new Float64Array(n);
  for (let v = 0; v < n; v++) lost[v] = lossWithout(network, flow, v);
  return { total, lost };
}

/** Node v as arc v, so that taking it away is one capacity set to 0. */
function nodeNetwork(
  graph: WeightedCsr,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
): FlowNetwork {
  const { n, offsets, targets, weights } = graph;
  const { tails, heads, sink } = splitNodes(graph, from, to);
  // More than all edges together: never what limits the flow.
  const capacity = new Float64Array(tails.length).fill(1 + weights.reduce((sum, w) => sum + w, 0));
  for (let v = 0; v < n; v++) {
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      capacity[n + e] = targets[e] === v ? 0 : weights[e]!;
    }
  }
  return flowNetwork(sink + 1, tails, heads, capacity);
}
