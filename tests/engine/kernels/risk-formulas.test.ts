import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { concentrationRatio, normalisedHhi } from "../../../src/engine/kernels/concentration.ts";
import { economicImportance } from "../../../src/engine/kernels/economic-importance.ts";
import { euSupplyRisk } from "../../../src/engine/kernels/eu-supply-risk.ts";
import { geoPolRisk, importRisk } from "../../../src/engine/kernels/geopol-risk.ts";
import {
  economicVulnerability,
  nassarSupplyRisk,
} from "../../../src/engine/kernels/nassar-supply-risk.ts";
import { netImports, tradeExposure } from "../../../src/engine/kernels/net-import-reliance.ts";
import {
  dependencyIndicators,
  majority,
} from "../../../src/engine/kernels/strategic-dependency.ts";
import { weightedConcentration } from "../../../src/engine/kernels/weighted-concentration.ts";

const exactly = (point: number) => ({ point, low: point, high: point });

describe("concentration of any kind", () => {
  test.each([
    ["one maker", [1], 1, 1, 1],
    ["four alike", [0.25, 0.25, 0.25, 0.25], 0.25, 0.75, 0],
    ["order does not matter", [0.1, 0.2, 0.7], 0.7, 1, null],
    ["nobody", [], 0, 0, null],
  ])("%s", (_, shares, largest, three, normalised) => {
    expect(concentrationRatio(shares, 1)).toBeCloseTo(largest, 12);
    expect(concentrationRatio(shares, 3)).toBeCloseTo(three, 12);
    const hhi = shares.reduce((sum, share) => sum + share ** 2, 0);
    if (normalised === 0) expect(normalisedHhi(hhi, shares.length)).toBeCloseTo(0, 12);
    if (shares.length < 2) expect(normalisedHhi(hhi, shares.length)).toBeNull();
  });

  test("weights of 1 without a fresh one: the HHI and its interval", () => {
    const makers = { shares: [0.5, 0.25, 0.25], weights: [1, 1, 1], unplaced: [0, 0, 1] };
    const { point, low, high } = weightedConcentration({ ...makers, freshWeight: 1 });
    expect([point, low, high]).toEqual([0.375, 0.3125, 0.625]);
  });

  test("a new maker with a great weight may be worse than the largest", () => {
    const makers = { shares: [0.5, 0.5], weights: [0, 1], unplaced: [0, 1] };
    expect(weightedConcentration({ ...makers, freshWeight: 8 })).toEqual({
      point: 0.25,
      low: 0,
      high: 2,
    });
  });

  test("no way to hand out the unplaced part leaves the interval", () => {
    const part = fc.integer({ min: 0, max: 9 });
    const maker = fc.record({ named: part, taken: part, weight: part });
    fc.assert(
      fc.property(fc.array(maker, { minLength: 1, maxLength: 6 }), part, (drawn, fresh) => {
        const total = drawn.reduce((sum, { named, taken }) => sum + named + taken, 0) + fresh;
        fc.pre(total > 0);
        const rest = drawn.reduce((sum, { taken }) => sum + taken, fresh) / total;
        const { low, high } = weightedConcentration({
          shares: [...drawn.map(({ named }) => named / total), rest],
          weights: [...drawn.map(({ weight }) => weight), 5],
          unplaced: [...drawn.map(() => 0), 1],
          freshWeight: 9,
        });
        let whole = 9 * (fresh / total) ** 2;
        for (const { named, taken, weight } of drawn)
          whole += weight * ((named + taken) / total) ** 2;
        expect(whole).toBeGreaterThanOrEqual(low - 1e-9);
        expect(whole).toBeLessThanOrEqual(high + 1e-9);
      }),
    );
  });
});

describe("EU supply risk", () => {
  const known = {
    hhiWorld: exactly(4),
    hhiHome: exactly(2),
    importReliance: exactly(0.5),
    eolRir: exactly(0.5),
    siSr: exactly(0.5),
    scope: null,
  };

  test.each([
    ["both", {}, "GS+EU", (4 * 0.25 + 2 * 0.75) / 4],
    ["no imports: home alone counts", { importReliance: exactly(0) }, "GS+EU", 0.5],
    ["clamped", { importReliance: exactly(7) }, "GS+EU", 0.75],
    ["no reliance", { importReliance: null }, "GS only", 1],
    ["no world", { hhiWorld: null }, "EU only", 0.5],
    ["nothing", { hhiWorld: null, hhiHome: null }, null, null],
    ["no recycling rate", { eolRir: null }, "GS+EU", null],
    ["no recycling rate, perfect substitutes", { eolRir: null, siSr: exactly(0) }, "GS+EU", 0],
  ])("%s", (_, change, basis, point) => {
    expect(euSupplyRisk({ ...known, ...change })).toMatchObject({ basis, point });
  });

  test("all ends open at once", () => {
    const open = { point: 0.5, low: 0.25, high: 0.75 };
    const inputs = { ...known, hhiHome: { point: 2, low: 1, high: 6 }, importReliance: open };
    const { low, high } = euSupplyRisk({ ...inputs, eolRir: open, siSr: open });
    expect(low).toBeCloseTo((4 * 0.125 + 1 * 0.875) * 0.25 * 0.25, 12);
    expect(high).toBeCloseTo((4 * 0.125 + 6 * 0.875) * 0.75 * 0.75, 12);
  });
});

test("economic importance: nothing placed, no largest sector", () => {
  const nothing = { point: null, low: null, high: null };
  expect(economicImportance({ shares: [], valueAdded: [], largest: 1, siEi: 1 })).toEqual(nothing);
  const one = { shares: [1], valueAdded: [0], siEi: 1 };
  expect(economicImportance({ ...one, largest: 0 })).toEqual(nothing);
  expect(economicImportance({ ...one, largest: 5 }).point).toBe(0);
});

test("GeoPolRisk: only ratios count; nothing bought or made is no risk figure", () => {
  const bought = { imports: [3, 1], instability: [1, 0.5], production: 4 };
  expect(importRisk(bought)).toBeCloseTo(3.5 / 8, 12);
  expect(importRisk({ ...bought, imports: [30, 10], production: 40 })).toBeCloseTo(3.5 / 8, 12);
  expect(importRisk({ imports: [], instability: [], production: 0 })).toBeNull();
  expect(importRisk({ imports: [], instability: [], production: 1 })).toBe(0);
  expect([geoPolRisk(0.5, 0.5), geoPolRisk(null, 0.5), geoPolRisk(0.5, null)]).toEqual([
    0.25,
    null,
    null,
  ]);
});

test("Nassar: any factor 0 gives 0, any not known gives none", () => {
  expect(nassarSupplyRisk(0.5, 0.5, 0.5)).toBeCloseTo(0.5, 12);
  expect(nassarSupplyRisk(0.5, 0, 0.5)).toBe(0);
  expect(nassarSupplyRisk(null, 0, 0.5)).toBeNull();
  const industry = { valueAdded: [10], expenditure: [1], operatingProfit: [2] };
  expect(economicVulnerability({ ...industry, gdp: 100 })).toBeCloseTo(0.05, 12);
  expect(economicVulnerability({ ...industry, gdp: null })).toBeNull();
  expect(economicVulnerability({ ...industry, gdp: 0 })).toBeNull();
  const none = { valueAdded: [], expenditure: [], operatingProfit: [] };
  expect(economicVulnerability({ ...none, gdp: 100 })).toBeNull();
});

test("net imports: no use, a net exporter, more than all", () => {
  const balance = { production: 10, imports: 5, exports: 0, stockRelease: 0 };
  expect(netImports(balance)).toEqual({ apparentConsumption: 15, reliance: 1 / 3 });
  expect(netImports({ ...balance, exports: 15 }).reliance).toBeNull();
  expect(netImports({ ...balance, exports: 10 }).reliance).toBe(-1);
  expect([null, -1, 0.5, 1.5].map(tradeExposure)).toEqual([null, 0, 0.5, 1]);
});

test("dependency: imports from within alone; what years say", () => {
  const within = { imports: [], unplaced: [], intraImports: 5, exports: 0 };
  expect(dependencyIndicators(within)).toMatchObject({
    cdi1: null,
    cdi2: 0,
    cdi3: null,
    cdi3Infinite: false,
    dependent: false,
  });
  const unnamed = { imports: [1, 1], unplaced: [0, 1], intraImports: 0, exports: null };
  const { cdi1, cdi1Low, cdi1High, dependent } = dependencyIndicators(unnamed);
  expect([cdi1, cdi1Low, cdi1High, dependent]).toEqual([0.5, 0.25, 1, null]);
  expect(majority([true, null, true, false])).toBe(true);
  expect(majority([true, false])).toBeNull();
  expect(majority([null])).toBeNull();
  expect(majority([])).toBeNull();
});
