import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reverseCsr } from "../../../src/engine/build/weighted-csr.ts";
import { katz } from "../../../src/engine/kernels/katz.ts";
import { spectralRadius } from "../../../src/engine/kernels/spectral-radius.ts";
import type { WeightedCsr } from "../../../src/model/csr.ts";
import { diamonds, lengthGraph, lengthGraphs, plainGraph } from "../../support/link-graphs.ts";
import { solve } from "../../support/oracle-linear.ts";

const both = (edges: [number, number][]) =>
  edges.flatMap(
    ([u, v]) =>
      [
        [u, v],
        [v, u],
      ] as const,
  );

function naive({ n, offsets, targets, weights }: WeightedCsr, alpha: number, weighted: boolean) {
  const matrix = Array.from({ length: n }, (_, v) =>
    Array.from({ length: n }, (_, u) => (u === v ? 1 : 0)),
  );
  for (let u = 0; u < n; u++)
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++)
      matrix[targets[e]!]![u]! -= alpha * (weighted ? weights[e]! : 1);
  return solve(matrix, new Array<number>(n).fill(1));
}

describe("spectral radius", () => {
  const complete = (n: number) =>
    Array.from({ length: n * n }, (_, i): [number, number] => [Math.floor(i / n), i % n]).filter(
      ([u, v]) => u !== v,
    );
  test.each([
    ["nothing", 0, [], 0],
    ["no cycle", 7, diamonds(2).edges, 0],
    [
      "self-loop",
      2,
      [
        [0, 0],
        [0, 1],
      ],
      1,
    ],
    [
      "cycle",
      5,
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 0],
      ],
      1,
    ],
    ["complete graph", 5, complete(5), 4],
    [
      "star",
      5,
      both([
        [0, 1],
        [0, 2],
        [0, 3],
        [0, 4],
      ]),
      2,
    ],
    [
      "path both ways",
      4,
      both([
        [0, 1],
        [1, 2],
        [2, 3],
      ]),
      (1 + Math.sqrt(5)) / 2,
    ],
    [
      "the larger of two cycles",
      5,
      [
        [0, 1],
        [1, 0],
        [1, 2],
        ...both([
          [2, 3],
          [3, 4],
          [4, 2],
        ]),
      ],
      2,
    ],
    [
      "golden ratio",
      2,
      [
        [0, 0],
        [0, 1],
        [1, 0],
      ],
      (1 + Math.sqrt(5)) / 2,
    ],
  ] as [string, number, [number, number][], number][])("%s", (_, n, edges, expected) => {
    const { low, high } = spectralRadius(plainGraph(n, edges));
    expect(low).toBeLessThanOrEqual(high);
    expect(low).toBeCloseTo(expected, 10);
    expect(high).toBeCloseTo(expected, 10);
  });

  test("scales with the weights, is the same turned round, stops at a threshold", () => {
    fc.assert(
      fc.property(lengthGraphs, ({ n, edges }) => {
        const graph = lengthGraph(n, edges);
        const { low, high } = spectralRadius(graph, { weighted: true });
        const twice = { ...graph, weights: graph.weights.map((w) => 2 * w) };
        expect(spectralRadius(twice, { weighted: true }).high).toBeCloseTo(2 * high, 8);
        expect(spectralRadius(reverseCsr(graph), { weighted: true }).high).toBeCloseTo(high, 8);
        expect(high - low).toBeLessThanOrEqual(1e-9 * high);
        const early = spectralRadius(graph, { weighted: true, threshold: 2.5 });
        expect(early.high < 2.5 || early.low >= 2.5).toBe(true);
        expect(early.high < 2.5).toBe(high < 2.5);
      }),
    );
  });

  test("entries that would underflow leave the bounds sound", () => {
    // A hub of 40 that a ring of 400 nodes leads back to: shares along the ring fall like 40^-400.
    const hub = complete(41);
    const ring = Array.from({ length: 400 }, (_, i): [number, number] => [40 + i, 41 + i]);
    const { low, high } = spectralRadius(plainGraph(441, [...hub, ...ring, [440, 0]]), {
      maxSweeps: 2000,
    });
    expect(high).toBeCloseTo(40, 6);
    expect(low).toBeLessThanOrEqual(high);
  });
});

describe("Katz scores", () => {
  test("by hand: a path, a star, a cycle, a self-loop", () => {
    const path = plainGraph(3, [
      [0, 1],
      [1, 2],
    ]);
    expect([...katz(reverseCsr(path), { alpha: 0.5 }).scores]).toEqual([1, 1.5, 1.75]);
    const star = plainGraph(3, [
      [1, 0],
      [2, 0],
    ]);
    expect([...katz(reverseCsr(star), { alpha: 0.5 }).scores]).toEqual([2, 1, 1]);
    const cycle = plainGraph(2, [
      [0, 1],
      [1, 0],
    ]);
    for (const score of katz(reverseCsr(cycle), { alpha: 0.5 }).scores)
      expect(score).toBeCloseTo(2, 11);
    expect([...katz(reverseCsr(plainGraph(1, [[0, 0]])), { alpha: 0.5 }).scores]).toEqual([2]);
    expect(katz(plainGraph(0, []), { alpha: 0.5 })).toMatchObject({ converged: true });
  });

  test("solves its linear system for every alpha below the limit", () => {
    fc.assert(
      fc.property(lengthGraphs, fc.constantFrom(0.1, 0.5, 0.9), fc.boolean(), (sketch, part, w) => {
        const graph = lengthGraph(sketch.n, sketch.edges);
        const { high } = spectralRadius(graph, { weighted: w });
        const alpha = part / Math.max(1, high);
        const { scores, converged } = katz(reverseCsr(graph), { alpha, weighted: w });
        expect(converged).toBe(true);
        naive(graph, alpha, w).forEach((score, u) => {
          expect(Math.abs(scores[u]! - score)).toBeLessThanOrEqual(1e-9 * score);
        });
      }),
    );
  });

  test("without cycles it is exact in one sweep, however deep", () => {
    const { n, edges } = diamonds(20_000);
    const { scores, iterations, converged } = katz(reverseCsr(plainGraph(n, edges)), {
      alpha: 0.5,
    });
    expect([iterations, converged]).toEqual([1, true]);
    // A joint j has j diamonds behind it, each adding one for the sides and one for the joint.
    expect(scores[3]).toBe(1 + 0.5 * 2 * 1.5);
    expect(scores.every(Number.isFinite)).toBe(true);
  });

  test("laws: renumbering permutes, more alpha never lowers a score", () => {
    fc.assert(
      fc.property(lengthGraphs, fc.nat(), ({ n, edges }, shift) => {
        const graph = lengthGraph(n, edges);
        const { scores } = katz(reverseCsr(graph), { alpha: 0.1 });
        const moved = lengthGraph(
          n,
          edges.map(([u, v, d]) => [(u + shift) % n, (v + shift) % n, d]),
        );
        const { scores: permuted } = katz(reverseCsr(moved), { alpha: 0.1 });
        const less = katz(reverseCsr(graph), { alpha: 0.05 }).scores;
        scores.forEach((score, u) => {
          expect(permuted[(u + shift) % n]).toBeCloseTo(score, 9);
          expect(less[u]).toBeLessThanOrEqual(score + 1e-12);
        });
      }),
    );
  });
});

test("a large component is known as well as a small one: a cycle, and one with a chord", () => {
  const n = 5000;
  const cycle = Array.from({ length: n }, (_, u): [number, number] => [u, (u + 1) % n]);
  const outside: [number, number][] = [
    [n, 0],
    [1, n + 1],
  ];
  expect(spectralRadius(plainGraph(n + 2, [...cycle, ...outside]))).toEqual({ low: 1, high: 1 });
  const hub = both(Array.from({ length: n }, (_, u): [number, number] => [0, u + 1]));
  const { low, high } = spectralRadius(plainGraph(n + 3, [...hub, [n + 1, 0], [1, n + 2]]));
  expect(low).toBeCloseTo(Math.sqrt(n), 9);
  expect(high).toBeCloseTo(Math.sqrt(n), 9);
});
