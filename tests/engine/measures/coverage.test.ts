import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coverage, tableCounts } from "../../../src/engine/measures/coverage.ts";
import { CoverageResult } from "../../../src/model/results.ts";
import { dataSet } from "../../support/data-set.ts";
import { magnetGraph } from "../../support/magnet-graph.ts";

const NONE = { reported: 0, estimated: 0, withheld: 0, judgement: 0, missing: 0, unsourced: 0 };

const PRODUCTS = [
  { id: "ore", kind: "material" },
  { id: "part", kind: "component" },
  { id: "cars", kind: "sector" },
];

type Rows = NonNullable<Parameters<typeof dataSet>[0]["tables"]>;

function figures(tables: Rows) {
  return coverage(dataSet({ tables: { products: PRODUCTS, ...tables } })).figures;
}

function item(id: string, tables: Rows) {
  const data = dataSet({ defaults: { home: ["USA"] }, tables: { products: PRODUCTS, ...tables } });
  return coverage(data).items.find((one) => one.id === id);
}

const sourced = { source: "usgs", status: "reported", year: 2024 };

describe("figures by kind", () => {
  test("each is reported, estimated, withheld, judged, missing or unsourced", () => {
    const supply = [
      { country: "CHN", share: 0.5, status: "reported", source: "usgs" },
      { country: "USA", share: null, status: "withheld", source: "usgs" },
      { country: "JPN", share: 0.1, status: "estimated", source: "usgs" },
      { country: "DEU", share: 0.1, status: "judgement", source: "judged" },
      { country: "AUS", share: 0.1, status: "reported" },
      { country: "CAN", share: 0.1, source: "usgs" },
      { country: "FRA", status: "reported", source: "usgs" },
    ].map((row) => ({ product: "ore", ...row }));
    expect(figures({ supply })["supply"]).toEqual({
      reported: 1,
      estimated: 1,
      withheld: 1,
      judgement: 1,
      missing: 3, // no status; no share; and nobody makes the part
      unsourced: 1,
    });
  });

  test("rival rows and older years do not count", () => {
    const supply = [
      { product: "ore", country: "CHN", share: 0.5, ...sourced },
      { product: "ore", country: "CHN", share: 0.4, ...sourced, year: 2020, status: "estimated" },
      { product: "ore", country: "CHN", share: 0.3, ...sourced, rival: true },
      { product: "part", country: "CHN", share: 0.3, ...sourced, year: 2019 },
    ];
    expect(figures({ supply })["supply"]).toEqual({ ...NONE, reported: 2 });
  });

  test("a judged input backs its mix, headroom and substitutability; evidence says it better", () => {
    const row = {
      product: "cars",
      group: "g",
      input: "part",
      essentiality: 1,
      mix: 1,
      headroom: 0,
    };
    const judged = { status: "judgement", source: "judged", substitutability: 0.2 };
    const evidence = [
      {
        file: "inputs.csv",
        key: "cars|g|part",
        column: "substitutability",
        ...sourced,
        status: "estimated",
      },
    ];
    const found = figures({ inputs: [{ ...row, ...judged }], evidence });
    for (const kind of ["essentiality", "mix", "headroom"]) {
      expect(found[kind]).toEqual({ ...NONE, judgement: 1 });
    }
    expect(found["substitutability"]).toEqual({ ...NONE, estimated: 1 });
  });

  test("times, spare capacity, use and value shares need evidence of their own", () => {
    const inputs = [
      {
        ...{ product: "cars", group: "g", input: "part", essentiality: 1 },
        ...{ coverDays: 30, lagDays: 5, useShare: 0.1, valueShare: 0.2, ...sourced },
      },
    ];
    const supply = [{ product: "ore", country: "CHN", share: 1, spare: 0.1, ...sourced }];
    const bare = figures({ inputs, supply });
    for (const kind of ["coverDays", "lagDays", "useShare", "valueShare", "spare"]) {
      expect(bare[kind], kind).toEqual({ ...NONE, unsourced: 1 });
    }
    const evidence = [
      { file: "inputs.csv", key: "cars|g|part", column: "cover_days", ...sourced },
      { file: "supply.csv", key: "ore|CHN|production|2024|usgs", column: "spare", ...sourced },
    ];
    const backed = figures({ inputs, supply, evidence });
    expect(backed["coverDays"]).toEqual({ ...NONE, reported: 1 });
    expect(backed["spare"]).toEqual({ ...NONE, reported: 1 });
    expect(backed["lagDays"]).toEqual({ ...NONE, unsourced: 1 });
  });

  test("products without any row lack supply and reliance; a sector is no maker", () => {
    const found = figures({});
    expect(found).toEqual({ supply: { ...NONE, missing: 2 }, reliance: { ...NONE, missing: 2 } });
  });
});

describe("products", () => {
  test("what is known of who makes one", () => {
    const supply = [
      { product: "ore", country: "CHN", share: 0.6, ...sourced },
      {
        product: "ore",
        country: "OTH",
        share: 0.3,
        ...sourced,
        source: "other",
        status: "estimated",
      },
    ];
    expect(item("ore", { supply })).toMatchObject({
      ...{ kind: "material", supply: "reported", supplyBasis: "production", supplyYear: 2024 },
      ...{ reliance: "missing", firms: 0, inputs: 0, sources: ["other", "usgs"] },
      figures: { supply: { reported: 1, estimated: 1 }, spare: { missing: 2 } },
    });
    expect(item("ore", { supply })?.supplyKnownShare).toBeCloseTo(0.6, 12);
    expect(item("part", { supply })).toMatchObject({ supply: "missing", supplyKnownShare: 0 });
  });

  test("reliance is the home's if it has a figure", () => {
    const reliance = [
      { product: "ore", country: "JPN", netImportReliance: 0.9, ...sourced },
      { product: "ore", country: "USA", netImportReliance: 0.5, ...sourced, status: "estimated" },
      { product: "part", country: "USA", ...sourced },
    ];
    expect(item("ore", { reliance })?.reliance).toBe("estimated");
    expect(item("part", { reliance })?.reliance).toBe("missing");
  });

  test("sources of evidence count as sources", () => {
    const inputs = [
      { product: "cars", group: "g", input: "part", essentiality: 1, coverDays: 3, ...sourced },
    ];
    const evidence = [
      {
        file: "inputs.csv",
        key: "cars|g|part",
        column: "cover_days",
        status: "estimated",
        source: "doe",
      },
    ];
    expect(item("cars", { inputs, evidence })).toMatchObject({
      inputs: 1,
      sources: ["doe", "usgs"],
    });
  });
});

test("the worked example follows the result's schema; what it lacks is missing, not zero", () => {
  const result = coverage(magnetGraph());
  expect(CoverageResult.parse(result)).toEqual(result);
  expect(result.figures["coverDays"]).toEqual({ ...NONE, estimated: 1, missing: 4 });
  expect(result.figures["lagDays"]).toEqual({ ...NONE, missing: 4, unsourced: 1 });
  expect(result.counts).toMatchObject({ products: 6, materials: 2, components: 2, sectors: 2 });
});

test("counts name every table that has rows, and the main ones always", () => {
  expect(tableCounts(dataSet({}).tables)).toEqual({
    ...{ products: 0, materials: 0, components: 0, sectors: 0 },
    ...{ inputs: 0, supply: 0, sourcing: 0, firms: 0, sources: 0 },
  });
});

test("every counting figure falls in one box; the order of rows changes nothing", () => {
  const rows = fc.uniqueArray(
    fc.record({
      product: fc.constantFrom("ore", "part"),
      country: fc.constantFrom("CHN", "USA", "JPN"),
      share: fc.constantFrom(null, 0.1, 0.2),
      status: fc.constantFrom(null, "reported", "estimated", "withheld", "judgement"),
      source: fc.constantFrom(null, "usgs"),
      year: fc.constantFrom(null, 2020, 2024),
      rival: fc.boolean(),
    }),
    { selector: ({ product, country }) => `${product} ${country}`, maxLength: 6 },
  );
  fc.assert(
    fc.property(rows, (supply) => {
      const counts = figures({ supply })["supply"] ?? NONE;
      const counting = supply.filter(({ rival }) => !rival);
      const absent = 2 - new Set(counting.map(({ product }) => product)).size;
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
      expect(total).toBe(counting.length + absent);
      expect(figures({ supply: supply.toReversed() })["supply"] ?? NONE).toEqual(counts);
    }),
  );
});
