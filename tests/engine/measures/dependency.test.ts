import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dependency } from "../../../src/engine/measures/dependency.ts";
import { DependencyOptions } from "../../../src/model/options.ts";
import { type Sketch, sketches, toDataSet } from "../../support/arbitraries.ts";
import { magnetGraph } from "../../support/magnet-graph.ts";

const ask = (sketch: Sketch, options: object = {}) =>
  dependency(toDataSet(sketch), DependencyOptions.parse(options));

/** A country's share in the making of a product; what no country makes is made by others. */
function madeIn({ shares }: Sketch["products"][number], country: string): number {
  const known = Object.values(shares).reduce((sum, share) => sum + share, 0);
  return country === "OTH" ? Math.max(0, 1 - known) : (shares[country] ?? 0);
}

/** Methods: own value added at the makers, the rest at the makers of the direct inputs. */
function naiveFaceValue(sketch: Sketch, product: string, country: string): number {
  const makers = new Map(sketch.products.map((one) => [one.id, madeIn(one, country)]));
  let spent = 0;
  let bought = 0;
  for (const share of sketch.valueShares) {
    if (share.product !== product) continue;
    spent += share.share;
    bought += share.share * (makers.get(share.input) ?? 0);
  }
  return (1 - spent) * (makers.get(product) ?? 0) + bought;
}

describe("face value and hidden exposure", () => {
  test("the worked example by hand, on China", () => {
    const options = DependencyOptions.parse({ on: "CHN" });
    const { items, home } = dependency(magnetGraph(), options);
    const of = new Map(items.map((item) => [item.id, item]));
    // 0.6 of a magnet is its makers' own value (92 %), 0.4 is oxide (90 %).
    expect(of.get("magnet")?.faceValue).toBeCloseTo(0.6 * 0.92 + 0.4 * 0.9, 12);
    expect(of.get("magnet")?.hidden).toBeCloseTo(0.872 - 0.912, 12);
    expect(of.get("missile")?.faceValue).toBeCloseTo(0.02 * 0.92, 12);
    expect(of.get("missile")?.byCountry["CHN"]?.hidden).toBeCloseTo(0.01744 - 0.0184, 12);
    expect(of.get("ore")?.hidden).toBe(0);
    const weighted = 0.6 * (0.02 * 0.92) + 0.4 * (0.03 * 0.92 + 0.01 * 0.6);
    expect(home.faceValue).toBeCloseTo(weighted, 12);
    expect(home.hidden).toBeCloseTo((home.lookThrough ?? 0) - weighted, 12);
  });

  test("without any value share neither has a figure", () => {
    const { items, home } = dependency(
      { ...magnetGraph(), valueShares: [] },
      DependencyOptions.parse({}),
    );
    for (const { faceValue, hidden, byCountry } of items) {
      expect([faceValue, hidden]).toEqual([null, null]);
      for (const country of Object.values(byCountry))
        expect(country).toMatchObject({ faceValue: null, hidden: null });
    }
    expect(home).toMatchObject({ faceValue: null, hidden: null });
  });

  test("equals the definition; hidden sums to 0 over all countries", () => {
    fc.assert(
      fc.property(sketches(), (sketch) => {
        fc.pre(sketch.valueShares.length > 0);
        for (const { id, byCountry } of ask(sketch).items) {
          let sum = 0;
          for (const [country, { faceValue, hidden, lookThrough }] of Object.entries(byCountry)) {
            expect(faceValue).toBeCloseTo(naiveFaceValue(sketch, id, country), 9);
            expect(hidden).toBeCloseTo((lookThrough ?? 0) - (faceValue ?? 0), 12);
            sum += hidden ?? 0;
          }
          expect(sum).toBeCloseTo(0, 9);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("a scope's face value is the sum over its countries", () => {
    fc.assert(
      fc.property(sketches(), (sketch) => {
        fc.pre(sketch.valueShares.length > 0);
        for (const { faceValue, byCountry } of ask(sketch, { on: "foreign" }).items) {
          const foreign = Object.entries(byCountry).filter(
            ([country]) => !["USA", "OTH", "UNK"].includes(country),
          );
          const sum = foreign.reduce((total, [, one]) => total + (one.faceValue ?? 0), 0);
          expect(faceValue).toBeCloseTo(sum, 9);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("what is not known", () => {
  const blank = () => {
    const data = magnetGraph();
    return { ...data, tables: { ...data.tables, supply: [] } };
  };

  test("the home's ends are the means of its sectors' ends", () => {
    const property = fc.property(sketches(), (sketch) => {
      const data = toDataSet(sketch);
      const { items, home } = dependency(data, DependencyOptions.parse({}));
      const weights = new Map(data.tables.importance.map(({ product, share }) => [product, share]));
      const sum = [...weights.values()].reduce((total, share) => total + share, 0);
      fc.pre(sum > 0);
      for (const figure of [
        "unknown",
        "lookThroughHigh",
        "criticalRigid",
        "criticalHigh",
      ] as const) {
        if (home[figure] === null) continue;
        const mean = items.reduce(
          (total, item) => total + ((weights.get(item.id) ?? 0) / sum) * (item[figure] ?? 0),
          0,
        );
        expect(home[figure]).toBeCloseTo(mean, 9);
      }
      expect(home.directHigh ?? 0).toBeGreaterThanOrEqual(home.direct ?? 0);
      expect(home.criticalLow ?? 0).toBeLessThanOrEqual((home.criticalHigh ?? 0) + 1e-12);
    });
    fc.assert(property, { numRuns: 50 });
  });

  test("nobody named at all: the point is 0, the ends leave all open, a note says so", () => {
    const { home, items, certificate } = dependency(blank(), DependencyOptions.parse({}));
    expect(home).toMatchObject({ critical: 0, criticalLow: 0, lookThroughLow: 0 });
    expect(home.criticalHigh).toBeGreaterThan(0.9);
    expect(items.find(({ id }) => id === "magnet")).toMatchObject({ unknown: 1, hhi: null });
    expect(certificate.notes[0]).toContain("nobody says who makes any of the products");
  });

  test("one maker named is something known", () => {
    const { certificate } = dependency(magnetGraph(), DependencyOptions.parse({}));
    expect(certificate.notes.join()).not.toContain("nobody says who makes");
  });
});

test("figures without a source behind a loss are listed, none where nothing is lost", () => {
  const on = (country: string) =>
    dependency(magnetGraph(), DependencyOptions.parse({ on: country, products: ["missile"] }));
  const keys = on("CHN").certificate.assumed.map(({ key }) => key);
  expect(keys).toContain("missile|magnet|magnet");
  expect(on("FRA").certificate.assumed).toEqual([]);
});
