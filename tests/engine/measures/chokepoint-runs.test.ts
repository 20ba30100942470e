import { describe, expect, test } from "vitest";
import { betaChance, betaQuantile } from "../../../src/engine/kernels/incomplete-beta.ts";
import { chokepointStudy } from "../../../src/engine/measures/chokepoint-runs.ts";
import { chokepoints } from "../../../src/engine/measures/chokepoints.ts";
import { rowsHere } from "../../../src/engine/measures/study.ts";
import type { DataSet } from "../../../src/model/data-set.ts";
import { InvalidInputError, LimitError } from "../../../src/model/errors.ts";
import { ChokepointOptions } from "../../../src/model/options.ts";
import { ChokepointsResult } from "../../../src/model/results.ts";
import { dataSet } from "../../support/data-set.ts";
import { magnetGraph } from "../../support/magnet-graph.ts";

interface Shape {
  /** Share of the product that is made abroad; essentiality of its group. */
  readonly [product: string]: { readonly abroad: number; readonly essentiality?: number };
}

/** Products with one maker abroad and one at home, each an input of the one sector. */
function twoSuppliers(shape: Shape): DataSet {
  const ids = Object.keys(shape);
  return dataSet({
    defaults: { home: ["USA"] },
    tables: {
      products: [...ids.map((id) => ({ id, kind: "material" })), { id: "tools", kind: "sector" }],
      importance: [{ set: "s", product: "tools", share: 1 }],
      supply: ids.flatMap((product) => [
        { product, country: "CHN", share: shape[product]!.abroad },
        { product, country: "USA", share: 1 - shape[product]!.abroad },
      ]),
      inputs: ids.map((input) => ({
        ...{ product: "tools", group: input, input, mix: 1 },
        essentiality: shape[input]!.essentiality ?? 1,
      })),
    },
  });
}

const ask = (data: DataSet, options: object) =>
  ChokepointsResult.parse(chokepoints(data, ChokepointOptions.parse(options)));
const itemOf = (result: ChokepointsResult, id: string) =>
  result.items.find((item) => item.id === id)!;

describe("bands", () => {
  test("of one product with two suppliers are those of the Beta distribution", () => {
    // No grade: nu = 10. The score is the share abroad: Beta(6, 4).
    const { bands, score } = itemOf(
      ask(twoSuppliers({ powder: { abroad: 0.6 } }), { runs: 8000 }),
      "powder",
    );
    expect(score).toBeCloseTo(0.6, 12);
    const error = Math.sqrt((0.6 * 0.4) / 11 / 8000);
    expect(bands!.standardError / error).toBeCloseTo(1, 1);
    expect(Math.abs(bands!.mean - 0.6)).toBeLessThan(5 * error);
    expect(bands!.p5).toBeCloseTo(betaQuantile(0.05, 6, 4), 2);
    expect(bands!.p50).toBeCloseTo(betaQuantile(0.5, 6, 4), 2);
    expect(bands!.p95).toBeCloseTo(betaQuantile(0.95, 6, 4), 2);
    expect(bands!.runs).toBe(8000);
  });

  test("multiply the moments of shares and essentiality, which are independent", () => {
    // E[XY] = E[X] E[Y]; Var = (Vx + mx^2)(Vy + my^2) - mx^2 my^2.
    const data = twoSuppliers({ powder: { abroad: 0.6, essentiality: 0.5 } });
    const { bands } = itemOf(ask(data, { runs: 8000 }), "powder");
    const variance = (0.24 / 11 + 0.36) * (0.25 / 11 + 0.25) - 0.36 * 0.25;
    expect(Math.abs(bands!.mean - 0.3)).toBeLessThan(5 * Math.sqrt(variance / 8000));
    expect(bands!.standardError / Math.sqrt(variance / 8000)).toBeCloseTo(1, 1);
  });

  test("shrink to the point as figures get surer", () => {
    const data = magnetGraph();
    const sure = { A: 1e9, B: 1e9, C: 1e9, D: 1e9, none: 1e9 };
    for (const { score, bands } of ask(data, { by: "producer", runs: 50, grades: sure }).items) {
      expect(bands!.mean).toBeCloseTo(score, 3);
      expect(bands!.p95 - bands!.p5).toBeLessThan(1e-3);
    }
    const width = (none: number) => {
      const { bands } = itemOf(ask(data, { runs: 300, grades: { none, B: none } }), "oxide");
      return bands!.p95 - bands!.p5;
    };
    expect(width(10)).toBeGreaterThan(width(100));
    expect(width(100)).toBeGreaterThan(width(1000));
  });

  test("lie between 0 and 1, mean within the extremes, whatever is asked", () => {
    for (const by of ["product", "producer", "country", "input"])
      for (const mode of ["pool", "rigid"]) {
        const options = { by, mode, runs: 40, classSpread: true, capacitySpread: 0.5 };
        for (const { bands } of ask(magnetGraph(), options).items) {
          const { p5, p50, p95, mean } = bands!;
          expect(p5).toBeGreaterThanOrEqual(0);
          expect(p5 <= p50 && p50 <= p95 && p95 <= 1).toBe(true);
          expect(mean >= 0 && mean <= 1).toBe(true);
        }
      }
  });

  test("of blocs and countries as regions and of the sourcing basis come out finite", () => {
    for (const regions of ["blocs", "countries"])
      for (const basis of ["world_production", "home_sourcing"]) {
        const options = { by: "producer", runs: 20, regions, basis, grades: { none: 0.05 } };
        for (const { bands } of ask(magnetGraph(), options).items)
          expect(Number.isFinite(bands!.mean)).toBe(true);
      }
  });
});

describe("ranks", () => {
  test("odds of two products against the integral over both distributions", () => {
    // A ~ Beta(6, 4), B ~ Beta(5, 5): P(A > B) = integral of P(B < x) dP(A < x).
    const data = twoSuppliers({ a: { abroad: 0.6 }, b: { abroad: 0.5 } });
    let above = 0;
    for (let x = 0.0005; x < 1; x += 0.001)
      above += betaChance(x, 5, 5) * (betaChance(x + 5e-4, 6, 4) - betaChance(x - 5e-4, 6, 4));
    const runs = 8000;
    const { items, stability } = ask(data, { runs, rankWithin: 1 });
    const error = Math.sqrt((above * (1 - above)) / runs);
    const [first] = items;
    expect(first?.id).toBe("a");
    expect(Math.abs(first!.rank!.topShare - above)).toBeLessThan(5 * error);
    expect(first!.rank!.topShareStandardError).toBeCloseTo(error, 3);
    expect(first!.rank!.expected).toBeCloseTo(2 - first!.rank!.topShare, 12);
    expect(stability).toMatchObject({ k: 1, list: "open", runs, seed: 1, figures: 2 });
    expect(stability!.neighbours).toEqual([
      { id: "a", next: "b", above: first!.rank!.topShare, tied: 0 },
    ]);
  });

  test("brute force: bands, ranks and neighbours from the raw scores of all runs", () => {
    const options = ChokepointOptions.parse({ by: "producer", runs: 60, seed: 4, top: 3 });
    const study = chokepointStudy(magnetGraph(), options)!;
    const { values } = rowsHere(study)!;
    const { items, stability } = ask(magnetGraph(), options);
    // Columns are found by their mean, which no two of the first three share.
    const columns = Array.from({ length: study.width }, (_, at) =>
      Array.from({ length: 60 }, (_, run) => values[run * study.width + at]!),
    );
    const mean = (of: number[]) => of.reduce((sum, x) => sum + x, 0) / of.length;
    for (const { bands, rank } of items) {
      const own = columns.find((column) => Math.abs(mean(column) - bands!.mean) < 1e-12)!;
      const ranks = own.map((score, run) => {
        const others = columns.map((column) => column[run]!);
        const better = others.filter((other) => other > score + 1e-12).length;
        const tied = others.filter((other) => Math.abs(other - score) <= 1e-12).length;
        return better + (tied + 1) / 2;
      });
      expect(rank!.expected).toBeCloseTo(mean(ranks), 12);
      expect(rank!.topShare).toBeCloseTo(ranks.filter((r) => r <= 3).length / 60, 12);
    }
    expect(stability!.least).toBe(Math.min(...items.map(({ rank }) => rank!.topShare)));
  });

  test("a list is firm if each of its members stays in it", () => {
    const clear = twoSuppliers({ a: { abroad: 0.95 }, b: { abroad: 0.9 }, c: { abroad: 0.05 } });
    expect(ask(clear, { runs: 200, top: 2 }).stability).toMatchObject({ k: 2, list: "firm" });
    expect(ask(clear, { runs: 200, top: 1 }).stability).toMatchObject({ k: 1, list: "open" });
    expect(ask(clear, { runs: 200 }).stability).toMatchObject({ k: 10, list: "firm", least: 1 });
  });

  test("two that are cut to the same effect tie in every run", () => {
    const data = twoSuppliers({ a: { abroad: 1 }, b: { abroad: 1 } });
    const { items, stability } = ask(data, { runs: 30, rankWithin: 1 });
    for (const { rank } of items)
      expect(rank).toMatchObject({ low: 1.5, high: 1.5, expected: 1.5, topShare: 0 });
    expect(stability?.neighbours[0]).toMatchObject({ above: 0, tied: 1 });
  });
});

describe("draws", () => {
  test("the same seed gives the same answer, another seed another", () => {
    const of = (seed: number) => ask(magnetGraph(), { by: "producer", runs: 40, seed });
    expect(of(5)).toEqual(of(5));
    expect(itemOf(of(5), "oxide@CHN").bands).not.toEqual(itemOf(of(6), "oxide@CHN").bands);
  });

  test("a product that is added changes no band of the others", () => {
    const few = { powder: { abroad: 0.6 } };
    const more = { stranger: { abroad: 0.2 }, ...few };
    const bands = (shape: Shape) => itemOf(ask(twoSuppliers(shape), { runs: 100 }), "powder").bands;
    expect(bands(more)).toEqual(bands(few));
  });

  test("more runs only add runs: the first are the same", () => {
    const rows = (runs: number) =>
      rowsHere(chokepointStudy(magnetGraph(), ChokepointOptions.parse({ runs })))!.values;
    expect(rows(300).subarray(0, 40 * 4)).toEqual(rows(40).subarray(0, 40 * 4));
  });

  test("without runs nothing is added, and everything else stays as with them", () => {
    const plain = ask(magnetGraph(), {});
    expect(plain.stability).toBeUndefined();
    const { stability, ...drawn } = ask(magnetGraph(), { runs: 20 });
    expect(stability?.runs).toBe(20);
    const items = drawn.items.map(({ bands, rank, ...item }) => {
      expect([bands?.runs, rank?.low]).not.toContain(undefined);
      return item;
    });
    expect({ ...drawn, items }).toEqual(plain);
  });
});

describe("what cannot be answered", () => {
  test("without weighted sectors or candidates there are no runs", () => {
    const { tables, defaults } = twoSuppliers({ powder: { abroad: 0.6 } });
    const bare = dataSet({ defaults, tables: { ...tables, importance: [] } });
    const result = ask(bare, { runs: 10 });
    expect([result.items, result.stability]).toEqual([[], undefined]);
    const empty = dataSet({ tables: { products: [{ id: "s", kind: "sector" }] } });
    expect(ask(empty, { runs: 10 }).items).toEqual([]);
  });

  test("options that only draws give a meaning are refused without runs, all at once", () => {
    const options = { rankWithin: 3, grades: { A: 5 }, capacitySpread: 0.1 };
    const refused = () => ask(magnetGraph(), options);
    expect(refused).toThrow(InvalidInputError);
    try {
      refused();
    } catch (error) {
      const { details } = error as InvalidInputError;
      expect(details.map(({ pointer }) => pointer)).toEqual([
        "/rankWithin",
        "/grades",
        "/capacitySpread",
      ]);
    }
  });

  test("more scores than fit into memory are refused", () => {
    const data = dataSet({
      tables: {
        products: [
          ...Array.from({ length: 300 }, (_, i) => ({ id: `p${i}`, kind: "material" })),
          { id: "s", kind: "sector" },
        ],
        importance: [{ set: "s", product: "s", share: 1 }],
      },
    });
    const options = ChokepointOptions.parse({ runs: 100_000 });
    expect(() => rowsHere(chokepointStudy(data, options))).toThrow(LimitError);
    expect(() => chokepoints(data, options)).toThrow(/too many/);
  });
});
