import { expect, test } from "vitest";
import type { FigureItem } from "../../../../web/views/data/data-tables.ts";
import { coverageByKind } from "../../../../web/views/data/left/coverage.ts";
import { disputesOf } from "../../../../web/views/data/left/disputes.ts";
import { restingOn } from "../../../../web/views/data/row/rests-on.ts";
import { rowTemplate, tableFile } from "../../../../web/views/data/row-template.ts";
import { savedTable, tableCsv } from "../../../../web/views/data/save/figures-file.ts";

/** A row of shares with what a test needs of it. */
function share(part: Partial<FigureItem>): FigureItem {
  return {
    ...{ key: "supply|a|CHN", table: "supply", column: "share", value: 0.9, unit: "share" },
    ...{ unitText: null, of: "worldProduction", low: null, high: null, year: 2024 },
    ...{ status: "reported", detail: null, products: ["a"], countries: ["CHN"], firms: [] },
    ...{ sources: ["s"], used: true, rival: false, rivals: [], beside: [], more: 0 },
    row: { product: "a", country: "CHN", share: 0.9, status: "reported", source: "s" },
    ...part,
  } as FigureItem;
}

const rival = (value: number, disagrees = true): FigureItem["rivals"][number] => ({
  ...share({ key: `rival ${value}`, value }),
  ...{ source: "t", disagrees, row: { product: "a", country: "CHN", share: value, source: "t" } },
});

test("coverage counts products by kind and backing; withheld is missing, sectors are left out", () => {
  const items = [
    { id: "ore", supply: "reported" },
    { id: "metal", supply: "withheld" },
    { id: "part", supply: "missing" },
    { id: "tool", supply: "judgement" },
    { id: "sector", supply: "missing" },
  ] as Parameters<typeof coverageByKind>[0]["items"];
  const products = [
    { id: "ore", kind: "material", stage: "mined" },
    { id: "metal", kind: "material", stage: "refined" },
    { id: "part", kind: "component", stage: "part" },
    { id: "tool", kind: "component", stage: "equipment" },
    { id: "sector", kind: "sector", stage: null },
  ] as Parameters<typeof coverageByKind>[1]["products"];
  expect(coverageByKind({ items }, { products })).toEqual([
    { kind: "material", total: 2, parts: { reported: 1, estimated: 0, judgement: 0, missing: 1 } },
    { kind: "component", total: 1, parts: { reported: 0, estimated: 0, judgement: 0, missing: 1 } },
    { kind: "tool", total: 1, parts: { reported: 0, estimated: 0, judgement: 1, missing: 0 } },
  ]);
});

test("disputes: the widest gap first, one for each figure, agreement is none", () => {
  const items = [
    share({ key: "small", rivals: [rival(0.85), rival(0.5, false)] }),
    share({ key: "none", rivals: [rival(0.9, false)] }),
    share({ key: "wide", rivals: [rival(0.85), rival(0.4)] }),
    share({ key: "old", used: false, rivals: [rival(0.1)] }),
  ];
  expect(disputesOf(items).map(({ item, gap }) => [item.key, gap.toFixed(2)])).toEqual([
    ["wide", "0.50"],
    ["small", "0.05"],
    ["old", "0.80"],
  ]);
});

test("what rests on a product: itself and all that is made from it, round a cycle, too", () => {
  const links = [
    ["ore", "metal"],
    ["metal", "part"],
    ["part", "car"],
    ["car", "ore"],
    ["sand", "glass"],
  ].map(([input, product]) => ({ input, product })) as Parameters<typeof restingOn>[1];
  expect([...restingOn("metal", links)].sort()).toEqual(["car", "metal", "ore", "part"]);
  expect([...restingOn("glass", links)]).toEqual(["glass"]);
});

test("a row to be filled in has the columns of its file and what is known", () => {
  const empty = { product: "argon", country: null, basis: null, share: null, status: null };
  expect(rowTemplate({ table: "supply", row: empty })).toBe(
    "product,country,basis,share,status,low,high,year,source,detail\nargon,,production,,,,,,,",
  );
  expect(rowTemplate({ table: "reliance", row: { product: "a,b" } })).toBe(
    'product,country,net_import_reliance,status,low,high,year,source,detail\n"a,b",,,,,,,,',
  );
  expect(tableFile("tradeParameters")).toBe("trade_parameters.csv");
});

test("a saved table has the file's columns, then names and citations; rivals follow their figure", () => {
  const names = { product: () => "A, refined" } as unknown as Parameters<typeof savedTable>[2];
  const source = { id: "s", citation: 'The "Book"', url: "https://a.b" };
  const sources = new Map([["s", source]]) as unknown as Parameters<typeof savedTable>[1];
  const missing = share({
    ...{ key: "supply|b", status: "missing", value: null, products: ["b"], sources: [] },
    row: { product: "b", country: null, share: null, status: null, source: null },
  });
  const saved = savedTable([share({ rivals: [rival(0.8)] }), missing], sources, names);
  expect(saved.columns).toEqual([
    ...["product", "country", "share", "status", "source"],
    ...["product_name", "unit", "of", "citation", "url"],
  ]);
  expect(saved.rows.map((row) => row.slice(0, 5))).toEqual([
    ["a", "CHN", 0.9, "reported", "s"],
    ["a", "CHN", 0.8, "reported", "t"],
    ["b", null, null, "missing", null],
  ]);
  const [head, first] = tableCsv(saved).replace("\ufeff", "").split("\r\n");
  expect(head).toBe("product,country,share,status,source,product_name,unit,of,citation,url");
  expect(first).toBe(
    'a,CHN,0.9,reported,s,"A, refined",share,worldProduction,"The ""Book""",https://a.b',
  );
});
