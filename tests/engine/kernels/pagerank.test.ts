import fc from "fast-check";
import { MultiDirectedGraph } from "graphology";
import graphologyPagerank from "graphology-metrics/centrality/pagerank.js";
import { describe, expect, test } from "vitest";
import { reverseCsr } from "../../../src/engine/build/weighted-csr.ts";
import { pagerank } from "../../../src/engine/kernels/pagerank.ts";
import { seededRandom } from "../../../src/engine/kernels/random.ts";
import { chooseKernel, kernelInUse } from "../../../src/engine/wasm/kernels.ts";
import type { WeightedCsr } from "../../../src/model/csr.ts";
import { hubGraph, lengthGraph, lengthGraphs, plainGraph } from "../../support/link-graphs.ts";
import { solve } from "../../support/oracle-linear.ts";

const ranked = (graph: WeightedCsr, options: Parameters<typeof pagerank>[2] = {}) =>
  pagerank(graph, reverseCsr(graph), options);

/** From the definition: a linear system, dangling nodes as rows that link to all. */
function naive({ n, offsets, targets, weights }: WeightedCsr, d: number, weighted: boolean) {
  const step = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let u = 0; u < n; u++) {
    const row = [...targets.subarray(offsets[u]!, offsets[u + 1]!)];
    const amounts = row.map((_, i) => (weighted ? weights[offsets[u]! + i]! : 1));
    const sum = amounts.reduce((total, amount) => total + amount, 0);
    for (let v = 0; v < n; v++) step[u]![v] = sum === 0 ? 1 / n : 0;
    row.forEach((v, i) => {
      if (sum > 0) step[u]![v]! += amounts[i]! / sum;
    });
  }
  const matrix = step.map((_, v) => step.map((row, u) => (u === v ? 1 : 0) - d * row[v]!));
  return solve(matrix, new Array<number>(n).fill((1 - d) / n));
}

describe("worked by hand", () => {
  test("no node, one node, no links, a cycle: everybody alike", () => {
    expect(ranked(plainGraph(0, []))).toMatchObject({
      ranks: new Float64Array(),
      converged: true,
    });
    expect([...ranked(plainGraph(1, [[0, 0]])).ranks]).toEqual([1]);
    expect([...ranked(plainGraph(2, [])).ranks]).toEqual([0.5, 0.5]);
    const cycle = ranked(
      plainGraph(3, [
        [0, 1],
        [1, 2],
        [2, 0],
      ]),
    );
    for (const rank of cycle.ranks) expect(rank).toBeCloseTo(1 / 3, 12);
  });

  test("a link into a dangling node: x = 1 / (2 + d), the other 1 + d times as much", () => {
    const { ranks } = ranked(plainGraph(2, [[0, 1]]));
    expect(ranks[0]).toBeCloseTo(1 / 2.85, 11);
    expect(ranks[1]).toBeCloseTo(1.85 / 2.85, 11);
  });

  test("damping 0 forgets the links; a row whose weights are all 0 is dangling", () => {
    const graph = lengthGraph(3, [
      [0, 1, 0],
      [0, 2, 0],
      [1, 2, 5],
    ]);
    for (const rank of ranked(graph, { damping: 0 }).ranks) expect(rank).toBeCloseTo(1 / 3, 15);
    const { ranks } = ranked(graph, { weighted: true });
    naive(graph, 0.85, true).forEach((rank, u) => {
      expect(ranks[u]).toBeCloseTo(rank, 11);
    });
  });
});

test("solves its linear system, with weights and without; sums to 1", () => {
  fc.assert(
    fc.property(
      lengthGraphs,
      fc.constantFrom(0.2, 0.85, 0.99),
      fc.boolean(),
      ({ n, edges }, damping, weighted) => {
        const graph = lengthGraph(n, edges);
        const { ranks, converged, lastChange } = ranked(graph, { damping, weighted });
        expect(converged).toBe(true);
        const bound = (lastChange * damping) / (1 - damping) + 1e-12;
        const expected = naive(graph, damping, weighted);
        const distance = expected.reduce((sum, rank, u) => sum + Math.abs(rank - ranks[u]!), 0);
        expect(distance).toBeLessThanOrEqual(bound);
        expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo(1, 10);
      },
    ),
  );
});

test("equals graphology-metrics where nothing dangles", () => {
  const edges = [0, 1, 2, 3, 4, 5, 6].flatMap((u): [number, number][] => [
    [u, (u + 1) % 7],
    [u, (u * u + 3) % 7],
  ]);
  const graph = plainGraph(7, edges);
  const other = new MultiDirectedGraph();
  for (let u = 0; u < 7; u++) other.addNode(u);
  for (let u = 0; u < 7; u++)
    for (let e = graph.offsets[u]!; e < graph.offsets[u + 1]!; e++)
      other.addDirectedEdge(u, graph.targets[e]!);
  const scores = graphologyPagerank(other, {
    getEdgeWeight: null,
    tolerance: 1e-14,
    maxIterations: 1000,
  });
  ranked(graph).ranks.forEach((rank, u) => {
    expect(rank).toBeCloseTo(scores[u]!, 10);
  });
});

test("laws: renumbering permutes, a unit of weight is any", () => {
  fc.assert(
    fc.property(lengthGraphs, fc.nat(), ({ n, edges }, shift) => {
      const { ranks } = ranked(lengthGraph(n, edges), { weighted: true });
      const moved = ranked(
        lengthGraph(
          n,
          edges.map(([u, v, w]) => [(u + shift) % n, (v + shift) % n, 1000 * w]),
        ),
        { weighted: true },
      ).ranks;
      ranks.forEach((rank, u) => {
        expect(moved[(u + shift) % n]).toBeCloseTo(rank, 10);
      });
    }),
  );
});

test("a large network: compiled and plain sweeps give the same bits", () => {
  const graph = plainGraph(32_000, hubGraph(32_000, 9, seededRandom(2)));
  const reverse = reverseCsr(graph);
  const rank = (kernel: "wasm" | "js") => {
    chooseKernel(kernel);
    expect(kernelInUse()).toBe(kernel);
    return pagerank(graph, reverse);
  };
  try {
    const compiled = rank("wasm");
    expect(compiled.converged).toBe(true);
    expect(rank("js")).toEqual(compiled);
    const weighted = pagerank(graph, reverse, { weighted: true }).ranks;
    compiled.ranks.forEach((share, u) => {
      expect(Math.abs(weighted[u]! - share)).toBeLessThan(1e-12);
    });
  } finally {
    chooseKernel("wasm");
  }
});

test("says so when it is stopped before it converges", () => {
  const back = plainGraph(3, [
    [0, 1],
    [1, 2],
    [2, 0],
    [1, 0],
  ]);
  expect(ranked(back, { maxSweeps: 2 })).toMatchObject({ converged: false, iterations: 2 });
});

test("cycles against their numbers come to rest though their changes shrink in turns", () => {
  const cycle = (n: number, damping: number) => {
    const links = Array.from({ length: n }, (_, u): [number, number] => [u, (u + n - 1) % n]);
    return ranked(plainGraph(n + 1, [...links, [0, n]]), { damping });
  };
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 40 }), fc.constantFrom(0.85, 0.99), (n, damping) => {
      const { ranks, converged, lastChange } = cycle(n, damping);
      expect(converged).toBe(true);
      expect(lastChange).toBeLessThan(1e-12);
      expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo(1, 12);
    }),
  );
});

test("a star of 50 000 suppliers comes to rest; sums over many do not hum", () => {
  const leaves = 50_000;
  const star = plainGraph(
    leaves + 1,
    Array.from({ length: leaves }, (_, leaf): [number, number] => [leaf + 1, 0]),
  );
  const { ranks, converged, iterations, lastChange } = ranked(star);
  expect({ converged, isQuick: iterations < 300 }).toEqual({ converged: true, isQuick: true });
  expect(lastChange).toBeLessThan(1e-12);
  // hub = leaf + leaves * d * leaf, and all sum to 1
  expect(ranks[0]! / ranks[1]!).toBeCloseTo(1 + leaves * 0.85, 6);
  expect(ranks[0]! + leaves * ranks[1]!).toBeCloseTo(1, 12);
});
