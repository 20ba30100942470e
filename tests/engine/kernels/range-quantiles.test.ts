import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  drawByLevel,
  type Marginal,
  marginalQuantile,
} from "../../../src/engine/kernels/marginals.ts";
import { hashName, randomStream } from "../../../src/engine/kernels/random-stream.ts";
import {
  discreteQuantile,
  triangularQuantile,
} from "../../../src/engine/kernels/range-quantiles.ts";

/** Mean and variance, closed form. */
const CASES: [Marginal, { mean: number; variance: number }][] = [
  [
    { kind: "uniform", low: -2, high: 4 },
    { mean: 1, variance: 3 },
  ],
  [{ kind: "triangular", low: 0, mode: 3, high: 9 }, triangular(0, 3, 9)],
  [{ kind: "triangular", low: 2, mode: 2, high: 5 }, triangular(2, 2, 5)],
  [{ kind: "triangular", low: 0.1, mode: 1, high: 1 }, triangular(0.1, 1, 1)],
  [
    { kind: "discrete", values: [10, 0, 4], odds: [1, 2, 1] },
    { mean: 3.5, variance: 16.75 },
  ],
  [
    { kind: "normal", mean: -3, sd: 2 },
    { mean: -3, variance: 4 },
  ],
  [
    { kind: "lognormal", variation: 0.4 },
    { mean: 1, variance: 0.16 },
  ],
  [
    { kind: "beta", mean: 0.3, nu: 4 },
    { mean: 0.3, variance: 0.042 },
  ],
];

function triangular(a: number, c: number, b: number): { mean: number; variance: number } {
  const variance = (a * a + b * b + c * c - a * b - a * c - b * c) / 18;
  return { mean: (a + b + c) / 3, variance };
}

function moments(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length };
}

describe.each(CASES)("$kind", (marginal, { mean, variance }) => {
  test("quantiles over evenly spread levels have the closed-form mean and variance", () => {
    const n = 4000;
    const found = moments(
      Array.from({ length: n }, (_, i) => marginalQuantile(marginal, (i + 0.5) / n)),
    );
    expect(found.mean).toBeCloseTo(mean, 3);
    expect(found.variance / variance).toBeCloseTo(1, 2);
  });

  test("so have draws, and the same stream gives the same", () => {
    const n = 4000;
    const draw = () => {
      const random = randomStream(3, hashName(JSON.stringify(marginal)), 0);
      return Array.from({ length: n }, () => drawByLevel(marginal, random));
    };
    const found = moments(draw());
    expect(Math.abs(found.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / n));
    expect(found.variance / variance).toBeCloseTo(1, 0);
    expect(draw()).toEqual(draw());
  });
});

test("a triangle by hand: a quarter of the area lies left of the mode", () => {
  const range = { low: 0, mode: 1, high: 4 };
  expect(triangularQuantile(0.25, range)).toBe(1);
  expect(triangularQuantile(0.0625, range)).toBe(0.5);
  expect(triangularQuantile(0.8125, range)).toBeCloseTo(4 - Math.sqrt(0.1875 * 12), 12);
  expect([0, 1].map((level) => triangularQuantile(level, range))).toEqual([0, 4]);
  expect(triangularQuantile(0.4, { low: 2, mode: 2, high: 2 })).toBe(2);
});

test("discrete values come in rising order, each with its odds; odds of 0 never", () => {
  const of = { values: [5, 1, 9, 3], odds: [2, 1, 0, 1] };
  expect([0, 0.24, 0.26, 0.49, 0.51, 0.99, 1].map((level) => discreteQuantile(level, of))).toEqual([
    1, 1, 3, 3, 5, 5, 5,
  ]);
  expect(discreteQuantile(0.7, { values: [7], odds: [0.1] })).toBe(7);
});

test("a number rises with its level and stays within its range", () => {
  const range = fc
    .tuple(fc.integer({ min: -50, max: 50 }), fc.nat(50), fc.nat(50))
    .map(([low, up, more]) => ({ low, mode: low + up, high: low + up + more }));
  const level = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(range, level, level, (of, a, b) => {
      const [first, second] = [Math.min(a, b), Math.max(a, b)].map((x) =>
        triangularQuantile(x, of),
      );
      expect(first).toBeLessThanOrEqual(second! + 1e-12);
      expect(first).toBeGreaterThanOrEqual(of.low);
      expect(second).toBeLessThanOrEqual(of.high);
    }),
  );
});
