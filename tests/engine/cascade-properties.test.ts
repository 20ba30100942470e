import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MEASURES } from "../../src/engine/measures/registry.ts";
import type { DataSet } from "../../src/model/data-set.ts";
import { CutOptions, DependencyOptions, RiskOptions } from "../../src/model/options.ts";
import type { CutResult } from "../../src/model/results.ts";
import { COUNTRIES, type Sketch, sketches, toDataSet } from "../support/arbitraries.ts";
import { naiveCascade, naiveLoss } from "../support/oracles.ts";

const cut = (data: DataSet, options: Partial<CutOptions> & { targets: string[] }): CutResult =>
  MEASURES.cut.run(data, CutOptions.parse(options));
const RUNS = { numRuns: 150 };
const country = fc.constantFrom(...COUNTRIES);
const TOLERANCE = 9;

/** A cut of one country at all stages but the sectors, as the oracle takes it. */
const ofCountry =
  (sketch: Sketch, cutCountry: string, size = 1) =>
  (product: string, from: string) =>
    from === cutCountry && !sketch.products.find(({ id }) => id === product)?.sector ? size : 0;

describe("P20 components in order give what plain sweeps over all products give", () => {
  test.each([false, true])("country cuts, rigid %s", (rigid) => {
    fc.assert(
      fc.property(sketches(), country, (sketch, c) => {
        const expected = naiveCascade(sketch, ofCountry(sketch, c), rigid);
        const result = cut(toDataSet(sketch), {
          targets: [`@${c}`],
          mode: rigid ? "rigid" : "pool",
        });
        expect(result.loss).toBeCloseTo(naiveLoss(sketch, expected), 8);
        for (const [id, y] of expected) expect(result.output[id]).toBeCloseTo(y, 8);
      }),
      RUNS,
    );
  });

  test("product cuts spare the home, and the unknown rest is cut with it", () => {
    fc.assert(
      fc.property(sketches(), (sketch) => {
        const expected = naiveCascade(sketch, (p, c) => (p === "p0" && c !== "USA" ? 1 : 0));
        const result = cut(toDataSet(sketch), { targets: ["p0"] });
        for (const [id, y] of expected) expect(result.output[id]).toBeCloseTo(y, 8);
      }),
      RUNS,
    );
  });
});

describe("properties that must hold (methods section 8)", () => {
  test("P1 nothing cut: nothing lost", () => {
    fc.assert(
      fc.property(sketches(), (sketch) => {
        const result = cut(toDataSet(sketch), { targets: ["@CHN"], size: 0 });
        expect(result.loss).toBe(0);
        expect(Object.values(result.output).every((y) => y === 1)).toBe(true);
        expect(result.paths).toEqual({});
      }),
      RUNS,
    );
  });

  test("P3 look-through shares of a product sum to 1 over all countries", () => {
    fc.assert(
      fc.property(sketches(), (sketch) => {
        fc.pre(sketch.valueShares.length > 0);
        const { items } = MEASURES.dependency.run(toDataSet(sketch), DependencyOptions.parse({}));
        for (const { byCountry, lookThrough, lookThroughLow, lookThroughHigh } of items) {
          const sum = Object.values(byCountry).reduce((s, c) => s + (c.lookThrough ?? 0), 0);
          expect(sum).toBeCloseTo(1, TOLERANCE);
          expect(lookThroughLow ?? 0).toBeLessThanOrEqual((lookThrough ?? 0) + 1e-9);
          expect(lookThrough ?? 0).toBeLessThanOrEqual((lookThroughHigh ?? 0) + 1e-9);
        }
      }),
      RUNS,
    );
  });

  test("P4 pool never loses more than rigid", () => {
    fc.assert(
      fc.property(sketches(), country, (sketch, c) => {
        const { loss, lossRigid } = cut(toDataSet(sketch), { targets: [`@${c}`] });
        expect(loss ?? 0).toBeLessThanOrEqual((lossRigid ?? 0) + 1e-9);
      }),
      RUNS,
    );
  });

  test("P13 renaming and reordering change nothing but names", () => {
    const rename = (id: string) => `z-${[...id].reverse().join("")}`;
    fc.assert(
      fc.property(sketches(), country, (sketch, c) => {
        const plain = cut(toDataSet(sketch), { targets: [`@${c}`] });
        const other = cut(toDataSet(sketch, { rename, reverse: true }), { targets: [`@${c}`] });
        expect(other.loss).toBeCloseTo(plain.loss ?? 0, TOLERANCE);
        for (const [id, y] of Object.entries(plain.output)) {
          expect(other.output[rename(id)]).toBeCloseTo(y, TOLERANCE);
        }
      }),
      RUNS,
    );
  });

  test("P14 scaling the shares of a product changes nothing once they are renormalised", () => {
    fc.assert(
      fc.property(sketches(), fc.constantFrom(0.3, 0.5, 0.9), (sketch, factor) => {
        const known = sketch.products.every(
          ({ shares }) => Math.abs(Object.values(shares).reduce((s, x) => s + x, 0) - 1) < 1e-9,
        );
        fc.pre(known);
        const scaled: Sketch = {
          ...sketch,
          products: sketch.products.map((p) => ({
            ...p,
            shares: Object.fromEntries(Object.entries(p.shares).map(([c, s]) => [c, s * factor])),
          })),
        };
        const residual = "renormalise" as const;
        const plain = cut(toDataSet(sketch), { targets: ["@CHN"], residual });
        const other = cut(toDataSet(scaled), { targets: ["@CHN"], residual });
        expect(other.loss).toBeCloseTo(plain.loss ?? 0, TOLERANCE);
      }),
      RUNS,
    );
  });

  test("P17 two alternatives with equal data are one product", () => {
    fc.assert(
      fc.property(sketches({ headroom: false }), country, (sketch, c) => {
        const twin = sketch.products[0]!;
        const split: Sketch = {
          ...sketch,
          products: [...sketch.products, { ...twin, id: "twin" }],
          groups: [
            ...sketch.groups.map((g) => ({
              ...g,
              members: g.members.flatMap((m) =>
                m.input === twin.id
                  ? [
                      { ...m, mix: m.mix / 2 },
                      { ...m, input: "twin", mix: m.mix / 2 },
                    ]
                  : [m],
              ),
            })),
            ...sketch.groups
              .filter((g) => g.product === twin.id)
              .map((g) => ({ ...g, product: "twin" })),
          ],
          valueShares: [],
        };
        const plain = cut(toDataSet(sketch), { targets: [`@${c}`] });
        const other = cut(toDataSet(split), { targets: [`@${c}`] });
        expect(other.loss).toBeCloseTo(plain.loss ?? 0, 8);
      }),
      RUNS,
    );
  });

  test("P18 HHI lies in its interval, and every completion of the unknown part does", () => {
    fc.assert(
      fc.property(sketches(), fc.integer({ min: 1, max: 5 }), (sketch, makers) => {
        const { items } = MEASURES.risk.run(toDataSet(sketch), RiskOptions.parse({}));
        for (const { id, hhi, hhiLow, hhiHigh } of items) {
          const shares = Object.values(sketch.products.find((p) => p.id === id)!.shares);
          const rest = Math.max(0, 1 - shares.reduce((s, x) => s + x, 0));
          const squares = shares.reduce((s, x) => s + x * x, 0);
          const completed = squares + makers * (rest / makers) ** 2;
          const joined = squares - Math.max(...shares) ** 2 + (Math.max(...shares) + rest) ** 2;
          expect(hhi).toBeGreaterThanOrEqual(1 / (shares.length + 1) - 1e-9);
          expect(hhi).toBeLessThanOrEqual(1 + 1e-9);
          for (const value of [completed, joined, hhi!]) {
            expect(value).toBeGreaterThanOrEqual(hhiLow! - 1e-9);
            expect(value).toBeLessThanOrEqual(hhiHigh! + 1e-9);
          }
        }
      }),
      RUNS,
    );
  });
});
