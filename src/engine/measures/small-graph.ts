import { DirectedGraph } from "graphology";
import betweennessCentrality from "graphology-metrics/centrality/betweenness.js";
import type { Network } from "../build/network.ts";

/** Above this many node-edge pairs betweenness would keep a reader waiting; it is left out. */
const LARGEST = 2e7;

/** The requirement graph as a graphology object: products, and an edge for each input. */
export function productGraph({ products, groups, productIndex }: Network): DirectedGraph {
  const graph = new DirectedGraph({ allowSelfLoops: false });
  for (const id of products) graph.addNode(id);
  for (const { product, members } of groups) {
    for (const { input } of members) {
      if (productIndex.has(input) && input !== product) graph.mergeEdge(input, product);
    }
  }
  return graph;
}

/**
 * Betweenness of every product, normalised by (n - 1)(n - 2), unweighted.
 * @returns null where the network is too large, or the counts of paths overflowed in the library
 * @see docs/methods/chokepoint-score.md#structure; O(n m)
 */
export function betweenness(network: Network): Map<string, number> | null {
  const graph = productGraph(network);
  if (graph.order < 3 || graph.order * graph.size > LARGEST) return null;
  const scores = betweennessCentrality(graph, { normalized: true, getEdgeWeight: null });
  const entries = Object.entries(scores);
  return entries.every(([, score]) => Number.isFinite(score)) ? new Map(entries) : null;
}
