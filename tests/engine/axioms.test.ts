import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MEASURES } from "../../src/engine/measures/registry.ts";
import { ChokepointOptions, CutOptions } from "../../src/model/options.ts";
import type { ChokepointItem } from "../../src/model/results.ts";
import { COUNTRIES, type Sketch, sketches, toDataSet } from "../support/arbitraries.ts";

/** The axioms A1-A7 of a chokepoint score (docs/methods/chokepoint-score.md) on random networks. */
const RUNS = { numRuns: 120 };

function scores(sketch: Sketch, by: string, options = {}): Map<string, ChokepointItem> {
  const { items } = MEASURES.chokepoints.run(
    toDataSet(sketch),
    ChokepointOptions.parse({ by, ...options }),
  );
  return new Map(items.map((item) => [item.id, item]));
}

const loss = (sketch: Sketch, targets: string[], size = 1) =>
  MEASURES.cut.run(toDataSet(sketch), CutOptions.parse({ targets, size })).loss ?? 0;

function withGroups(sketch: Sketch, change: (g: Sketch["groups"][number]) => object): Sketch {
  return { ...sketch, groups: sketch.groups.map((g) => ({ ...g, ...change(g) })) };
}

describe("axioms of the chokepoint score", () => {
  test("A1 scores lie in 0..1, low <= score <= high and score <= rigid <= high", () => {
    fc.assert(
      fc.property(
        sketches(),
        fc.constantFrom("product", "producer", "country", "input"),
        (s, by) => {
          for (const { score, scoreRigid, scoreLow, scoreHigh } of scores(s, by).values()) {
            expect(scoreLow).toBeGreaterThanOrEqual(0);
            expect(scoreLow).toBeLessThanOrEqual(score + 1e-9);
            expect(score).toBeLessThanOrEqual(scoreRigid + 1e-9);
            expect(scoreRigid).toBeLessThanOrEqual(scoreHigh + 1e-9);
            expect(scoreHigh).toBeLessThanOrEqual(1);
          }
        },
      ),
      RUNS,
    );
  });

  test("A2 zero without a path to a weighted sector", () => {
    fc.assert(
      fc.property(sketches(), (sketch) => {
        for (const { score, structure } of scores(sketch, "product").values()) {
          if (structure.tier === null) expect(score).toBe(0);
          if (score > 0) expect(structure.reach).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });

  test("A2 zero if alternatives cover it wholly; A3 one if it is vital to all and made abroad", () => {
    fc.assert(
      fc.property(sketches(), (sketch) => {
        const sectors = sketch.products.filter(({ sector }) => sector);
        const vital = { id: "vital", sector: false, shares: { CHN: 1 }, spare: {}, importance: 0 };
        const spareWheel = { ...vital, id: "spare-wheel", shares: { AUS: 1 } };
        const needs = (members: { input: string; mix: number; headroom: number }[]) =>
          sectors.map(({ id }) => ({
            product: id,
            essentiality: 1,
            substitutability: 0,
            members,
          }));
        const sole: Sketch = {
          ...sketch,
          products: [...sketch.products, vital],
          groups: [...sketch.groups, ...needs([{ input: "vital", mix: 1, headroom: 0 }])],
        };
        expect(scores(sole, "product").get("vital")!.score).toBeCloseTo(1, 9);
        const covered: Sketch = {
          ...sketch,
          products: [...sketch.products, vital, spareWheel],
          groups: [
            ...sketch.groups,
            ...needs([
              { input: "vital", mix: 0.5, headroom: 0 },
              { input: "spare-wheel", mix: 0.5, headroom: 1 },
            ]),
          ],
        };
        expect(scores(covered, "product").get("vital")!.score).toBeCloseTo(0, 9);
      }),
      RUNS,
    );
  });

  test("A4 more cut, more essential: never less lost; more substitutable, more spare: never more", () => {
    fc.assert(
      fc.property(sketches(), fc.constantFrom(...COUNTRIES), (sketch, country) => {
        const target = [`@${country}`];
        const base = loss(sketch, target);
        const least = (value: number) => expect(value).toBeGreaterThanOrEqual(base - 1e-9);
        const most = (value: number) => expect(value).toBeLessThanOrEqual(base + 1e-9);
        most(loss(sketch, target, 0.5));
        least(loss(sketch, [...target, "p0"]));
        least(
          loss(
            withGroups(sketch, (g) => ({ essentiality: Math.min(1, g.essentiality + 0.2) })),
            target,
          ),
        );
        most(
          loss(
            withGroups(sketch, () => ({ substitutability: 0.9 })),
            target,
          ),
        );
        most(
          loss(
            withGroups(sketch, (g) => ({
              members: g.members.map((m) => ({ ...m, headroom: m.headroom + 0.5 })),
            })),
            target,
          ),
        );
        const spared = {
          ...sketch,
          products: sketch.products.map((p) => ({
            ...p,
            spare: Object.fromEntries(COUNTRIES.map((c) => [c, (p.spare[c] ?? 0) + 0.25])),
          })),
        };
        most(loss(spared, target));
      }),
      RUNS,
    );
  });

  test("A4 a larger share (the others scaled) never lowers C(n,c)", () => {
    fc.assert(
      fc.property(sketches({ spare: false }), (sketch) => {
        const grown: Sketch = {
          ...sketch,
          products: sketch.products.map((p) =>
            p.id !== "p0"
              ? p
              : {
                  ...p,
                  shares: {
                    ...Object.fromEntries(Object.entries(p.shares).map(([c, s]) => [c, s * 0.8])),
                    CHN: (p.shares["CHN"] ?? 0) * 0.8 + 0.2,
                  },
                },
          ),
        };
        expect(loss(grown, ["p0@CHN"])).toBeGreaterThanOrEqual(loss(sketch, ["p0@CHN"]) - 1e-9);
      }),
      RUNS,
    );
  });

  test("A5 an unconnected part changes no score", () => {
    fc.assert(
      fc.property(sketches(), (sketch) => {
        const island = ["i0", "i1"].map((id) => ({
          id,
          sector: false,
          shares: { CHN: 1 },
          spare: {},
          importance: 0,
        }));
        const larger: Sketch = {
          ...sketch,
          products: [...sketch.products, ...island],
          groups: [
            ...sketch.groups,
            {
              product: "i1",
              essentiality: 1,
              substitutability: 0,
              members: [{ input: "i0", mix: 1, headroom: 0 }],
            },
          ],
        };
        const before = scores(sketch, "product");
        const after = scores(larger, "product");
        for (const [id, { score }] of before) expect(after.get(id)!.score).toBeCloseTo(score, 9);
        expect(after.get("i0")!.score).toBe(0);
      }),
      RUNS,
    );
  });

  test("A5 a country entry split in two rows is the same entry", () => {
    fc.assert(
      fc.property(sketches(), fc.constantFrom(...COUNTRIES), (sketch, country) => {
        const whole = toDataSet(sketch);
        const split = {
          ...whole,
          tables: {
            ...whole.tables,
            supply: whole.tables.supply.flatMap((row) => {
              const half = { ...row, share: (row.share ?? 0) / 2 };
              return [half, half];
            }),
          },
        };
        const options = CutOptions.parse({ targets: [`@${country}`] });
        const { loss: before } = MEASURES.cut.run(whole, options);
        expect(MEASURES.cut.run(split, options).loss).toBeCloseTo(before ?? 0, 9);
      }),
      RUNS,
    );
  });

  test("A6 C(n,c) is at most C(n) and at most C(c), for makers abroad", () => {
    fc.assert(
      fc.property(sketches(), (sketch) => {
        const products = scores(sketch, "product");
        const countries = scores(sketch, "country");
        for (const [id, { score }] of scores(sketch, "producer")) {
          const [product, country] = id.split("@");
          expect(score).toBeLessThanOrEqual(products.get(product!)!.score + 1e-9);
          expect(score).toBeLessThanOrEqual(countries.get(`@${country}`)!.score + 1e-9);
        }
      }),
      RUNS,
    );
  });

  test("A7 the score is linear in the importance of sectors", () => {
    fc.assert(
      fc.property(sketches(), (sketch) => {
        const sectors = sketch.products.filter(({ sector }) => sector);
        const total = sectors.reduce((sum, { importance }) => sum + importance, 0);
        const all = scores(sketch, "product");
        const single = sectors.map(({ id, importance }) => ({
          weight: importance / total,
          of: scores(sketch, "product", { for: id }),
        }));
        for (const [id, { score }] of all) {
          const sum = single.reduce((s, { weight, of }) => s + weight * of.get(id)!.score, 0);
          expect(score).toBeCloseTo(sum, 9);
        }
      }),
      RUNS,
    );
  });
});
