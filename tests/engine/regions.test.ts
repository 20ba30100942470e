import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MEASURES } from "../../src/engine/measures/registry.ts";
import type { DataSet } from "../../src/model/data-set.ts";
import { InvalidInputError } from "../../src/model/errors.ts";
import { ChokepointOptions, CutOptions } from "../../src/model/options.ts";
import type { CutResult } from "../../src/model/results.ts";
import { COUNTRIES, type Sketch, sketches, toDataSet } from "../support/arbitraries.ts";
import { dataSet } from "../support/data-set.ts";

const RUNS = { numRuns: 120 };
const cut = (data: DataSet, options: object): CutResult =>
  MEASURES.cut.run(data, CutOptions.parse(options));
const country = fc.constantFrom(...COUNTRIES.filter((c) => c !== "USA"));

/** Refined gallium from China; chips made in Taiwan, China and at home; sourcing of the home known. */
function galliumGraph(): DataSet {
  return dataSet({
    defaults: { home: ["USA"], trusted: ["TWN", "JPN"], adversary: ["CHN"] },
    tables: {
      products: [
        { id: "gallium", kind: "material" },
        { id: "chips", kind: "component" },
        { id: "radar", kind: "sector" },
      ],
      supply: [
        { product: "gallium", country: "CHN", share: 0.9 },
        { product: "gallium", country: "JPN", share: 0.1 },
        { product: "chips", country: "TWN", share: 0.5 },
        { product: "chips", country: "CHN", share: 0.3 },
        { product: "chips", country: "USA", share: 0.2 },
      ],
      sourcing: [
        { product: "gallium", market: "USA", supplier: "CHN", share: 0.4 },
        { product: "gallium", market: "USA", supplier: "JPN", share: 0.6 },
        { product: "chips", market: "USA", supplier: "USA", share: 0.5 },
        { product: "chips", market: "USA", supplier: "TWN", share: 0.5 },
      ],
      inputs: [
        {
          product: "chips",
          group: "metal",
          input: "gallium",
          essentiality: 1,
          substitutability: 0,
        },
        { product: "radar", group: "chips", input: "chips", essentiality: 1, substitutability: 0 },
      ],
      importance: [{ set: "one", product: "radar", share: 1 }],
    },
  });
}

describe("an embargo worked by hand", () => {
  // Home buys 40 % of its gallium in China. Barred from it, home chips keep 60 % and half of all
  // chips at home are home-made, the other half come from Taiwan, which is not barred.
  test("bars the buyers, not the seller's friends", () => {
    const result = cut(galliumGraph(), { targets: ["gallium@CHN"], to: ["USA"], fungibility: 0 });
    expect(result.output["gallium"]).toBeCloseTo(0.6, 12);
    expect(result.output["chips"]).toBeCloseTo(0.5 * 0.6 + 0.5 * 1, 12);
    expect(result.loss).toBeCloseTo(0.2, 12);
    expect(result.paths["radar"]).toEqual(["gallium", "chips", "radar"]);
    expect(result.certificate.regions).toBe("blocs");
  });

  test("is undone by re-routing in the degree that the user states", () => {
    const half = cut(galliumGraph(), { targets: ["gallium@CHN"], to: ["USA"], fungibility: 0.5 });
    expect(half.loss).toBeCloseTo(0.1, 12);
    const none = cut(galliumGraph(), { targets: ["gallium@CHN"], to: ["USA"] });
    expect(none.loss).toBeCloseTo(0.2, 12);
    expect(none.lossRange).toEqual({ low: 0, high: none.loss });
  });

  test("a halt of the same seller hits its other customers, too", () => {
    const result = cut(galliumGraph(), { targets: ["gallium@CHN"], regions: "blocs" });
    // Taiwan buys on the world market, 90 % from China: its chips fall to 0.1.
    expect(result.output["chips"]).toBeCloseTo(0.5 * 0.6 + 0.5 * 0.1, 12);
  });

  test("a part of the home cannot be barred by itself", () => {
    const options = { targets: ["gallium@CHN"], home: ["USA", "JPN"], trusted: [], fungibility: 0 };
    expect(() => cut(galliumGraph(), { ...options, to: ["USA"] })).toThrow(/without JPN/);
    const { loss } = cut(galliumGraph(), { ...options, to: ["USA", "JPN"] });
    expect(loss).toBeCloseTo(0.2, 12);
  });

  test("one world pool has no buyers", () => {
    const options = { targets: ["gallium@CHN"], to: ["USA"], regions: "world" };
    expect(() => cut(galliumGraph(), options)).toThrow(InvalidInputError);
    expect(() => cut(galliumGraph(), { targets: ["gallium"], fungibility: 1 })).toThrow(
      InvalidInputError,
    );
  });
});

test("unknown origins of what the home buys widen a maker's score", () => {
  const graph = galliumGraph();
  const sourcing = graph.tables.sourcing.map((row) =>
    row.supplier === "JPN" ? { ...row, supplier: "OTH" } : row,
  );
  const { items } = MEASURES.chokepoints.run(
    { ...graph, tables: { ...graph.tables, sourcing } },
    ChokepointOptions.parse({ by: "producer", regions: "countries" }),
  );
  const { score, scoreHigh } = items.find(({ id }) => id === "gallium@CHN")!;
  // Home chips (half) lose 40 % for certain, all of it if the unnamed sellers ship Chinese metal;
  // Taiwan's (half) lose 90 %.
  expect(score).toBeCloseTo(0.5 * 0.4 + 0.5 * 0.9, 12);
  expect(scoreHigh).toBeCloseTo(0.5 * 1 + 0.5 * 0.9, 12);
});

describe("properties of regions (docs/methods/regions.md)", () => {
  const allProducts = ({ products }: Sketch) =>
    products.filter(({ sector }) => !sector).map(({ id }) => id);

  test("nothing cut, nothing lost in any partition", () => {
    fc.assert(
      fc.property(sketches(), fc.constantFrom("blocs", "countries"), (sketch, regions) => {
        const { loss, output } = cut(toDataSet(sketch), { targets: ["@CHN"], size: 0, regions });
        expect(loss).toBe(0);
        expect(Object.values(output).every((y) => y === 1)).toBe(true);
      }),
      RUNS,
    );
  });

  test("countries + pool equals world + rigid for a single tier", () => {
    fc.assert(
      fc.property(sketches({ spare: false }), country, (sketch, c) => {
        const flat = {
          ...sketch,
          groups: sketch.groups.filter(({ product }) => product.startsWith("s")),
        };
        const byCountry = cut(toDataSet(flat), { targets: [`@${c}`], regions: "countries" });
        const world = cut(toDataSet(flat), { targets: [`@${c}`], mode: "rigid" });
        expect(byCountry.loss).toBeCloseTo(world.loss ?? 0, 9);
      }),
      RUNS,
    );
  });

  test("an embargo loses no more than the cut of the same sellers; fungibility 1 loses nothing", () => {
    fc.assert(
      fc.property(sketches({ spare: false }), country, (sketch, c) => {
        const data = toDataSet(sketch);
        const targets = allProducts(sketch).map((id) => `${id}@${c}`);
        const halted = cut(data, { targets: [`@${c}`], regions: "countries" });
        const barred = cut(data, { targets, to: ["USA"], fungibility: 0, regions: "countries" });
        expect(barred.loss ?? 0).toBeLessThanOrEqual((halted.loss ?? 0) + 1e-9);
        expect(cut(data, { targets, to: ["USA"], fungibility: 1 }).loss).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test("more buyers barred: never less lost", () => {
    fc.assert(
      fc.property(sketches(), country, (sketch, c) => {
        const data = toDataSet(sketch);
        const options = { targets: [`@${c}`], fungibility: 0, regions: "countries" };
        const one = cut(data, { ...options, to: ["USA"] });
        const two = cut(data, { ...options, to: ["USA", "DEU"] });
        expect(two.loss ?? 0).toBeGreaterThanOrEqual((one.loss ?? 0) - 1e-9);
      }),
      { numRuns: 60 },
    );
  });
});
