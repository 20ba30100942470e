import fc from "fast-check";
import { csrFromEdges } from "../../src/engine/build/csr.ts";
import type { Csr } from "../../src/model/csr.ts";
import type { Edge } from "./oracles-structure.ts";

/** Rows of a graph given as pairs; parallel edges and self-loops stay. */
export const graphOf = (n: number, edges: readonly Edge[]): Csr =>
  csrFromEdges(
    n,
    edges.map(([u]) => u),
    edges.map(([, v]) => v),
  );

/** Any small graph: self-loops, parallel edges, cycles and nodes without edges included. */
export const smallGraphs = (most = 8, mostEdges = 20) =>
  fc.integer({ min: 1, max: most }).chain((n) => {
    const node = fc.nat({ max: n - 1 });
    return fc.record({
      n: fc.constant(n),
      edges: fc.array(fc.tuple(node, node), { maxLength: mostEdges }),
    });
  });

/** The graph with node u called `order[u]`. */
export const renumbered = (edges: readonly Edge[], order: readonly number[]): Edge[] =>
  edges.map(([u, v]) => [order[u]!, order[v]!]);

/** An order of 0 .. n - 1 for `renumbered`. */
export const orders = (n: number) =>
  fc.shuffledSubarray(
    Array.from({ length: n }, (_, u) => u),
    { minLength: n, maxLength: n },
  );

/** A chain 0 -> 1 -> .. -> n - 1. */
export function chainOf(n: number): Csr {
  const sources = Uint32Array.from({ length: n - 1 }, (_, u) => u);
  return csrFromEdges(
    n,
    sources,
    sources.map((u) => u + 1),
  );
}
