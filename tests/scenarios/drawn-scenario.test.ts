import { describe, expect, test } from "vitest";
import { Scenario } from "../../src/model/scenario.ts";
import { drawnScenario, uncertainNumbersOf } from "../../src/scenarios/drawn-scenario.ts";

function scenario(more: object): Scenario {
  return Scenario.parse({ format: "linchpin-scenario/1", shocks: [], ...more });
}

const range = { low: 0, high: 1 };
const halt = { kind: "halt", size: range, durationDays: { low: 10, mode: 20, high: 90 } };

function drawn(of: Scenario, seed = 1, run = 0): Scenario {
  return drawnScenario(of, uncertainNumbersOf(of), { seed, run });
}

describe("numbers of a scenario", () => {
  test("are found wherever they stand; certain ones are not drawn", () => {
    const of = scenario({
      restartRatePerDay: { distribution: "beta", mean: 0.1, nu: 20 },
      unstatedCoverDays: { material: { low: 5, high: 9 }, sector: 3 },
      unstatedLagDays: { low: 1, high: 4 },
      shocks: [
        { ...halt, size: { low: 1, mode: 1, high: 1 } },
        { kind: "embargo", size: range, fungibility: range, startDay: { low: 1, high: 3 } },
        { kind: "demand", size: { low: -0.5, high: 2 }, rampDays: { low: 0, high: 9 } },
      ],
      responses: [
        { kind: "stock-release", ratePerDay: { low: 0, high: 3 }, fromDay: { low: 0, high: 30 } },
        { kind: "substitution", toSubstitutability: range },
        { kind: "spare-capacity", toSpare: { distribution: "normal", mean: 0.5, sd: 0.1 } },
        { kind: "diversion", size: { distribution: "discrete", values: [0, 1], odds: [1, 1] } },
      ],
    });
    expect(uncertainNumbersOf(of).map(({ pointer }) => pointer)).toEqual([
      "/shocks/0/durationDays",
      "/shocks/1/size",
      "/shocks/1/fungibility",
      "/shocks/1/startDay",
      "/shocks/2/size",
      "/shocks/2/rampDays",
      "/responses/0/ratePerDay",
      "/responses/0/fromDay",
      "/responses/1/toSubstitutability",
      "/responses/2/toSpare",
      "/responses/3/size",
      "/restartRatePerDay",
      "/unstatedLagDays",
      "/unstatedCoverDays/material",
    ]);
    expect(uncertainNumbersOf(drawn(of))).toEqual([]);
    expect(Scenario.parse(drawn(of)).shocks).toHaveLength(3);
  });

  test("one of them added changes no draw of the others; seed and run change all", () => {
    const one = scenario({ shocks: [halt] });
    const more = scenario({
      shocks: [{ ...halt, startDay: range }, halt],
      responses: [{ kind: "diversion", size: range }],
    });
    const first = drawn(one).shocks[0]!;
    expect(drawn(more).shocks[0]).toMatchObject({
      size: first.size,
      durationDays: first.durationDays,
    });
    expect(drawn(more).shocks[1]!.size).not.toBe(first.size);
    expect(drawn(one)).toEqual(drawn(one));
    for (const [seed, run] of [
      [2, 0],
      [1, 1],
    ] as const) {
      expect(drawn(one, seed, run).shocks[0]!.size).not.toBe(first.size);
      expect(drawn(one, seed, run).shocks[0]!.durationDays).not.toBe(first.durationDays);
    }
  });

  test("the document handed in is not written", () => {
    const of = scenario({ shocks: [halt] });
    const before = structuredClone(of);
    drawn(of);
    expect(of).toEqual(before);
  });

  test("a higher range gives a higher number in the same run", () => {
    const low = scenario({ shocks: [{ kind: "halt", durationDays: { low: 10, high: 30 } }] });
    const high = scenario({
      shocks: [{ kind: "halt", durationDays: { low: 20, mode: 30, high: 90 } }],
    });
    for (let run = 0; run < 50; run++) {
      expect(drawn(high, 5, run).shocks[0]!.durationDays).toBeGreaterThan(
        Number(drawn(low, 5, run).shocks[0]!.durationDays),
      );
    }
  });

  test("tails beyond the bounds of a field are set to the bound", () => {
    const of = scenario({
      shocks: [
        { kind: "halt", size: { distribution: "normal", mean: 0.9, sd: 5 } },
        { kind: "demand", size: { distribution: "normal", mean: 0, sd: 200 } },
      ],
    });
    const sizes = Array.from({ length: 200 }, (_, run) => drawn(of, 1, run).shocks);
    const halts = sizes.map(([first]) => Number(first!.size));
    const demands = sizes.map(([, second]) => Number(second!.size));
    expect([Math.min(...halts), Math.max(...halts)]).toEqual([0, 1]);
    expect([Math.min(...demands), Math.max(...demands)]).toEqual([-0.99, 100]);
  });

  test("a lognormal has its own mean and variation", () => {
    const of = scenario({
      shocks: [{ kind: "halt", durationDays: { distribution: "lognormal", mean: 50, cv: 0.3 } }],
    });
    const n = 4000;
    const days = Array.from({ length: n }, (_, run) =>
      Number(drawn(of, 1, run).shocks[0]!.durationDays),
    );
    const mean = days.reduce((sum, x) => sum + x, 0) / n;
    const sd = Math.sqrt(days.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n);
    expect(Math.abs(mean - 50)).toBeLessThan((5 * 15) / Math.sqrt(n));
    expect(sd / mean).toBeCloseTo(0.3, 1);
  });
});
