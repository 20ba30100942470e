import { describe, expect, test } from "vitest";
import {
  gammaChance,
  logGamma,
  logGammaQuantile,
} from "../../../src/engine/kernels/incomplete-gamma.ts";

test("log gamma: factorials, one half, and reflection below it", () => {
  let factorial = 1;
  for (let n = 1; n <= 20; n++) {
    expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 11);
    factorial *= n;
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  expect(logGamma(0.01)).toBeCloseTo(4.599479878042022, 10); // Abramowitz and Stegun by recurrence
});

describe("distribution function", () => {
  test("of shape 1 is exponential", () => {
    for (const x of [1e-9, 0.1, 1, 2, 5, 30])
      expect(gammaChance(1, Math.log(x))).toBeCloseTo(-Math.expm1(-x), 13);
  });

  test("of whole shapes is one less a Poisson sum", () => {
    for (const shape of [2, 5, 40])
      for (const x of [0.5, 3, 38, 60]) {
        let term = Math.exp(-x);
        let sum = 0;
        for (let k = 0; k < shape; k++) {
          sum += term;
          term *= x / (k + 1);
        }
        expect(gammaChance(shape, Math.log(x))).toBeCloseTo(1 - sum, 11);
      }
  });

  test("of small shapes far below the least double is a power", () => {
    const logX = -2000;
    expect(gammaChance(1e-3, logX)).toBeCloseTo(Math.exp(1e-3 * logX - logGamma(1 + 1e-3)), 12);
  });
});

test.each([1e-3, 0.2, 1, 7, 480, 5000])("quantiles of shape %d undo it", (shape) => {
  for (const level of [0.01, 0.125, 0.5, 0.875, 0.999])
    expect(gammaChance(shape, logGammaQuantile(shape, level))).toBeCloseTo(level, 10);
});
