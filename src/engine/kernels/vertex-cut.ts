import type { Csr } from "../../model/csr.ts";
import { flowNetwork } from "./flow-network.ts";
import { type MaxFlow, maxFlow, sourceSide } from "./max-flow.ts";
import type { SearchedGraph } from "./path-search.ts";
import { splitNodes } from "./split-nodes.ts";

/** Which nodes routes run between, and which of them no cut may take. */
export interface CutQuestion {
  /** Node indices without repeats; no node is on both sides. */
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  /** Uint8Array(n): 1 for nodes that stay; routes may share them where they are ends. */
  readonly kept: Uint8Array;
}

export interface VertexCut {
  /** Fewest nodes that separate the sides; `Infinity` if nodes that stay link them. */
  readonly size: number;
  /** Uint32Array(size), ascending: of all least cuts the one nearest `from`; empty if infinite. */
  readonly cut: Uint32Array;
  /** Most routes of which no two share a node, kept ends apart; a direct link is one route. */
  readonly routes: number;
}

/**
 * Least vertex cut and node-disjoint routes (Menger 1927) by node splitting and maximum flow.
 * @param graph edges u -> v; self-loops and parallel edges change nothing
 * @see docs/methods/minimum-cut.md; O(m sqrt(n)) time, O(n + m) space
 */
export function minVertexCut(graph: Csr, question: CutQuestion): VertexCut {
  const { n } = graph;
  const { kept } = question;
  const split = splitOf(graph, question);
  const isEnd = markEnds(n, question);
  // No set of other nodes is as large as this: an arc that wide is never part of a least cut.
  const unlimited = n + 1;
  const widest = solve(split, (v) => (kept[v] === 1 ? unlimited : 1), unlimited);
  const { total } = widest;
  const isSame = total < unlimited && kept.every((is, v) => is === 0 || isEnd[v] === 1);
  const routes = isSame
    ? total // Menger: no kept node in between, no kept ends directly linked
    : solve(split, (v) => (kept[v] === 1 && isEnd[v] === 1 ? unlimited : 1), 1).total;
  if (total >= unlimited) {
    return { size: Number.POSITIVE_INFINITY, cut: new Uint32Array(0), routes };
  }
  const cut = new Uint32Array(total);
  const isNear = sourceSide(split.network, widest, [split.source]);
  let size = 0;
  for (let v = 0; v < n; v++) {
    if (isNear[2 * v] === 1 && isNear[2 * v + 1] === 0) cut[size++] = v;
  }
  return { size, cut, routes };
}

export interface DisjointRoutes {
  readonly count: number;
  /** Uint8Array(n): 1 for nodes on one set of such routes; without any other node it is as large. */
  readonly used: Uint8Array;
}

/** The routes of `minVertexCut` without the cut. O(m sqrt(n)) time, O(n + m) space */
export function disjointRoutes(graph: Csr, question: CutQuestion): DisjointRoutes {
  const { kept } = question;
  const isEnd = markEnds(graph.n, question);
  const width = (v: number) => (kept[v] === 1 && isEnd[v] === 1 ? graph.n + 1 : 1);
  const split = splitOf(graph, question);
  const { total, flow } = solve(split, width, 1);
  const used = Uint8Array.from(split.arcs, (arc) => (flow[arc] === 0 ? 0 : 1));
  return { count: total, used };
}

interface Split {
  readonly network: SearchedGraph;
  readonly source: number;
  readonly sink: number;
  /** Uint32Array(n): arc of each node. */
  readonly arcs: Uint32Array;
  /** Arcs from the source and to the sink. */
  readonly ends: Uint32Array;
  /** Arcs of edges that stand in their row a second time: they add no route. */
  readonly repeats: readonly number[];
}

function splitOf(graph: Csr, { from, to }: CutQuestion): Split {
  const { n, offsets, targets } = graph;
  const { edgesOfEnds: ends, source, sink, ...split } = splitNodes(graph, from, to);
  const arcs = split.edgeOfNode;
  const seenFrom = new Int32Array(n).fill(-1);
  const repeats: number[] = [];
  for (let v = 0; v < n; v++) {
    const shift = arcs[v]! + 1 - offsets[v]!;
    for (let e = offsets[v]!; e < offsets[v + 1]!; e++) {
      if (seenFrom[targets[e]!] === v) repeats.push(shift + e);
      seenFrom[targets[e]!] = v;
    }
  }
  return { network: flowNetwork(split), source, sink, arcs, ends, repeats };
}

function solve(
  { network, source, sink, arcs, ends, repeats }: Split,
  widthOf: (v: number) => number,
  edgeWidth: number,
): MaxFlow {
  const widths = new Float64Array(network.graph.targets.length).fill(edgeWidth);
  arcs.forEach((arc, v) => {
    widths[arc] = widthOf(v);
  });
  for (const arc of repeats) widths[arc] = 0;
  for (const arc of ends) widths[arc] = Number.POSITIVE_INFINITY;
  return maxFlow(network, { sources: [source], sinks: [sink] }, widths);
}

function markEnds(n: number, { from, to }: CutQuestion): Uint8Array {
  const isEnd = new Uint8Array(n);
  for (let i = 0; i < from.length; i++) isEnd[from[i]!] = 1;
  for (let i = 0; i < to.length; i++) isEnd[to[i]!] = 1;
  return isEnd;
}
