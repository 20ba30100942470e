import { describe, expect, test } from "vitest";
import { rowsHere } from "../../../src/engine/measures/study.ts";
import type { DataSet } from "../../../src/model/data-set.ts";
import { InvalidInputError, LimitError } from "../../../src/model/errors.ts";
import {
  SimulateOptions,
  SimulateResult,
  type SimulationBands,
} from "../../../src/model/simulation.ts";
import { simulationStudy } from "../../../src/scenarios/monte-carlo/simulation-study.ts";
import { simulate } from "../../../src/scenarios/simulate/simulate.ts";
import { StudyPool } from "../../../src/scenarios/workers/study-pool.ts";
import { dataSet } from "../../support/data-set.ts";
import { magnetGraph } from "../../support/magnet-graph.ts";

const RUNS = 1000;

/** Powder goes into tools; everything else is as the test says. */
function toolGraph(input: object = {}, makers: object[] = [{ country: "CHN", share: 1 }]): DataSet {
  return dataSet({
    defaults: { home: ["USA"] },
    tables: {
      products: [
        { id: "powder", kind: "material" },
        { id: "tools", kind: "sector" },
      ],
      importance: [{ set: "s", product: "tools", share: 1, source: "x" }],
      supply: makers.map((maker) => ({ product: "powder", ...maker })),
      inputs: [
        { product: "tools", group: "g", input: "powder", essentiality: 1, mix: 1, ...input },
      ],
      sources: [{ id: "x", citation: "illustrative" }],
    },
  });
}

const halt = (more: object = {}) => ({ kind: "halt", products: ["powder"], ...more });

function optionsOf(shocks: object[], more: object = {}, scenario: object = {}): SimulateOptions {
  const restart = { restartRatePerDay: 0 };
  return SimulateOptions.parse({
    scenario: { format: "linchpin-scenario/1", shocks, ...restart, ...scenario },
    runs: RUNS,
    ...more,
  });
}

function bandsOf(data: DataSet, options: SimulateOptions): SimulationBands {
  const { bands } = simulate(data, options);
  if (!bands) throw new TypeError("no bands");
  return bands;
}

/** Standard error of a quantile of N draws with this density at it. */
const quantileError = (level: number, density: number) =>
  Math.sqrt((level * (1 - level)) / RUNS) / density;

describe("distributions in closed form", () => {
  test("size uniform 0..1: least output is uniform, lost days are 364 times the size", () => {
    const bands = bandsOf(toolGraph(), optionsOf([halt({ size: { low: 0, high: 1 } })]));
    const { minOutput, lostDays } = bands.sectors["tools"]!;
    for (const [level, found] of [
      [0.05, minOutput.p5],
      [0.5, minOutput.p50],
      [0.95, minOutput.p95],
    ] as const) {
      expect(Math.abs(found - level)).toBeLessThan(5 * quantileError(level, 1));
    }
    expect(Math.abs(lostDays.mean - 182)).toBeLessThan(5 * lostDays.standardError);
    expect(lostDays.standardError).toBeCloseTo(364 / Math.sqrt(12 * RUNS), 0);
    expect(bands.lostDays).toEqual(lostDays);
    expect(bands).toMatchObject({ runs: RUNS, seed: 1, numbers: 1, figures: 0 });
  });

  test("duration triangular 10..20..90: lost days are the duration", () => {
    const durationDays = { low: 10, mode: 20, high: 90 };
    const { sectors } = bandsOf(toolGraph(), optionsOf([halt({ durationDays })]));
    const { mean, standardError, p50 } = sectors["tools"]!.lostDays;
    expect(Math.abs(mean - 40)).toBeLessThan(5 * standardError);
    const variance = (100 + 8100 + 400 - 900 - 200 - 1800) / 18;
    expect(standardError).toBeCloseTo(Math.sqrt(variance / RUNS), 1);
    const median = 90 - Math.sqrt(0.5 * 80 * 70);
    expect(Math.abs(p50 - median)).toBeLessThan(5 * quantileError(0.5, 1 / 55));
    // Whole again a day after it ends, in every run.
    expect(sectors["tools"]!.timeToRecoverDays.odds).toBe(1);
  });

  test("a stock of 30 days, a halt of 0 to 60: short in half of the runs; never is no day", () => {
    const { sectors } = bandsOf(
      toolGraph({ coverDays: 30 }),
      optionsOf([halt({ durationDays: { low: 0, high: 60 } })]),
    );
    const { timeToSurviveDays, timeToRecoverDays, firstHitOdds } = sectors["tools"]!;
    expect(Math.abs(timeToSurviveDays.odds - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / RUNS));
    expect(timeToSurviveDays).toMatchObject({ p5: 31, p95: null });
    expect(firstHitOdds).toBe(timeToSurviveDays.odds);
    expect(timeToRecoverDays.odds).toBe(1); // of those that are short
    expect(timeToRecoverDays.p50).toBeGreaterThan(40);
    expect(timeToRecoverDays.p50).toBeLessThan(52);
  });

  test("a share that nobody graded is Beta(6, 4): so is what its maker takes with it", () => {
    const makers = [
      { country: "CHN", share: 0.6 },
      { country: "USA", share: 0.4 },
    ];
    const options = optionsOf([halt({ countries: ["CHN"] })]);
    const bands = bandsOf(toolGraph({}, makers), options);
    const { mean, standardError, p5, p95 } = bands.sectors["tools"]!.lostDays;
    expect(Math.abs(mean / 364 - 0.6)).toBeLessThan((5 * standardError) / 364);
    expect(standardError * Math.sqrt(RUNS)).toBeCloseTo(364 * Math.sqrt(0.24 / 11), -1);
    expect(p5 / 364).toBeCloseTo(0.345, 1);
    expect(p95 / 364).toBeCloseTo(0.831, 1);
    expect(bands).toMatchObject({ figures: 1, numbers: 0 });
    const stated = bandsOf(toolGraph({}, makers), { ...options, figures: "stated" });
    expect(stated.figures).toBe(0);
    expect(stated.lostDays!.p5).toBeCloseTo(0.6 * 364, 9);
    expect(stated.lostDays!.p95).toBeCloseTo(0.6 * 364, 9);
  });

  test("stated cover days vary with a time spread alone", () => {
    const data = toolGraph({ coverDays: 100, lagDays: 1 });
    const still = bandsOf(data, optionsOf([halt()])).sectors["tools"]!.timeToSurviveDays;
    expect(still).toEqual({ p5: 101, p50: 101, p95: 101, odds: 1 });
    const bands = bandsOf(data, optionsOf([halt()], { timeSpread: 0.2 }));
    const { p5, p50, p95 } = bands.sectors["tools"]!.timeToSurviveDays;
    const sigma = Math.sqrt(Math.log1p(0.04));
    for (const [found, z] of [
      [p5, -1.645],
      [p50, 0],
      [p95, 1.645],
    ] as const) {
      expect(Math.abs(found! - 1 - 100 * Math.exp(sigma * z - sigma ** 2 / 2))).toBeLessThan(6);
    }
    expect(bands.figures).toBe(2); // cover, and the day on the way
  });
});

describe("common random numbers", () => {
  const uncertainHalt = halt({ size: { low: 0.2, high: 0.8 }, countries: ["CHN"] });
  const makers = [
    { country: "CHN", share: 0.6 },
    { country: "USA", share: 0.4 },
  ];
  const data = toolGraph({ coverDays: 10 }, makers);
  const lostOf = (shocks: object[], more: object = {}, scenario: object = {}) =>
    rowsHere(simulationStudy(data, optionsOf(shocks, { runs: 40, ...more }, scenario)))!.values;

  test("a harmless part that is added changes no run", () => {
    const idle = {
      kind: "demand",
      products: ["tools"],
      size: { low: 0, high: 0.1 },
      startDay: 364,
    };
    const before = simulate(data, optionsOf([uncertainHalt], { runs: 40 })).bands!;
    const after = simulate(
      data,
      optionsOf([uncertainHalt, { ...idle, products: ["powder"] }], { runs: 40 }),
    );
    expect(after.bands!.sectors["tools"]!.minOutput).toEqual(before.sectors["tools"]!.minOutput);
    expect(after.bands!.numbers).toBe(2);
  });

  test("the same seed gives the same worlds: a longer halt loses more in every single run", () => {
    const short = lostOf([{ ...uncertainHalt, durationDays: 200 }]);
    const long = lostOf([{ ...uncertainHalt, durationDays: 230 }]);
    const width = short.length / 40;
    for (let run = 0; run < 40; run++)
      expect(long[run * width]).toBeGreaterThan(short[run * width]!);
    expect(lostOf([uncertainHalt])).toEqual(lostOf([uncertainHalt]));
    expect(lostOf([uncertainHalt], { seed: 2 })).not.toEqual(lostOf([uncertainHalt]));
  });

  test("more runs only add runs", () => {
    const few = lostOf([uncertainHalt]);
    const many = lostOf([uncertainHalt], { runs: 60 });
    expect(many.subarray(0, few.length)).toEqual(few);
  });
});

describe("runs", () => {
  const scenario = {
    format: "linchpin-scenario/1",
    shocks: [
      {
        kind: "halt",
        countries: ["CHN"],
        size: { low: 0.5, mode: 0.9, high: 1 },
        durationDays: { distribution: "lognormal", mean: 90, cv: 0.5 },
      },
    ],
    responses: [{ kind: "substitution", toSubstitutability: { low: 0, high: 0.4 }, fromDay: 30 }],
    horizonDays: 200,
  };
  const options = SimulateOptions.parse({
    scenario,
    runs: 24,
    timeSpread: 0.3,
    capacitySpread: 0.2,
  });

  test("are the same bit for bit from 1, 2 and 4 workers, and as in one process", async () => {
    const here = simulate(magnetGraph(), options);
    expect(SimulateResult.parse(here)).toEqual(here);
    for (const workers of [1, 2, 4]) {
      const pool = new StudyPool({ workers, hereMs: 0 });
      const rows = await pool.rows("simulate", magnetGraph(), options);
      await pool.close();
      expect(simulate(magnetGraph(), options, rows)).toEqual(here);
    }
  });

  test("say when nothing was drawn", () => {
    const { bands, certificate } = simulate(toolGraph(), optionsOf([halt()], { runs: 50 }));
    expect(bands).toMatchObject({ runs: 50, numbers: 0, figures: 0 });
    expect(bands!.lostDays).toMatchObject({ mean: 364, p5: 364, p95: 364, standardError: 0 });
    expect(certificate.notes.join()).toContain("nothing was drawn");
    const drawn = simulate(magnetGraph(), options).certificate.notes.join();
    expect(drawn).not.toContain("nothing was drawn");
  });

  test("without any, there are no bands, and options that only they give a meaning are refused", () => {
    expect(simulate(toolGraph(), optionsOf([halt()], { runs: undefined })).bands).toBeUndefined();
    for (const more of [{ timeSpread: 0.1 }, { grades: { A: 5 } }, { capacitySpread: 0.1 }]) {
      expect(() =>
        simulate(toolGraph(), optionsOf([halt()], { runs: undefined, ...more })),
      ).toThrow(InvalidInputError);
      expect(() =>
        simulate(toolGraph(), optionsOf([halt()], { figures: "stated", ...more })),
      ).toThrow(InvalidInputError);
    }
  });

  test("too many are refused before anything runs", () => {
    expect(() => optionsOf([halt()], { runs: 10_000_000 })).toThrow();
    const long = optionsOf([halt()], { runs: 100_000 }, { horizonDays: 18_263 });
    // Nothing is read of the network: it would be built first.
    const untouched = new Proxy(magnetGraph(), {
      get: (_, field) => expect.unreachable(`reads ${String(field)}`),
    });
    expect(() => simulate(untouched, long)).toThrow(LimitError);
  });
});
