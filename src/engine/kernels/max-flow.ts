import type { EdgeWeights } from "../../model/csr.ts";
import { bitsByHead } from "./flow-network.ts";
import { FlowSearch } from "./flow-search.ts";
import type { SearchedGraph } from "./path-search.ts";

/** Where a flow starts and ends: node indices; no side has a limit of its own. */
export interface FlowEnds {
  readonly sources: ArrayLike<number>;
  readonly sinks: ArrayLike<number>;
}

export interface MaxFlow {
  /** `Infinity` if arcs without limit, or one node on both sides, link them: `flow` is then unfinished. */
  readonly total: number;
  /** Float64Array(arcs): what each arc carries. */
  readonly flow: Float64Array;
  readonly capacity: EdgeWeights;
  /** Room that counts as none. */
  readonly least: number;
}

/**
 * Maximum flow between two sets of nodes by shortest augmenting ways (Ahuja and Orlin 1991).
 * @param network rows by head with their nodes rising, as `turned` gives them
 * @param capacity Array(arcs), 0 or more; `Infinity` for arcs without limit
 * @returns fresh `flow`, exact for whole capacities; else a billionth of a thousandth of the largest
 *   finite capacity counts as nothing
 * @see docs/methods/flow-betweenness.md; O(n^2 arcs) time at worst
 */
export function maxFlow(
  network: SearchedGraph,
  { sources, sinks }: FlowEnds,
  capacity: EdgeWeights,
): MaxFlow {
  const rooms = { capacity, least: leastOf(capacity) };
  const search = new FlowSearch(network, rooms, sinks);
  const total = search.send(sources, Number.POSITIVE_INFINITY);
  return { total, flow: search.flows.all(capacity.length), ...rooms };
}

/** The total of `maxFlow` alone, in less memory: about 40 bytes a node. */
export function maxFlowTotal(
  network: SearchedGraph,
  { sources, sinks }: FlowEnds,
  capacity: EdgeWeights,
): number {
  const search = new FlowSearch(network, { capacity, least: leastOf(capacity) }, sinks);
  return search.send(sources, Number.POSITIVE_INFINITY);
}

/** A maximum flow, and the arcs that carry it with the nodes they leave. */
export interface CarriedFlow extends MaxFlow {
  readonly carriers: { readonly arcs: Uint32Array; readonly tails: Uint32Array };
}

/** Lists the arcs that carry a flow, for `lossWithout`. O(n + arcs) */
export function carried({ graph }: SearchedGraph, flow: MaxFlow): CarriedFlow {
  const arcs: number[] = [];
  const tails: number[] = [];
  for (let u = 0; u < graph.n; u++) {
    for (let a = graph.offsets[u]!; a < graph.offsets[u + 1]!; a++) {
      if (flow.flow[a] === 0) continue;
      arcs.push(a);
      tails.push(u);
    }
  }
  return { ...flow, carriers: { arcs: Uint32Array.from(arcs), tails: Uint32Array.from(tails) } };
}

/**
 * How much less flows from the sources to the sinks without one arc. What the arc carried is sent from its
 * tail to its head along what the others can still take; as much as finds no such way is lost, no more
 * and no less: the difference of two flows falls apart into ways round the arc and ways back.
 * @param flow a maximum flow between one source and one sink
 * @param tail node that the arc leaves
 * @returns 0 or more, in the unit of the capacities; the flow is left as it is
 */
export function lossWithout(
  network: SearchedGraph,
  { flow, capacity, least, carriers }: CarriedFlow,
  tail: number,
  arc: number,
): number {
  const amount = flow[arc]!;
  if (amount === 0) return 0;
  const { targets } = network.graph;
  const head = targets[arc]!;
  const search = new FlowSearch(network, { capacity, least }, [head]);
  const { flows } = search;
  const { arcs, tails } = carriers;
  for (let i = 0; i < arcs.length; i++) {
    const a = arcs[i]!;
    flows.amounts[flows.entryOf(a, tails[i]!, targets[a]!)] = flow[a]!;
  }
  // A full arc takes nothing more, and no shortest way from its tail comes back to it.
  flows.amounts[flows.entryOf(arc, tail, head)] = capacity[arc]!;
  const total = search.send([tail], amount);
  return amount - total > least ? amount - total : 0;
}

/**
 * The source side of a least cut: nodes that the sources still reach beside a maximum flow; of all least
 * cuts the one nearest the sources.
 * @returns Uint8Array(n): 1 for those nodes. O(n + arcs)
 */
export function sourceSide(
  network: SearchedGraph,
  { capacity, flow, least }: MaxFlow,
  sources: ArrayLike<number>,
): Uint8Array {
  const { graph, reversed } = network;
  const carries = bitsByHead(network, (a) => flow[a]! > least);
  const isReached = new Uint8Array(graph.n);
  const queue = new Uint32Array(graph.n);
  let tail = 0;
  const reach = (v: number) => {
    if (isReached[v] === 1) return;
    isReached[v] = 1;
    queue[tail++] = v;
  };
  for (let i = 0; i < sources.length; i++) reach(sources[i]!);
  for (let head = 0; head < tail; head++) {
    const u = queue[head]!;
    for (let a = graph.offsets[u]!; a < graph.offsets[u + 1]!; a++) {
      if (capacity[a]! - flow[a]! > least) reach(graph.targets[a]!);
    }
    for (let i = reversed.offsets[u]!; i < reversed.offsets[u + 1]!; i++) {
      if ((carries[i >>> 3]! & (1 << (i & 7))) !== 0) reach(reversed.targets[i]!);
    }
  }
  return isReached;
}

/** Whole capacities are added and subtracted without error: only of others does dust remain. */
function leastOf(capacity: EdgeWeights): number {
  let largest = 0;
  let areWhole = true;
  for (let a = 0; a < capacity.length; a++) {
    const room = capacity[a]!;
    if (room === Number.POSITIVE_INFINITY) continue;
    if (room > largest) largest = room;
    if (areWhole && room !== Math.floor(room)) areWhole = false;
  }
  return areWhole && largest <= Number.MAX_SAFE_INTEGER ? 0 : largest * 1e-12;
}
