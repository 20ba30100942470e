import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import request from "supertest";
import { describe, expect, test } from "vitest";
import { TABLE_NAMES, TABLES, type TableName, toSnakeCase } from "../../src/model/data-set.ts";
import { tableFile } from "../../src/model/evidence-index.ts";
import { FigureChecks, FigureList } from "../../src/model/figure-list.ts";
import { listGraphs, loadGraph, SHIPPED_GRAPHS } from "../../src/store/graphs.ts";
import { dataSet } from "../support/data-set.ts";
import { testApp } from "../support/test-app.ts";

/** The figures of a data set as a list: nothing lost, nothing twice, every filter exact. */

const shipped = testApp({ listGraphs, loadGraph }).app;
const ask = async (graph: string, query: string, app = shipped) => {
  const { status, body } = await request(app).get(`/api/v1/graphs/${graph}/figures?${query}`);
  expect(status).toBe(200);
  return FigureList.parse(body);
};

/** Every page of a question. */
async function all(graph: string, query: string) {
  const items: FigureList["items"] = [];
  for (let total = 1; items.length < total; ) {
    const page = await ask(graph, `${query}&limit=500&offset=${items.length}`);
    total = page.total;
    expect(page.items.length).toBe(Math.min(500, total - items.length));
    items.push(...page.items);
  }
  return items;
}

type Row = Readonly<Record<string, string>>;

function csvRows(graph: string, table: TableName): Row[] {
  try {
    const text = readFileSync(join(SHIPPED_GRAPHS, graph, tableFile(table)), "utf8");
    return parse(text, { columns: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** A row as its file writes it, by the file's own columns; numbers as numbers. */
function asWritten(table: TableName, row: Readonly<Record<string, unknown>>, columns: string[]) {
  const byName = Object.fromEntries(
    Object.keys(TABLES[table].row.shape).map((field) => [toSnakeCase(field), row[field]]),
  );
  return JSON.stringify(columns.map((column) => plain(byName[column])));
}

function plain(cell: unknown): string {
  if (cell === null || cell === undefined || cell === false) return "";
  if (Array.isArray(cell)) return cell.join(";");
  const text = String(cell);
  return text !== "" && Number.isFinite(Number(text)) ? String(Number(text)) : text;
}

describe.each(["us-sri", "eu-crm"])("%s", (graph) => {
  test.each(TABLE_NAMES)("every row of %s is listed exactly once", async (table) => {
    const written = csvRows(graph, table);
    const items = await all(graph, `table=${table}`);
    const listed = items.flatMap(({ key, row, rivals }) => [{ key, row }, ...rivals]);
    expect(new Set(listed.map(({ key }) => key)).size).toBe(listed.length);
    const known = new Set(written.map(({ product }) => product));
    const absent = items.filter(
      ({ row, status, sources }) =>
        status === "missing" && sources.length === 0 && !known.has(String(row["product"])),
    );
    expect(listed.length - absent.length).toBe(written.length);
    const columns = Object.keys(written[0] ?? {});
    const missing = new Set(absent.map(({ key }) => key));
    const texts = listed
      .filter(({ key }) => !missing.has(key))
      .map(({ row }) => asWritten(table, row, columns));
    const lines = written.map((row) => JSON.stringify(columns.map((column) => plain(row[column]))));
    expect(texts.sort()).toEqual(lines.sort());
  });

  test("what is listed without a table is all of them, with the same counts", async () => {
    const { total, counts } = await ask(graph, "limit=0");
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
    for (const [table, count] of Object.entries(counts))
      expect((await ask(graph, `table=${table}&limit=0`)).total).toBe(count);
  });

  test("each product without a share is a row that is missing", async () => {
    const products = csvRows(graph, "products").filter(({ kind }) => kind !== "sector");
    const supplied = new Set(csvRows(graph, "supply").map(({ product }) => product));
    const items = await all(graph, "table=supply&status=missing");
    const rowless = products.filter(({ id }) => !supplied.has(id)).map(({ id }) => id);
    const listed = items.filter(({ row }) => row["country"] === null);
    expect(listed.map(({ products: [id] }) => id).sort()).toEqual(rowless.sort());
    for (const { value, used } of items) expect([value, used]).toEqual([null, false]);
  });
});

test("a figure says its unit, what it is a share of, range, year, status, source and place", async () => {
  const { items, sources } = await ask("us-sri", "table=supply&product=gallium-refined&only=used");
  const china = items.find(({ countries }) => countries.includes("CHN"));
  const written = csvRows("us-sri", "supply").find(
    ({ product, country, year, source, rival }) =>
      `${product}|${country}|${year}|${source}|${rival}` ===
      `gallium-refined|CHN|${china?.year}|${china?.sources[0]}|`,
  );
  expect(china).toMatchObject({
    ...{ column: "share", unit: "share", of: "worldProduction", products: ["gallium-refined"] },
    value: Number(written?.["share"]),
    year: Number(written?.["year"]),
    status: written?.["status"],
    detail: written?.["detail"],
  });
  const source = csvRows("us-sri", "sources").find(({ id }) => id === china?.sources[0]);
  expect(sources.find(({ id }) => id === source?.["id"])).toMatchObject({
    citation: source?.["citation"],
    publisher: source?.["publisher"],
    url: source?.["url"],
    licence: source?.["licence"],
    accessed: source?.["accessed"],
    grade: source?.["grade"],
  });
});

test("rivals stand with the figure that they dispute, and say whether they do", async () => {
  const { items } = await ask("us-sri", "table=supply&product=graphite-spherical&only=disputed");
  const [china] = items;
  expect(china).toMatchObject({ value: 0.957, rival: false });
  expect(china?.rivals).toMatchObject([{ value: 1, source: "wungiel-2022", disagrees: true }]);
  const found = await ask("us-sri", `table=supply&source=wungiel-2022`);
  expect(found.items.some(({ key }) => key === china?.key)).toBe(true);
});

test("one row a product is its largest known maker, and how many more there are", async () => {
  const rows = csvRows("eu-crm", "supply");
  const items = await all("eu-crm", "table=supply&per=product");
  for (const { products, value, more, row } of items) {
    const own = rows.filter(({ product }) => product === products[0]);
    expect(more).toBe(Math.max(0, own.length - 1));
    const named = own
      .filter(({ country, basis, year }) => {
        if (["OTH", "UNK"].includes(country ?? "")) return false;
        return basis === row["basis"] && Number(year) === row["year"];
      })
      .map(({ share }) => Number(share));
    if (typeof value === "number" && named.length > 0) expect(value).toBe(Math.max(...named));
  }
});

test("text finds products by any name, countries and sources, in both languages", async () => {
  const products = async (q: string) => {
    const items = await all("us-sri", `table=products&q=${encodeURIComponent(q)}`);
    return items.map(({ products: [id] }) => id);
  };
  for (const q of ["NdFeB", "neodymium magnet", "ネオジム磁石"])
    expect(await products(q)).toContain("ndfeb-magnets");
  const japan = await all("us-sri", "table=supply&q=japan&per=figure");
  const byCode = await all("us-sri", "table=supply&country=JPN");
  const keys = new Set(japan.map(({ key }) => key));
  for (const { key } of byCode) expect(keys.has(key)).toBe(true);
  const inJapanese = await ask("us-sri", `table=supply&limit=0&q=${encodeURIComponent("日本")}`);
  expect(inJapanese.total).toBeGreaterThanOrEqual(byCode.length);
  const geological = await ask("us-sri", "table=sources&q=geological+survey");
  expect(geological.items.map(({ sources: [id] }) => id)).toContain("usgs-mcs2026");
  expect((await ask("us-sri", "q=zzzz-nothing")).total).toBe(0);
});

test("filters by country, firm, source, status and year take what they name and nothing else", async () => {
  const supply = csvRows("us-sri", "supply");
  const count = async (query: string) => (await all("us-sri", `table=supply&${query}`)).length;
  const china = supply.filter(({ country, rival }) => country === "CHN" && rival !== "true");
  const listed = await all("us-sri", "table=supply&country=CHN");
  expect(listed.filter(({ rival }) => !rival)).toHaveLength(china.length);
  const withheld = await all("us-sri", "table=supply&status=withheld,judgement");
  expect(new Set(withheld.map(({ status }) => status))).toEqual(new Set(["withheld", "judgement"]));
  const old = await all("us-sri", "table=supply&until=2020&only=used");
  for (const { year, used } of old) expect([(year ?? 9999) <= 2020, used]).toEqual([true, true]);
  expect(old.length).toBeGreaterThan(0);
  expect(await count("only=unsourced&status=reported")).toBe(0);
  const asml = await ask("us-sri", "firm=asml");
  for (const { firms } of asml.items) expect(firms).toContain("asml");
});

test("rows are sorted both ways, those without a figure at the end", async () => {
  const values = async (sort: string) =>
    (await all("us-sri", `table=supply&per=product&sort=${sort}`)).map(({ value }) => value);
  for (const [sort, sign] of [
    ["value", 1],
    ["-value", -1],
  ] as const) {
    const found = await values(sort);
    const known = found.filter((value) => typeof value === "number");
    expect(found.slice(0, known.length)).toEqual(known);
    expect(known).toEqual([...known].sort((a, b) => sign * (a - b)));
  }
});

test("a row is found in its listing by its key, that of a rival, or a product", async () => {
  const query = "table=supply&sort=-value";
  const items = await all("us-sri", query);
  const at = items.findIndex(({ rivals }) => rivals.length > 0);
  const keys = [items[at]?.key, items[at]?.rivals[0]?.key];
  for (const key of keys) {
    const found = await ask("us-sri", `${query}&limit=0&find=${encodeURIComponent(key ?? "")}`);
    expect(found.place).toBe(at);
  }
  const product = await ask("us-sri", "table=supply&per=product&limit=0&find=gallium-refined");
  const rows = await all("us-sri", "table=supply&per=product");
  expect(rows[product.place ?? -1]?.products).toEqual(["gallium-refined"]);
  expect((await ask("us-sri", `${query}&limit=0&find=nowhere`)).place).toBeNull();
});

test("figures beside the main one have their own evidence, or none", async () => {
  const { items, sources } = await ask("magnets", "table=inputs", testApp().app);
  const missile = items.find(({ key }) => key === "inputs|missile|magnet|magnet");
  expect(missile).toMatchObject({ column: "essentiality", value: 1, of: "outputLost" });
  const beside = new Map(missile?.beside.map((figure) => [figure.column, figure]));
  expect(beside.get("coverDays")).toMatchObject({
    ...{ value: 90, unit: "days", status: "estimated", source: "sketch" },
    detail: "three months by custom",
  });
  expect(beside.get("lagDays")).toMatchObject({ value: 30, source: null, status: null });
  expect(beside.get("substitutability")).toMatchObject({ value: 0.1, source: "sketch" });
  expect(sources.map(({ id }) => id)).toEqual(["sketch"]);
});

test("a data set without sources, statuses and years is listed all the same", async () => {
  const bare = dataSet({
    id: "bare",
    tables: {
      products: [
        { id: "ore", kind: "material" },
        { id: "metal", kind: "material" },
        { id: "car", kind: "sector" },
      ],
      supply: [
        { product: "ore", country: "AUS", share: 0.6 },
        { product: "ore", country: "AUS", share: 0.2 },
        { product: "ore", country: "CHL", quantity: 3 },
      ],
      inputs: [{ product: "car", group: "g", input: "ore" }],
    },
  });
  const { app } = testApp({
    listGraphs: async () => [{ id: "bare", path: "package.json" }],
    loadGraph: async () => bare,
  });
  const { items } = await ask("bare", "table=supply", app);
  expect(items.map(({ key, value, status }) => [key, value, status])).toEqual([
    ["supply|ore|AUS|production||", 0.6, null],
    ["supply|ore|AUS|production||#2", 0.2, null],
    ["supply|ore|CHL|production||", 3, null],
    ["supply|metal", null, "missing"],
  ]);
  expect(items[2]).toMatchObject({ column: "quantity", unit: "quantity" });
  const checks = await request(app).get("/api/v1/graphs/bare/figures/checks");
  expect(FigureChecks.parse(checks.body)).toMatchObject({
    ...{ unsourced: 2, overfull: [], oldUntil: null, old: 0, disputed: 0 },
    ...{ withoutFigure: 1, products: 2 },
  });
});

test("the checks count what the files hold", async () => {
  for (const graph of ["us-sri", "eu-crm"]) {
    const { body, status } = await request(shipped).get(`/api/v1/graphs/${graph}/figures/checks`);
    expect(status).toBe(200);
    const checks = FigureChecks.parse(body);
    expect(checks).toMatchObject({ unsourced: 0, overfull: [] });
    const used = await all(graph, "table=supply&only=used");
    const shares = used.filter(({ row }) => row["share"] !== null);
    expect(checks.shares).toBe(shares.length);
    const newest = Math.max(...shares.map(({ year }) => year ?? 0));
    expect(checks.oldUntil).toBe(newest - 5);
    expect(checks.old).toBe(shares.filter(({ year }) => (year ?? 9999) <= newest - 5).length);
    expect(checks.disputed).toBe((await ask(graph, "only=disputed&limit=0")).total);
  }
});

test("shares that add to more than the whole are found", async () => {
  const tables = {
    products: [{ id: "ore", kind: "material" }],
    uses: [
      { product: "ore", use: "cars", share: 0.7 },
      { product: "ore", use: "cans", share: 0.6 },
    ],
  };
  const { app } = testApp({
    listGraphs: async () => [{ id: "full", path: "package.json" }],
    loadGraph: async () => dataSet({ id: "full", tables }),
  });
  const { body } = await request(app).get("/api/v1/graphs/full/figures/checks");
  expect(FigureChecks.parse(body).overfull).toEqual([{ table: "uses", of: "ore|", sum: 1.3 }]);
});

test("what is wrong with a query is told, every field at once", async () => {
  const query =
    "table=shares&status=sure&limit=501&offset=-1&until=soon&sort=beauty&only=good&per=day&x=1";
  const { status, body, type } = await request(shipped).get(
    `/api/v1/graphs/us-sri/figures?${query}`,
  );
  expect([status, type]).toEqual([422, "application/problem+json"]);
  const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
  expect(pointers.sort()).toEqual([
    ...["?limit", "?offset", "?only", "?per", "?sort", "?status/0", "?table", "?until", "?x"],
  ]);
  const unknown = await request(shipped).get(
    "/api/v1/graphs/us-sri/figures?product=galium&source=nobody&firm=asmll&limit=9999",
  );
  expect(unknown.status).toBe(422);
  const found = unknown.body.errors.map(({ pointer }: { pointer: string }) => pointer);
  expect(found.sort()).toEqual(["?firm", "?limit", "?product", "?source"]);
  const told = unknown.body.errors.find(
    ({ pointer }: { pointer: string }) => pointer === "?product",
  );
  expect(told.expected).toContain("gallium-refined");
  const nowhere = await request(shipped).get("/api/v1/graphs/nowhere/figures");
  expect(nowhere.status).toBe(404);
});
