import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { risk } from "../../../src/engine/measures/risk.ts";
import type { DataSet } from "../../../src/model/data-set.ts";
import { RiskOptions } from "../../../src/model/options.ts";
import type { RiskItem } from "../../../src/model/risk.ts";
import {
  oracleGeoPolRisk,
  oracleHhi,
  oracleIndicators,
  oracleSupplyRisk,
} from "../../support/oracles-risk.ts";
import { PLACES, type RiskSketch, riskDataSet, riskSketches } from "../../support/risk-sketch.ts";

const RUNS = { numRuns: 60 };

function scored(data: DataSet, options: object = {}): RiskItem {
  const [item] = risk(data, RiskOptions.parse(options)).items;
  if (!item) throw new TypeError("no item");
  return item;
}

/** Scores of an item without what names countries or counts rows. */
function figures({ inputs: _inputs, dependencyYears: _years, ...item }: RiskItem) {
  return item;
}

function expectSame(a: RiskItem, b: RiskItem): void {
  for (const [name, figure] of Object.entries(figures(a))) {
    const other = figures(b)[name as keyof ReturnType<typeof figures>];
    if (typeof figure === "number") expect(other, name).toBeCloseTo(figure, 9);
    else expect(other, name).toEqual(figure);
  }
}

function expectFigure(found: number | null, expected: number | null): void {
  if (expected === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(expected, 9);
}

describe("against the formulas written once more", () => {
  test("HHI, EU supply risk, GeoPolRisk, dependency indicators", () => {
    fc.assert(
      fc.property(riskSketches, (sketch) => {
        const item = scored(riskDataSet(sketch));
        expect(item.hhi).toBeCloseTo(oracleHhi(sketch), 9);
        expect(item.euSupplyRisk).toBeCloseTo(oracleSupplyRisk(sketch), 9);
        expectFigure(item.geoPolRisk, oracleGeoPolRisk(sketch));
        const [cdi1, cdi2, cdi3] = oracleIndicators(sketch);
        expectFigure(item.cdi1, cdi1!);
        expectFigure(item.cdi2, cdi2!);
        expectFigure(item.cdi3, cdi3 === Number.POSITIVE_INFINITY ? null : cdi3!);
        expect(item.cdi3Infinite).toBe(cdi3 === Number.POSITIVE_INFINITY);
      }),
      { numRuns: 200 },
    );
  });
});

describe("P18: intervals hold every completion", () => {
  test("HHI within 1/N and 1; any hands that take the unplaced part stay within low and high", () => {
    const hands = fc.array(fc.tuple(fc.constantFrom(...PLACES), fc.integer({ min: 1, max: 5 })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(riskSketches, hands, (drawn, parts) => {
        // stated: one computed from amounts would move with what the home turns out to make
        const sketch = { ...drawn, importReliance: drawn.importReliance ?? 0.5 };
        const open = scored(riskDataSet(sketch));
        expect(open.hhi!).toBeLessThanOrEqual(1 + 1e-12);
        expect(open.hhi!).toBeGreaterThanOrEqual(1 / open.makers - 1e-12);
        const total = parts.reduce((sum, [, part]) => sum + part, 0);
        const quantities: Record<string, number> = { ...sketch.quantities };
        for (const [country, part] of parts) {
          quantities[country] = (quantities[country] ?? 0) + (sketch.unplaced * part) / total;
        }
        const whole = scored(riskDataSet({ ...sketch, quantities, unplaced: 0 }));
        const within = (figure: number | null, low: number | null, high: number | null) => {
          expect(figure!).toBeGreaterThanOrEqual(low! - 1e-9);
          expect(figure!).toBeLessThanOrEqual(high! + 1e-9);
        };
        within(whole.hhi, open.hhiLow, open.hhiHigh);
        within(whole.hhiGovernance, open.hhiGovernanceLow, open.hhiGovernanceHigh);
        within(whole.euSupplyRisk, open.euSupplyRiskLow, open.euSupplyRiskHigh);
        if (open.geoPolRisk !== null && Object.keys(sketch.bought).length > 0) {
          within(whole.geoPolRisk, open.geoPolRiskLow, open.geoPolRiskHigh);
        }
      }),
      RUNS,
    );
  });

  test("a score whose recycling or substitution is not known lies between 0 and its high end", () => {
    fc.assert(
      fc.property(riskSketches, fc.boolean(), (sketch, recycling) => {
        const data = riskDataSet(sketch);
        const left = recycling ? "eol_rir" : "si_sr";
        const indicators = data.tables.indicators.filter(({ measure }) => measure !== left);
        const open = scored({ ...data, tables: { ...data.tables, indicators } });
        const known = scored(data).euSupplyRisk!;
        if (open.euSupplyRisk === null) expect(open.euSupplyRiskLow).toBe(0);
        else expect(open.euSupplyRisk).toBe(0); // the other factor is 0 already
        expect(known).toBeLessThanOrEqual(open.euSupplyRiskHigh! + 1e-12);
      }),
      RUNS,
    );
  });
});

describe("P19: EU supply risk", () => {
  test("0 if all is recycled, or substitutes serve as well", () => {
    fc.assert(
      fc.property(riskSketches, (sketch) => {
        expect(scored(riskDataSet({ ...sketch, eolRir: 1 })).euSupplyRisk).toBe(0);
        expect(scored(riskDataSet({ ...sketch, siSr: 0 })).euSupplyRisk).toBe(0);
      }),
      RUNS,
    );
  });

  test("never falls when a country's governance or trade parameter gets worse", () => {
    const step = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(riskSketches, fc.constantFrom(...PLACES), step, (sketch, country, by) => {
        const before = scored(riskDataSet(sketch)).euSupplyRisk!;
        const score = Math.min(10, sketch.governance[country]! + by);
        const governance = { ...sketch.governance, [country]: score };
        const worse = scored(riskDataSet({ ...sketch, governance })).euSupplyRisk!;
        expect(worse).toBeGreaterThanOrEqual(before - 1e-9);
        const parameters = sketch.parameters.map((row) => ({ ...row, value: row.value + by / 8 }));
        const barred = scored(riskDataSet({ ...sketch, parameters })).euSupplyRisk!;
        expect(barred).toBeGreaterThanOrEqual(before - 1e-9);
      }),
      RUNS,
    );
  });
});

describe("what must not matter", () => {
  const swapped: Readonly<Record<string, string>> = { CHN: "JPN", JPN: "CHN" };
  const changes: [string, (sketch: RiskSketch) => DataSet][] = [
    ["names of countries", (s) => riskDataSet(s, { rename: (code) => swapped[code] ?? code })],
    ["order of rows", (s) => riskDataSet(s, { reverse: true })],
    ["a product's rows in two halves", (s) => riskDataSet(s, { split: true })],
    ["the unit of quantities (P14)", (s) => riskDataSet(s, { quantityTimes: 1000 })],
    ["the currency", (s) => riskDataSet(s, { moneyTimes: 0.9 })],
  ];
  test.each(changes)("%s", (_, change) => {
    fc.assert(
      fc.property(riskSketches, (sketch) => {
        expectSame(scored(riskDataSet(sketch)), scored(change(sketch)));
      }),
      RUNS,
    );
  });
});
