import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CompareOptions } from "../../../src/model/comparison.ts";
import type { DataSet } from "../../../src/model/data-set.ts";
import { InvalidInputError } from "../../../src/model/errors.ts";
import { SimulateOptions } from "../../../src/model/simulation.ts";
import { compare } from "../../../src/scenarios/compare/compare.ts";
import { simulate } from "../../../src/scenarios/simulate/simulate.ts";
import { sketches, toDataSet } from "../../support/arbitraries.ts";
import { dataSet } from "../../support/data-set.ts";

const FORMAT = "linchpin-scenario/1";

/** Ore, half from China, with ten days of it at the one sector. */
function ore(): DataSet {
  return dataSet({
    defaults: { home: ["USA"] },
    tables: {
      products: [
        { id: "ore", kind: "material" },
        { id: "steel", kind: "sector" },
      ],
      supply: [
        { product: "ore", country: "CHN", share: 0.5 },
        { product: "ore", country: "AUS", share: 0.5 },
      ],
      importance: [{ set: "default", product: "steel", share: 1 }],
      inputs: [
        {
          ...{ product: "steel", group: "g", input: "ore", essentiality: 1, substitutability: 0 },
          ...{ mix: 1, headroom: 0, coverDays: 10, lagDays: 1 },
        },
      ],
    },
  });
}

const halt = (durationDays: number | null, more: object = {}) => ({
  format: FORMAT,
  horizonDays: 60,
  restartRatePerDay: 0,
  shocks: [{ kind: "halt", countries: ["CHN"], durationDays, ...more }],
});

function ask(data: DataSet, asked: object) {
  return compare(data, CompareOptions.parse(asked));
}

describe("by hand", () => {
  // Half of the ore is gone from day 1 on (a day on the way): ten days of stock last 20 days.
  test("nothing happens in the baseline: differences are the losses", () => {
    const found = ask(ore(), { scenarios: [{ ...halt(null), id: "long" }] });
    expect(found.baseline).toMatchObject({ id: "baseline", lostDays: 0, firstHit: [] });
    expect(found.scenarios[0]).toMatchObject({ id: "long", firstHit: ["steel"] });
    const long = found.difference["long"];
    expect(long?.sectors["steel"]?.timeToSurviveDays).toBeNull();
    expect(found.scenarios[0]?.sectors["steel"]?.timeToSurviveDays).toBe(21);
    expect(long?.sectors["steel"]?.output[20]).toBe(0);
    expect(long?.sectors["steel"]?.output[21]).toBeCloseTo(-0.5, 12);
    expect(long?.lostDays).toBeCloseTo(39 * 0.5, 9);
    expect(long?.loss?.[59]).toBeCloseTo(0.5, 12);
    expect(long?.products["ore"]?.output[0]).toBeCloseTo(-0.5, 12);
  });

  test("a baseline of one's own: what a shorter cut wins", () => {
    const found = ask(ore(), { baseline: halt(null), scenarios: [halt(30), halt(20)] });
    expect(Object.keys(found.difference)).toEqual(["scenario-1", "scenario-2"]);
    const [month, short] = Object.values(found.difference);
    // Cut on days 0 to 29, short of ore on days 1 to 30, of steel on days 21 to 30.
    expect(month?.sectors["steel"]).toMatchObject({ timeToSurviveDays: 0 });
    expect(month?.lostDays).toBeCloseTo((10 - 39) * 0.5, 9);
    expect(short?.lostDays).toBeCloseTo(-39 * 0.5, 9);
    expect(short?.sectors["steel"]?.timeToSurviveDays).toBeNull();
  });

  test("unlike horizons and steps are made alike, and noted; equal names are told apart", () => {
    const other = { ...halt(30), horizonDays: 40, name: "cut" };
    const found = ask(ore(), { scenarios: [{ ...halt(30), name: "cut" }, other] });
    expect(found.days).toHaveLength(60);
    expect(Object.keys(found.difference)).toEqual(["cut", "cut-2"]);
    expect(found.difference["cut"]).toEqual(found.difference["cut-2"]);
    expect(found.certificate.notes.join()).toContain("over the longest, 60 days");
    const coarse = ask(ore(), { scenarios: [halt(30), { ...halt(30), stepDays: 5 }] });
    expect(coarse.certificate.notes.join()).toContain("in the shortest, 1 days");
  });

  test("runs share their draws: of two equal scenarios nothing differs in any run", () => {
    const unsure = {
      ...halt(null),
      id: "a",
      shocks: [{ ...halt(null).shocks[0], size: { low: 0.2, high: 1 } }],
    };
    const asked = { scenarios: [{ ...unsure, id: "b" }], baseline: unsure, runs: 40 };
    const same = ask(ore(), asked).difference["b"]?.bands;
    expect(same?.all).toMatchObject({ oddsMore: 0, oddsLess: 0, lostDays: { p5: 0, p95: 0 } });
    const against = ask(ore(), { scenarios: [unsure], runs: 40 });
    const lost = against.difference["a"]?.bands?.all?.lostDays;
    expect(lost?.p95).toBeGreaterThan(lost?.p5 ?? Number.NaN);
    expect(against.scenarios[0]?.lostDaysBands).toEqual(lost);
    const worse = {
      ...unsure,
      id: "worse",
      responses: [],
      shocks: [...unsure.shocks, { kind: "demand", products: ["ore"], size: 0.1 }],
    };
    const paired = ask(ore(), { scenarios: [worse], baseline: unsure, runs: 40 });
    expect(paired.difference["worse"]?.bands?.all).toMatchObject({ oddsLess: 0 });
    expect(ask(ore(), asked)).toEqual(ask(ore(), asked));
  });
});

test("each side is what simulate says; differences are exactly theirs", () => {
  const property = fc.property(sketches(), fc.nat({ max: 40 }), (sketch, duration) => {
    const data = toDataSet(sketch);
    const [a, b] = [halt(duration), { ...halt(null), shocks: [] }];
    const found = ask(data, { scenarios: [a, b], baseline: a });
    const alone = simulate(data, SimulateOptions.parse({ scenario: a }));
    for (const [id, course] of Object.entries(alone.sectors))
      expect(found.scenarios[0]?.sectors[id]).toEqual(course);
    const [same, none] = Object.values(found.difference);
    expect(same?.lostDays).toBe(0);
    for (const { output } of Object.values(same?.sectors ?? {}))
      expect(output.every((x) => x === 0)).toBe(true);
    expect(none?.lostDays).toBeCloseTo(-(alone.lostDays ?? 0), 9);
  });
  fc.assert(property, { numRuns: 20 });
});

test("faults of all scenarios are told at once, each where it stands", () => {
  const bad = { ...halt(30), shocks: [{ kind: "halt", products: ["coal"] }] };
  const fault = (() => {
    try {
      ask(ore(), { scenarios: [halt(30), bad, bad], baseline: bad });
    } catch (error) {
      return error;
    }
    return null;
  })();
  expect(fault).toBeInstanceOf(InvalidInputError);
  const pointers = (fault as InvalidInputError).details.map(({ pointer }) => pointer);
  expect(pointers.map((pointer) => pointer?.split("/shocks")[0])).toEqual([
    "/baseline",
    "/scenarios/1",
    "/scenarios/2",
  ]);
});

test("losses of other homes are no difference of scenarios; runs need something to do", () => {
  const abroad = { ...halt(30), home: ["AUS"] };
  expect(() => ask(ore(), { scenarios: [halt(30), abroad] })).toThrow(InvalidInputError);
  expect(ask(ore(), { home: ["USA"], scenarios: [halt(30), abroad] }).scenarios).toHaveLength(2);
  expect(() => ask(ore(), { scenarios: [halt(30)], timeSpread: 1 })).toThrow(InvalidInputError);
});
