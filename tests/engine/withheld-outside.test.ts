import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MEASURES } from "../../src/engine/measures/registry.ts";
import type { DataSet } from "../../src/model/data-set.ts";
import { ChokepointOptions, DependencyOptions, RiskOptions } from "../../src/model/options.ts";
import { COUNTRIES, type Sketch, sketches, toDataSet } from "../support/arbitraries.ts";
import { dataSet } from "../support/data-set.ts";
import { PLACES, riskDataSet, riskSketches } from "../support/risk-sketch.ts";

const chokepoints = (data: DataSet, by: string, more: object = {}) =>
  MEASURES.chokepoints.run(data, ChokepointOptions.parse({ by, top: 1000, ...more })).items;
const dependency = (data: DataSet, on: string) =>
  MEASURES.dependency.run(data, DependencyOptions.parse({ on }));
const risk = (data: DataSet) => MEASURES.risk.run(data, RiskOptions.parse({ products: [] })).items;

type Quantities = Readonly<Record<string, number | null>>;

/** One material for one sector; null: withheld. */
function oneMaterial(quantities: Quantities, home = ["USA"]): DataSet {
  return dataSet({
    defaults: { home },
    tables: {
      products: [
        { id: "m", kind: "material" },
        { id: "s", kind: "sector" },
      ],
      supply: Object.entries(quantities).map(([country, quantity]) =>
        quantity === null
          ? { product: "m", country, status: "withheld" }
          : { product: "m", country, quantity },
      ),
      inputs: [{ product: "s", input: "m", group: "g" }],
      importance: [{ set: "default", product: "s", share: 1 }],
    },
    valueShares: [{ input: "m", product: "s", share: 0.5 }],
  });
}

describe("one maker withheld, the other named, no total known", () => {
  const open = oneMaterial({ CHN: 600, JPN: null });

  test("who withholds makes some: nobody makes all of it alone", () => {
    const [item] = chokepoints(open, "product", { why: 1 });
    expect(item).toMatchObject({ id: "m", structure: { soleSource: false } });
    expect(item?.why?.find(({ kind }) => kind === "makers")).toMatchObject({ soleSource: false });
  });

  test("HHI is told as an interval", () => {
    expect(risk(open)[0]).toMatchObject({ hhi: 1, hhiLow: 0.5, hhiHigh: 1 });
    const [spread] = risk(oneMaterial({ CHN: 300, AUS: 300, JPN: null, DEU: null }));
    expect(spread).toMatchObject({ hhi: 0.5, hhiHigh: 1 });
    expect(spread?.hhiLow).toBeCloseTo(0.25, 12); // four equal makers
  });

  test("either may make all: both are ranked, and open", () => {
    const [first, second] = chokepoints(open, "country");
    expect(first).toMatchObject({ id: "@CHN", score: 1, scoreLow: 0, scoreHigh: 1 });
    expect(second).toMatchObject({ id: "@JPN", score: 0, scoreLow: 0, scoreHigh: 1 });
    expect(chokepoints(open, "producer").map(({ id }) => id)).toEqual(["m@CHN", "m@JPN"]);
    const [whole] = chokepoints(open, "product");
    expect(whole).toMatchObject({ id: "m", score: 1, scoreLow: 1, scoreHigh: 1 });
  });

  test("a home that withholds may need nobody", () => {
    const atHome = oneMaterial({ CHN: 600, USA: null });
    expect(chokepoints(atHome, "product")[0]).toMatchObject({ score: 1, scoreLow: 0 });
    const { items, home } = dependency(atHome, "foreign");
    const [m] = items;
    expect(m).toMatchObject({ direct: 1, directLow: 0, directHigh: 1, unknown: 1 });
    expect(m).toMatchObject({ critical: 1, criticalLow: 0, criticalHigh: 1 });
    expect(home).toMatchObject({ lookThrough: 0.5, lookThroughLow: 0, lookThroughHigh: 0.5 });
  });

  test("a set without the withheld country gains nothing from it, one that holds it may gain all", () => {
    const of = (on: string) => dependency(open, on).items[0];
    expect(of("CHN")).toMatchObject({ direct: 1, directLow: 0, directHigh: 1 });
    expect(of("JPN")).toMatchObject({ direct: 0, directLow: 0, directHigh: 1, criticalHigh: 1 });
    expect(of("DEU")).toMatchObject({ direct: 0, directLow: 0, directHigh: 0, criticalHigh: 0 });
    expect(of("foreign")).toMatchObject({ direct: 1, directLow: 1, directHigh: 1, criticalLow: 1 });
  });

  test("a withheld maker inside a known total leaves the intervals as they were", () => {
    const rows = [
      { product: "m", country: "CHN", share: 0.7 },
      { product: "m", country: "JPN", status: "withheld" },
    ];
    const base = oneMaterial({});
    const inside = dataSet({
      defaults: { home: ["USA"] },
      tables: { ...base.tables, supply: rows },
    });
    const [m] = dependency(inside, "CHN").items;
    expect(m?.direct).toBeCloseTo(0.7, 12);
    expect(m?.directLow).toBeCloseTo(0.7, 12);
    expect(m?.unknown).toBeCloseTo(0.3, 12);
  });
});

interface Withheld {
  readonly sketch: Sketch;
  /** Of each product: amount by country that is withheld; others as the sketch has them. */
  readonly hidden: readonly Readonly<Record<string, number>>[];
}

const withheld: fc.Arbitrary<Withheld> = sketches().chain((sketch) =>
  fc.record({
    sketch: fc.constant(sketch),
    hidden: fc.tuple(
      ...sketch.products.map(() =>
        fc.dictionary(fc.constantFrom(...COUNTRIES), fc.constantFrom(0.01, 0.3, 1, 4, 200), {
          maxKeys: 2,
        }),
      ),
    ),
  }),
);

/** The same amounts twice: some withheld with no total known, and all stated. */
function bothOf({ sketch, hidden }: Withheld): { open: DataSet; whole: DataSet } {
  const base = toDataSet(sketch);
  const rows = (show: boolean) =>
    sketch.products.flatMap(({ id, shares, spare }, at) => {
      const named = Object.keys(shares).filter((country) => !(country in hidden[at]!));
      const outside = named.length > 0 ? hidden[at]! : {};
      const stated = named.length > 0 ? named : Object.keys(shares);
      const row = (country: string) => ({ product: id, country, spare: spare[country] ?? 0 });
      return [
        ...stated.map((country) => ({ ...row(country), quantity: shares[country] })),
        ...Object.entries(outside).map(([country, quantity]) =>
          show ? { ...row(country), quantity } : { ...row(country), status: "withheld" },
        ),
      ];
    });
  const as = (show: boolean) =>
    dataSet({
      defaults: base.defaults,
      tables: { ...base.tables, supply: rows(show) },
      valueShares: base.valueShares,
    });
  return { open: as(false), whole: as(true) };
}

function expectWithin(found: number | null | undefined, low: unknown, high: unknown, what: string) {
  expect(found ?? 0, what).toBeGreaterThanOrEqual((low as number) - 1e-9);
  expect(found ?? 0, what).toBeLessThanOrEqual((high as number) + 1e-9);
}

describe("P18: every amount that the withheld may have made lies in the intervals", () => {
  test("HHI", () => {
    fc.assert(
      fc.property(withheld, (drawn) => {
        const { open, whole } = bothOf(drawn);
        const found = new Map(risk(whole).map(({ id, hhi }) => [id, hhi]));
        for (const { id, hhi, hhiLow, hhiHigh } of risk(open)) {
          expectWithin(found.get(id), hhiLow, hhiHigh, id);
          expectWithin(hhi, hhiLow, hhiHigh, id);
        }
      }),
      { numRuns: 100 },
    );
  });

  test.each(["country", "producer", "product"])("scores by %s", (by) => {
    fc.assert(
      fc.property(withheld, fc.constantFrom("pool", "rigid"), (drawn, mode) => {
        const { open, whole } = bothOf(drawn);
        const scores = chokepoints(whole, by, { mode });
        const asked = chokepoints(open, by, { mode });
        expect(asked.map(({ id }) => id).sort()).toEqual(scores.map(({ id }) => id).sort());
        const found = new Map(scores.map(({ id, score }) => [id, score]));
        for (const { id, score, scoreLow, scoreHigh } of asked) {
          expectWithin(found.get(id), scoreLow, scoreHigh, id);
          expectWithin(score, scoreLow, scoreHigh, id);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("dependency: direct, look-through and critical, of products and of the home", () => {
    fc.assert(
      fc.property(withheld, fc.constantFrom("foreign", ...COUNTRIES), (drawn, on) => {
        const { open, whole } = bothOf(drawn);
        const [asked, found] = [dependency(open, on), dependency(whole, on)];
        const pairs = asked.items.map((item, at) => [item, found.items[at]!] as const);
        for (const [ends, is] of [...pairs, [asked.home, found.home] as const]) {
          expectWithin(is.direct, ends.directLow, ends.directHigh, "direct");
          expectWithin(ends.direct, ends.directLow, ends.directHigh, "point");
          expectWithin(is.critical, ends.criticalLow, ends.criticalHigh, "critical");
          if (is.lookThrough === null) continue;
          expectWithin(is.lookThrough, ends.lookThroughLow, ends.lookThroughHigh, "look-through");
        }
      }),
      { numRuns: 100 },
    );
  });

  test("governance-weighted HHI, EU supply risk, GeoPolRisk", () => {
    const hidden = fc.uniqueArray(fc.constantFrom(...PLACES), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(riskSketches, hidden, (drawn, countries) => {
        // stated: one computed from amounts would move with what the home turns out to make
        const data = riskDataSet({ ...drawn, importReliance: drawn.importReliance ?? 0.5 });
        const { supply } = data.tables;
        const isHidden = (country: string) => countries.some((code) => code === country);
        const stays = (country: string) => !isHidden(country) && country !== "OTH";
        fc.pre(supply.some(({ country }) => stays(country)));
        const tables = {
          ...data.tables,
          supply: supply.map((row) =>
            isHidden(row.country) ? { ...row, quantity: null, status: "withheld" as const } : row,
          ),
        };
        const [is] = risk(data);
        const [open] = risk({ ...data, tables });
        expectWithin(is!.hhi, open!.hhiLow, open!.hhiHigh, "HHI");
        const { hhiGovernanceLow, hhiGovernanceHigh } = open!;
        expectWithin(is!.hhiGovernance, hhiGovernanceLow, hhiGovernanceHigh, "governance");
        const { euSupplyRisk, euSupplyRiskLow, euSupplyRiskHigh } = open!;
        expectWithin(is!.euSupplyRisk, euSupplyRiskLow, euSupplyRiskHigh, "EU");
        expectWithin(euSupplyRisk, euSupplyRiskLow, euSupplyRiskHigh, "EU point");
        if (is!.geoPolRisk === null || Object.keys(drawn.bought).length === 0) return;
        expectWithin(is!.geoPolRisk, open!.geoPolRiskLow, open!.geoPolRiskHigh, "GeoPolRisk");
      }),
      { numRuns: 150 },
    );
  });
});
