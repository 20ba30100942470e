import fc from "fast-check";
import { weightedCsrFromEdges } from "../../src/engine/build/weighted-csr.ts";
import type { WeightedCsr } from "../../src/model/csr.ts";
import type { LengthEdge } from "./oracle-paths.ts";

/** Rows of a list of edges; of parallel edges the least counts, as for lengths. */
export function lengthGraph(n: number, edges: readonly LengthEdge[]): WeightedCsr {
  return weightedCsrFromEdges(
    n,
    {
      sources: edges.map(([u]) => u),
      targets: edges.map(([, v]) => v),
      weights: edges.map(([, , length]) => length),
    },
    { merging: "least" },
  );
}

/** Rows of links that have no weight. */
export function plainGraph(n: number, edges: readonly (readonly [number, number])[]): WeightedCsr {
  return lengthGraph(
    n,
    edges.map(([u, v]) => [u, v, 1]),
  );
}

/** Small directed graphs with whole lengths: loops, parallel edges, cycles, lonely nodes included. */
export const lengthGraphs = fc.integer({ min: 1, max: 8 }).chain((n) => {
  const node = fc.nat({ max: n - 1 });
  return fc.record({
    n: fc.constant(n),
    edges: fc.array(fc.tuple(node, node, fc.integer({ min: 1, max: 3 })), { maxLength: 24 }),
    sources: fc.uniqueArray(node, { maxLength: n }),
    ends: fc.uniqueArray(node, { maxLength: n }),
  });
});

/** A random graph with hubs, made from whole-number arithmetic alone. */
export function hubGraph(n: number, degree: number, random: () => number): [number, number][] {
  const edges: [number, number][] = [];
  for (let u = 0; u < n; u++) {
    for (let k = 0; k < degree; k++) {
      const v = Math.floor(random() ** 2 * n);
      if (u !== v) edges.push([u, v]);
    }
  }
  return edges;
}

/** `count` diamonds in a row, joined at their ends: nodes 3i are joints, 3i + 1 and 3i + 2 sides. */
export function diamonds(count: number): { n: number; edges: [number, number][] } {
  const edges = Array.from({ length: count }, (_, i): [number, number][] => [
    [3 * i, 3 * i + 1],
    [3 * i, 3 * i + 2],
    [3 * i + 1, 3 * i + 3],
    [3 * i + 2, 3 * i + 3],
  ]);
  return { n: 3 * count + 1, edges: edges.flat() };
}

/** What each node of a row of diamonds carries, worked out by counting pairs on either side. */
export function diamondBetweenness(count: number): number[] {
  return Array.from({ length: 3 * count + 1 }, (_, u) => {
    const i = Math.floor(u / 3);
    if (u % 3 === 0) return 3 * i * (3 * (count - i));
    return ((3 * i + 1) * (3 * (count - 1 - i) + 1)) / 2;
  });
}
