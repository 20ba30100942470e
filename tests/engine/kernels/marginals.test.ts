import { describe, expect, test } from "vitest";
import { betaChance, betaQuantile } from "../../../src/engine/kernels/incomplete-beta.ts";
import {
  drawMarginal,
  type Marginal,
  marginalQuantile,
} from "../../../src/engine/kernels/marginals.ts";
import { hashName, randomStream } from "../../../src/engine/kernels/random-stream.ts";

describe("beta distribution function", () => {
  test("of whole shapes is a binomial sum", () => {
    for (const [a, b] of [
      [1, 1],
      [2, 3],
      [5, 1],
      [30, 12],
    ] as const)
      for (const x of [0.01, 0.3, 0.5, 0.9, 0.999]) {
        const n = a + b - 1;
        let sum = 0;
        let choose = 1;
        for (let j = 0; j <= n; j++) {
          if (j >= a) sum += choose * x ** j * (1 - x) ** (n - j);
          choose = (choose * (n - j)) / (j + 1);
        }
        expect(betaChance(x, a, b)).toBeCloseTo(sum, 10);
      }
  });

  test("mirrors, meets its ends, and quantiles undo it", () => {
    for (const [a, b] of [
      [0.5, 9.5],
      [5, 5],
      [475, 25],
    ] as const) {
      expect([betaChance(0, a, b), betaChance(1, a, b)]).toEqual([0, 1]);
      for (const level of [0.05, 0.125, 0.5, 0.875]) {
        const x = betaQuantile(level, a, b);
        expect(betaChance(x, a, b)).toBeCloseTo(level, 9);
        expect(betaChance(1 - x, b, a)).toBeCloseTo(1 - level, 9);
      }
    }
    // Arcsine law: Beta(1/2, 1/2).
    expect(betaChance(0.2, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(0.2)), 12);
  });
});

const MARGINALS: Marginal[] = [
  { kind: "log-gamma", shape: 0.3 },
  { kind: "log-gamma", shape: 60 },
  { kind: "beta", mean: 0.05, nu: 10 },
  { kind: "beta", mean: 0.5, nu: 10 },
  { kind: "lognormal", variation: 0.5 },
];

test.each(MARGINALS)("$kind: as many draws fall below a quantile as it says", (marginal) => {
  const random = randomStream(1, hashName(JSON.stringify(marginal)), 0);
  const draws = Array.from({ length: 20_000 }, () => drawMarginal(marginal, random));
  for (const level of [0.125, 0.375, 0.5, 0.625, 0.875]) {
    const bound = marginalQuantile(marginal, level);
    const below = draws.filter((x) => x <= bound).length / draws.length;
    const error = Math.sqrt((level * (1 - level)) / draws.length);
    expect(Math.abs(below - level)).toBeLessThan(5 * error);
  }
});
