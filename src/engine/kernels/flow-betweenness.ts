import type { WeightedCsr } from "../../model/csr.ts";
import { flowNetwork } from "./flow-network.ts";
import { carried, lossWithout, maxFlow } from "./max-flow.ts";
import { type SplitNodes, splitNodes } from "./split-nodes.ts";

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
  const split = splitNodes(graph, from, to);
  const network = flowNetwork(split);
  const ends = { sources: [split.source], sinks: [split.sink] };
  const flow = maxFlow(network, ends, nodeCapacity(graph, split));
  const { total } = flow;
  const arcs = split.edgeOfNode;
  const used = arcs.reduce((count, arc) => count + (flow.flow[arc] === 0 ? 0 : 1), 0);
  if (used * split.targets.length > mostWork) return { total, lost: null };
  const lost = new Float64Array(graph.n);
  const whole = carried(network, flow);
  for (let v = 0; v < graph.n; v++) lost[v] = lossWithout(network, whole, 2 * v, arcs[v]!);
  return { total, lost };
}

/** Nodes and ends have no limit, self-loops carry nothing. */
function nodeCapacity(
  { n, offsets, targets, weights }: WeightedCsr,
  { edgeOfNode, targets: heads }: SplitNodes,
): Float64Array {
  const capacity = new Float64Array(heads.length).fill(Number.POSITIVE_INFINITY);
  for (let v = 0; v < n; v++) {
    const shift = edgeOfNode[v]! + 1 - offsets[v]!;
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      capacity[shift + e] = targets[e] === v ? 0 : weights[e]!;
    }
  }
  return capacity;
}
