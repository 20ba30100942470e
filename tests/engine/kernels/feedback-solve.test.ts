import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weightedCsrFromEdges } from "../../../src/engine/build/weighted-csr.ts";
import { solveFeedback } from "../../../src/engine/kernels/feedback-solve.ts";
import { solve } from "../../support/oracle-linear.ts";

type Entry = readonly [row: number, column: number, weight: number];

const rowsOf = (n: number, entries: readonly Entry[]) =>
  weightedCsrFromEdges(n, {
    sources: entries.map(([u]) => u),
    targets: entries.map(([, v]) => v),
    weights: entries.map(([, , weight]) => weight),
  });

const solved = (n: number, entries: readonly Entry[], right: readonly number[]) =>
  solveFeedback(rowsOf(n, entries), Float64Array.from(right));

describe("by hand", () => {
  test("nothing, one node, a self-loop", () => {
    expect(solved(0, [], [])).toEqual({ solution: new Float64Array(0), residual: 0 });
    expect([...solved(1, [], [3]).solution]).toEqual([3]);
    expect(solved(1, [[0, 0, 0.75]], [1]).solution[0]).toBeCloseTo(4, 14);
  });

  test("a path adds up in one pass, whichever way it is numbered", () => {
    const down = [0, 1, 2, 3].map((u): Entry => [u, u + 1, 0.5]);
    const up = [1, 2, 3, 4].map((u): Entry => [u, u - 1, 0.5]);
    expect([...solved(5, down, [0, 0, 0, 0, 16]).solution]).toEqual([1, 2, 4, 8, 16]);
    expect([...solved(5, up, [16, 0, 0, 0, 0]).solution]).toEqual([16, 8, 4, 2, 1]);
  });

  test("a diamond, two components", () => {
    const diamond: Entry[] = [
      [3, 1, 0.5],
      [3, 2, 0.25],
      [1, 0, 1],
      [2, 0, 1],
    ];
    expect([...solved(5, diamond, [8, 0, 0, 0, 7]).solution]).toEqual([8, 8, 8, 6, 7]);
  });

  test("a ring of 10,000 that hands on all but a ten-thousandth", () => {
    const n = 10_000;
    const ring = Array.from({ length: n }, (_, u): Entry => [u, (u + 1) % n, u === 0 ? 0.9999 : 1]);
    const right = new Array<number>(n).fill(0);
    right[5_000] = 1;
    const { solution, residual } = solved(n, ring, right);
    expect(residual).toBeLessThan(1e-10);
    expect(solution[5_000]! / 10_000).toBeCloseTo(1, 11);
    expect(solution[0]! / 9_999).toBeCloseTo(1, 11);
  });

  test("what cannot be solved shows in its residual or is not finite", () => {
    const { solution, residual } = solved(
      2,
      [
        [0, 1, 1],
        [1, 0, 1],
      ],
      [1, 0],
    );
    expect(solution.every(Number.isFinite) && residual < 0.5).toBe(false);
  });
});

/** Rows that sum to no more than `most`, so that there is one solution and it is not below 0. */
const systems = (most: number) =>
  fc.integer({ min: 1, max: 12 }).chain((n) => {
    const node = fc.nat({ max: n - 1 });
    const entry = fc.tuple(node, node, fc.integer({ min: 1, max: 8 }));
    return fc
      .tuple(
        fc.array(entry, { maxLength: 40 }),
        fc.array(fc.nat({ max: 4 }), { minLength: n, maxLength: n }),
      )
      .map(([drawn, right]) => {
        const sums = new Array<number>(n).fill(0);
        for (const [u, , part] of drawn) sums[u]! += part;
        const entries = drawn.map(([u, v, part]): Entry => [u, v, (most * part) / sums[u]!]);
        return { n, entries, right };
      });
  });

describe("any small system", () => {
  test.each([0.5, 0.999, 0.99999])("is solved as by elimination, rows summing to %s", (most) => {
    fc.assert(
      fc.property(systems(most), ({ n, entries, right }) => {
        const matrix = Array.from({ length: n }, (_, u) =>
          Array.from({ length: n }, (__, v) => (u === v ? 1 : 0)),
        );
        for (const [u, v, weight] of entries) matrix[u]![v]! -= weight;
        const { solution } = solved(n, entries, right);
        const expected = solve(matrix, right);
        const scale = 1 / (1 - most);
        solution.forEach((d, u) => {
          expect(Math.abs(d - expected[u]!) / (scale * scale)).toBeLessThan(1e-13);
        });
      }),
      { numRuns: 200 },
    );
  });

  test("renumbering permutes the solution, a larger right side never lowers it", () => {
    fc.assert(
      fc.property(systems(0.99), fc.nat({ max: 11 }), ({ n, entries, right }, raised) => {
        const { solution } = solved(n, entries, right);
        const to = (u: number) => n - 1 - u;
        const turned = entries.map(([u, v, weight]): Entry => [to(u), to(v), weight]);
        const other = solved(n, turned, right.toReversed()).solution;
        const more = right.map((f, u) => (u === raised % n ? f + 1 : f));
        const larger = solved(n, entries, more).solution;
        solution.forEach((d, u) => {
          expect(Math.abs(other[to(u)]! - d)).toBeLessThan(1e-9);
          expect(larger[u]!).toBeGreaterThan(d - 1e-9);
        });
      }),
      { numRuns: 150 },
    );
  });
});
