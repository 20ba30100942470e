import fc from "fast-check";
import { expect, test } from "vitest";
import {
  disagrees,
  figureEntries,
} from "../../../../src/engine/measures/figures/figure-entries.ts";
import { dataSet } from "../../../support/data-set.ts";

const products = [
  { id: "ore", kind: "material" },
  { id: "metal", kind: "material" },
  { id: "car", kind: "sector" },
];
const supplyOf = (rows: readonly Record<string, unknown>[]) =>
  figureEntries(dataSet({ tables: { products, supply: rows } })).get("supply") ?? [];
const share = (part: Record<string, unknown>) => ({
  ...{ product: "ore", country: "CHN", share: 0.9, year: 2024, source: "s", ...part },
});

test("a rival stands with the figure of its year, else of the nearest, used ones first", () => {
  const entries = supplyOf([
    share({ year: 2020, share: 0.7 }),
    share({ year: 2024 }),
    share({ year: 2020, source: "t", share: 0.6, rival: true }),
    share({ year: 2026, source: "t", share: 0.8, rival: true }),
    share({ country: "JPN", source: "t", share: 0.1, rival: true }),
  ]);
  const of = (year: number) => entries.find(({ row, rivals }) => row["year"] === year && rivals);
  expect(of(2020)?.rivals.map(({ row }) => row["share"])).toEqual([0.6]);
  expect(of(2024)?.rivals.map(({ row }) => row["share"])).toEqual([0.8]);
  expect(of(2024)?.used).toBe(true);
  expect(of(2020)?.used).toBe(false);
  const alone = entries.find(({ row }) => row["country"] === "JPN");
  expect(alone).toMatchObject({ used: false, rivals: [], isAbsent: false });
});

test("of supply the basis that counts is used, and a country that a full newer table drops is not", () => {
  const entries = supplyOf([
    share({ share: 1 }),
    share({ basis: "capacity", share: 0.5 }),
    share({ country: "DEU", year: 2019, share: 0.2 }),
  ]);
  expect(entries.filter(({ used }) => used).map(({ key }) => key)).toEqual([
    "supply|ore|CHN|production|2024|s",
  ]);
});

test("figures disagree beyond rounding alone, and only where both are stated", () => {
  const [entry] = supplyOf([share({}), share({ source: "t", rival: true })]);
  if (!entry?.rivals[0]) throw new TypeError("there is a rival");
  const against = (part: Record<string, unknown>) =>
    disagrees(entry, { ...entry, row: { ...entry.row, ...part } });
  expect(against({ share: 0.908 })).toBe(false);
  expect(against({ share: 0.91 })).toBe(true);
  expect(against({ share: null, quantity: 3 })).toBe(false);
});

test("every row is there once, whatever the rows are: as an entry or as a rival of one", () => {
  const rows = fc.array(
    fc.record({
      product: fc.constantFrom("ore", "metal"),
      country: fc.constantFrom("CHN", "JPN", "OTH"),
      basis: fc.constantFrom("production", "capacity"),
      share: fc.option(fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)),
      year: fc.option(fc.constantFrom(2020, 2023, 2024)),
      source: fc.option(fc.constantFrom("s", "t")),
      rival: fc.boolean(),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(rows, (written) => {
      const entries = supplyOf(written).filter(({ isAbsent }) => !isAbsent);
      const listed = entries.flatMap((entry) => [entry, ...entry.rivals]);
      expect(listed).toHaveLength(written.length);
      expect(new Set(listed.map(({ key }) => key)).size).toBe(written.length);
      const text = (row: object) => JSON.stringify(Object.entries(row).sort());
      const parsed = dataSet({ tables: { products, supply: written } }).tables.supply;
      expect(listed.map(({ row }) => text(row)).sort()).toEqual(parsed.map(text).sort());
      for (const { used, row } of listed) expect(used && row["rival"] === true).toBe(false);
    }),
  );
});
