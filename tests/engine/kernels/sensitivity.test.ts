import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { morrisDesign, morrisIndices } from "../../../src/engine/kernels/morris.ts";
import { hashName, randomStream } from "../../../src/engine/kernels/random-stream.ts";
import { sobolIndices } from "../../../src/engine/kernels/sobol.ts";

const { ishigami } = JSON.parse(
  readFileSync(new URL("../../golden/uncertainty.json", import.meta.url), "utf8"),
) as {
  ishigami: {
    inputs: { a: number; b: number };
    expected: { variance: number; S1: number[]; ST: number[] };
    sampling_tolerance: number;
  };
};

/** f on A, B and AB_i of uniform samples, as the rows that the kernel reads. */
function rowsOf(f: (x: readonly number[]) => number, d: number, n: number): Float64Array {
  const random = randomStream(3, hashName("rows"), 0);
  const point = () => Array.from({ length: d }, random);
  return Float64Array.from(
    Array.from({ length: n }, () => {
      const a = point();
      const b = point();
      const mixed = a.map((_, i) => f(a.with(i, b[i]!)));
      return [f(a), f(b), ...mixed];
    }).flat(),
  );
}

describe("Sobol", () => {
  test("finds the indices of the Ishigami function", () => {
    const { a, b } = ishigami.inputs;
    const f = (u: readonly number[]) => {
      const [x1, x2, x3] = u.map((level) => Math.PI * (2 * level - 1)) as [number, number, number];
      return Math.sin(x1) + a * Math.sin(x2) ** 2 + b * x3 ** 4 * Math.sin(x1);
    };
    const found = sobolIndices(rowsOf(f, 3, 60_000), 3)!;
    const near = (value: number, exact: number, tolerance: number) =>
      expect(Math.abs(value - exact)).toBeLessThan(tolerance);
    near(found.variance / ishigami.expected.variance, 1, ishigami.sampling_tolerance);
    for (let i = 0; i < 3; i++) {
      near(found.first[i]!, ishigami.expected.S1[i]!, ishigami.sampling_tolerance);
      near(found.total[i]!, ishigami.expected.ST[i]!, ishigami.sampling_tolerance);
      near(found.first[i]!, ishigami.expected.S1[i]!, 5 * found.firstError[i]!);
      near(found.total[i]!, ishigami.expected.ST[i]!, 5 * found.totalError[i]! + 0.005);
    }
  });

  test("finds the indices of the g function of Sobol", () => {
    const a = [0, 1, 4.5, 9];
    const f = (u: readonly number[]) =>
      u.reduce((product, x, i) => (product * (Math.abs(4 * x - 2) + a[i]!)) / (1 + a[i]!), 1);
    const parts = a.map((ai) => 1 / 3 / (1 + ai) ** 2);
    const variance = parts.reduce((product, part) => product * (1 + part), 1) - 1;
    const found = sobolIndices(rowsOf(f, 4, 40_000), 4)!;
    for (const [i, part] of parts.entries()) {
      const rest = parts.reduce((product, v, j) => (j === i ? product : product * (1 + v)), 1);
      expect(Math.abs(found.first[i]! - part / variance)).toBeLessThan(0.02);
      expect(Math.abs(found.total[i]! - (part * rest) / variance)).toBeLessThan(0.02);
    }
  });

  test("of a sum of independent parts, first = total = share of the variance", () => {
    const found = sobolIndices(
      rowsOf(([x, y]) => 3 * x! + 4 * y!, 2, 40_000),
      2,
    )!;
    for (const [i, share] of [9 / 25, 16 / 25].entries()) {
      expect(Math.abs(found.first[i]! - share)).toBeLessThan(0.02);
      expect(Math.abs(found.total[i]! - share)).toBeLessThan(0.02);
    }
  });

  test("laws: adding a constant or a scale changes no index; no variance, no indices", () => {
    const f = ([x, y]: readonly number[]) => x! * y!;
    const plain = sobolIndices(rowsOf(f, 2, 500), 2)!;
    const moved = sobolIndices(
      rowsOf((u) => 10 - 3 * f(u), 2, 500),
      2,
    )!;
    for (let i = 0; i < 2; i++) {
      expect(moved.first[i]!).toBeCloseTo(plain.first[i]!, 9);
      expect(moved.total[i]!).toBeCloseTo(plain.total[i]!, 9);
    }
    expect(
      sobolIndices(
        rowsOf(() => 0.3, 2, 50),
        2,
      ),
    ).toBeNull();
  });
});

describe("Morris", () => {
  const single = (d: number) => Uint32Array.from({ length: d }, (_, i) => i);
  const run = (
    f: (x: readonly number[]) => number,
    factorOf: Uint32Array,
    factors: number,
    trajectories = 20,
  ) => {
    const random = randomStream(5, hashName("morris"), 0);
    const design = morrisDesign(factorOf, factors, random, { trajectories });
    const { points, variables, levels } = design;
    const outputs = Float64Array.from({ length: points.length / variables }, (_, p) =>
      f(Array.from(points.subarray(p * variables, (p + 1) * variables), (l) => l / (levels - 1))),
    );
    return { design, indices: morrisIndices(design, factorOf, outputs) };
  };

  test("of a linear function: the coefficients, without spread", () => {
    const { indices } = run(([x, y, z]) => 2 * x! - 5 * y! + 0 * z!, single(3), 3);
    expect([...indices.muStar].map((mu) => Number(mu.toFixed(12)))).toEqual([2, 5, 0]);
    for (const sigma of indices.sigma) expect(sigma).toBeCloseTo(0, 12);
    for (const error of indices.standardError) expect(error).toBeCloseTo(0, 12);
  });

  test("of a product: the effect of one is the level of the other, so it spreads", () => {
    const { indices } = run(([x, y]) => x! * y!, single(2), 2, 4000);
    // Levels 0, 1/3, 2/3, 1 are equally likely: mean 1/2, variance 5/36.
    for (let i = 0; i < 2; i++) {
      expect(Math.abs(indices.muStar[i]! - 0.5)).toBeLessThan(0.03);
      expect(Math.abs(indices.sigma[i]! - Math.sqrt(5 / 36))).toBeLessThan(0.03);
    }
  });

  test("every trajectory moves every factor once, all its variables together, by half the levels", () => {
    const factorOf = Uint32Array.of(0, 1, 1, 2);
    const { design } = run(() => 0, factorOf, 3);
    const { points, variables, moved } = design;
    for (let t = 0; t < 20; t++) {
      expect([...moved.subarray(t * 3, t * 3 + 3)].sort()).toEqual([0, 1, 2]);
      for (let s = 0; s < 3; s++) {
        for (let x = 0; x < variables; x++) {
          const before = points[(t * 4 + s) * variables + x]!;
          const after = points[(t * 4 + s + 1) * variables + x]!;
          const expected = factorOf[x] === moved[t * 3 + s] ? 2 : 0;
          expect(Math.abs(after - before)).toBe(expected);
        }
      }
    }
  });

  test("a function of nothing has no effects; one factor, one trajectory", () => {
    const { indices } = run(() => 1, single(1), 1, 1);
    expect([indices.muStar[0], indices.sigma[0], indices.standardError[0]]).toEqual([0, 0, 0]);
  });
});
