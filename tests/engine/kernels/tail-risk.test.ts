import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tailRisk } from "../../../src/engine/kernels/tail-risk.ts";

interface Case {
  readonly id: string;
  readonly inputs: { losses: number[]; probabilities: number[]; beta: number };
  readonly expected: { mean: number; var: number; cvar: number };
}

const golden = JSON.parse(
  readFileSync(new URL("../../golden/uncertainty.json", import.meta.url), "utf8"),
) as { cvar: Case[]; tolerance: number };

/** Oracle: the least of alpha + E[(L - alpha)+] / (1 - level) over all losses as alpha. */
function leastOver(losses: number[], odds: number[], level: number): number {
  const at = (alpha: number) =>
    alpha +
    losses.reduce((sum, loss, i) => sum + odds[i]! * Math.max(0, loss - alpha), 0) / (1 - level);
  return Math.min(...losses.map(at));
}

describe("tailRisk", () => {
  test.each(golden.cvar)("$id", ({ inputs: { losses, probabilities, beta }, expected }) => {
    const of = (level: number) =>
      tailRisk(Float64Array.from(losses), level, Float64Array.from(probabilities));
    expect(of(beta).valueAtRisk).toBeCloseTo(expected.var, 9);
    expect(of(beta).cvar).toBeCloseTo(expected.cvar, 9);
    expect(of(0).cvar).toBeCloseTo(expected.mean, 9);
  });

  test("is the minimum of Rockafellar and Uryasev, between mean and largest, and grows with the level", () => {
    const draw = fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 9 })), { minLength: 1 });
    fc.assert(
      fc.property(draw, fc.nat(9), fc.nat(9), (pairs, a, b) => {
        const total = pairs.reduce((sum, [, weight]) => sum + weight, 0);
        const losses = pairs.map(([loss]) => loss);
        const odds = pairs.map(([, weight]) => weight / total);
        const of = (level: number) =>
          tailRisk(Float64Array.from(losses), level, Float64Array.from(odds)).cvar;
        const [low, high] = [Math.min(a, b) / 10, Math.max(a, b) / 10];
        expect(of(low)).toBeCloseTo(leastOver(losses, odds, low), 9);
        expect(of(low)).toBeLessThanOrEqual(of(high) + 1e-9);
        expect(of(high)).toBeLessThanOrEqual(Math.max(...losses) + 1e-9);
      }),
    );
  });

  test("equal odds are the default; one loss is its own tail", () => {
    expect(tailRisk(Float64Array.of(3, 1, 2, 4), 0.5)).toEqual({ valueAtRisk: 2, cvar: 3.5 });
    expect(tailRisk(Float64Array.of(7), 0.95)).toEqual({ valueAtRisk: 7, cvar: 7 });
  });
});
