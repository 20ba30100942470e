import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { betaVariate, partsFromLogs } from "../../../src/engine/kernels/dirichlet.ts";
import { logGammaVariate } from "../../../src/engine/kernels/gamma.ts";
import { gammaChance } from "../../../src/engine/kernels/incomplete-gamma.ts";
import { lognormalFactor, normalVariate } from "../../../src/engine/kernels/normal.ts";
import { hashName, randomStream } from "../../../src/engine/kernels/random-stream.ts";

const golden = JSON.parse(
  readFileSync(new URL("../../golden/uncertainty.json", import.meta.url), "utf8"),
) as {
  dirichlet: {
    inputs: { mean: number[]; nu: number };
    expected: { mean: number[]; variance: number[]; expected_hhi: number };
  }[];
};

/** A draw from Dirichlet(shapes): parts of gamma numbers; a shape of 0 has none. */
function dirichletVariate(random: () => number, shapes: Float64Array): Float64Array {
  return partsFromLogs(
    shapes.map((shape) => (shape > 0 ? logGammaVariate(random, shape) : Number.NEGATIVE_INFINITY)),
  );
}

const N = 40_000;
const stream = (name: string, index = 0) => randomStream(7, hashName(name), index);

function moments(values: readonly number[]): { mean: number; variance: number; error: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1);
  return { mean, variance, error: Math.sqrt(variance / values.length) };
}

describe("streams", () => {
  const first = (seed: number, name: string, index: number) => {
    const random = randomStream(seed, hashName(name), index);
    return Array.from({ length: 50 }, random);
  };

  test("the same seed, name and index give the same numbers; any other gives others", () => {
    expect(first(1, "gallium", 3)).toEqual(first(1, "gallium", 3));
    const others = [first(2, "gallium", 3), first(1, "Gallium", 3), first(1, "gallium", 4)];
    for (const other of others) expect(other).not.toEqual(first(1, "gallium", 3));
  });

  test("names that are alike share nothing: first numbers of many streams are uniform", () => {
    const draws = Array.from({ length: N }, (_, i) => first(1, `p${i % 200}`, i)[0]!);
    const { mean, variance, error } = moments(draws);
    expect(Math.abs(mean - 0.5)).toBeLessThan(5 * error);
    expect(variance).toBeCloseTo(1 / 12, 2);
    expect(new Set(draws).size).toBeGreaterThan(N - 10);
  });

  test("neighbouring runs of one name are not correlated", () => {
    const a = Array.from({ length: N }, (_, i) => first(1, "x", i)[0]! - 0.5);
    const products = a.slice(1).map((x, i) => x * a[i]!);
    const { mean, error } = moments(products);
    expect(Math.abs(mean)).toBeLessThan(5 * error);
  });
});

test("normal numbers have mean 0, variance 1 and 5 % beyond 1.96", () => {
  const random = stream("normal");
  const values = Array.from({ length: N }, () => normalVariate(random));
  const { mean, variance, error } = moments(values);
  expect(Math.abs(mean)).toBeLessThan(5 * error);
  expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / N));
  const beyond = values.filter((x) => Math.abs(x) > 1.959964).length / N;
  expect(Math.abs(beyond - 0.05)).toBeLessThan(5 * Math.sqrt((0.05 * 0.95) / N));
});

test("lognormal factors have mean 1 and the variation asked for; none leaves the figure", () => {
  const random = stream("lognormal");
  const { mean, variance, error } = moments(
    Array.from({ length: N }, () => lognormalFactor(random, 0.3)),
  );
  expect(Math.abs(mean - 1)).toBeLessThan(5 * error);
  expect(Math.sqrt(variance)).toBeCloseTo(0.3, 2);
  expect(lognormalFactor(random, 0)).toBe(1);
});

describe.each([0.02, 0.4, 1, 2.5, 60, 5000])("gamma of shape %d", (shape) => {
  const random = stream(`gamma ${shape}`);
  const logs = Array.from({ length: N }, () => logGammaVariate(random, shape));

  test("has mean and variance of its shape", () => {
    const values = logs.map(Math.exp);
    const { mean, error } = moments(values);
    expect(Math.abs(mean - shape)).toBeLessThan(5 * error);
    const spread = moments(values.map((x) => (x - shape) ** 2));
    expect(Math.abs(spread.mean - shape)).toBeLessThan(5 * spread.error);
  });

  test("is spread evenly over its own distribution function", () => {
    const { mean, variance } = moments(logs.map((log) => gammaChance(shape, log)));
    expect(Math.abs(mean - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / N));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / N));
  });
});

test.each(golden.dirichlet)("Dirichlet $inputs: mean, variance and expected HHI", (one) => {
  const { mean, nu } = one.inputs;
  const random = stream(JSON.stringify(mean));
  const shapes = Float64Array.from(mean, (share) => nu * share);
  const draws = Array.from({ length: N }, () => dirichletVariate(random, shapes));
  for (const [i, expected] of one.expected.mean.entries()) {
    const { mean: found, variance, error } = moments(draws.map((draw) => draw[i]!));
    expect(Math.abs(found - expected)).toBeLessThanOrEqual(5 * error + 1e-12);
    const spread = one.expected.variance[i]!;
    expect(Math.abs(variance - spread)).toBeLessThanOrEqual(0.06 * spread);
  }
  const hhi = moments(draws.map((draw) => draw.reduce((sum, s) => sum + s * s, 0)));
  expect(Math.abs(hhi.mean - one.expected.expected_hhi)).toBeLessThanOrEqual(5 * hhi.error + 1e-12);
  const off = draws.map((draw) => Math.abs(draw.reduce((sum, s) => sum + s, 0) - 1));
  expect(off.reduce((most, x) => Math.max(most, x), 0)).toBeLessThan(1e-12);
});

test("parts of 0 stay 0, tiny parts stay above 0, even where gamma numbers are below any double", () => {
  const random = stream("tiny");
  for (let i = 0; i < 1000; i++) {
    const [none, tiny, rest] = dirichletVariate(random, Float64Array.of(0, 1e-4, 1e-4));
    expect(none).toBe(0);
    expect(tiny! > 0 && rest! > 0).toBe(true);
    expect(tiny! + rest!).toBeCloseTo(1, 12);
  }
});

test("beta has the mean and variance asked for; 0 and 1 stay", () => {
  const random = stream("beta");
  for (const [mean, nu] of [
    [0.5, 10],
    [0.05, 30],
    [0.9, 500],
  ] as const) {
    const found = moments(Array.from({ length: N }, () => betaVariate(random, mean, nu)));
    expect(Math.abs(found.mean - mean)).toBeLessThan(5 * found.error);
    expect(found.variance / ((mean * (1 - mean)) / (nu + 1))).toBeCloseTo(1, 1);
  }
  expect(betaVariate(random, 0, 10)).toBe(0);
  expect(betaVariate(random, 1, 10)).toBe(1);
});
