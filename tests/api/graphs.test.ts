import request from "supertest";
import { expect, test } from "vitest";
import { GraphList } from "../../src/api/contract/graph-operations.ts";
import { ProductDetail } from "../../src/model/details.ts";
import { InvalidInputError } from "../../src/model/errors.ts";
import { GraphOverview } from "../../src/model/overview.ts";
import { CoverageResult } from "../../src/model/results.ts";
import { magnetGraph } from "../support/magnet-graph.ts";
import { testApp } from "../support/test-app.ts";

test("GET /graphs lists each graph with what is in it", async () => {
  const { app } = testApp();
  const { status, body } = await request(app).get("/api/v1/graphs");
  expect(status).toBe(200);
  expect(GraphList.parse(body).unreadable).toEqual([]);
  expect(body.items).toHaveLength(1);
  expect(body.items[0]).toMatchObject({ id: "magnets", titleEn: "Magnets" });
  expect(body.items[0].counts).toMatchObject({ products: 6, sectors: 2, inputs: 5, supply: 13 });
});

test("the page opens with the largest graph, whatever its name", async () => {
  const small = { ...magnetGraph(), id: "a-small-one" };
  const tables = { ...small.tables, products: small.tables.products.slice(0, 2) };
  const { app } = testApp({
    listGraphs: async () => [
      { id: "a-small-one", path: "package.json" },
      { id: "magnets", path: "tests" },
    ],
    loadGraph: async (path) => (path === "tests" ? magnetGraph() : { ...small, tables }),
  });
  const { body } = await request(app).get("/api/v1/graphs");
  expect(body.items.map(({ id }: { id: string }) => id)).toEqual(["a-small-one", "magnets"]);
  expect(body.first).toBe("magnets");
  const empty = testApp({ listGraphs: async () => [] });
  expect((await request(empty.app).get("/api/v1/graphs")).body.first).toBeNull();
});

test("a data set with faults is listed beside the good ones, and names them when it is asked", async () => {
  const faults = [
    { file: "supply.csv", line: 14, column: "share", message: "is 1.4", expected: "0..1" },
    { file: "inputs.csv", line: 2, column: "product", message: "is x", expected: "a product" },
  ];
  const { app, logged } = testApp({
    listGraphs: async () => [
      { id: "broken", path: "package.json" },
      { id: "magnets", path: "tests" },
    ],
    loadGraph: async (path) => {
      if (path === "tests") return magnetGraph();
      throw new InvalidInputError("invalid_data", "2 faults", { details: faults });
    },
  });
  const list = await request(app).get("/api/v1/graphs");
  expect(list.status).toBe(200);
  expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual(["magnets"]);
  expect(list.body.unreadable[0]).toMatchObject({ id: "broken", detail: "2 faults" });
  const asked = await request(app).get("/api/v1/graphs/broken");
  expect(asked.status).toBe(422);
  expect(asked.body.errors).toEqual([
    { file: "supply.csv", line: 14, column: "share", detail: "is 1.4", expected: "0..1" },
    { file: "inputs.csv", line: 2, column: "product", detail: "is x", expected: "a product" },
  ]);
  expect(logged).toEqual([]);
});

test("GET /graphs/{id} gives the graph as the choices see it", async () => {
  const { app } = testApp();
  const { status, body } = await request(app).get("/api/v1/graphs/magnets");
  expect(status).toBe(200);
  GraphOverview.parse(body);
  const [ore] = body.products;
  expect(ore).toMatchObject({
    nameJa: "鉱石",
    supplyStatus: "estimated",
    supplyYear: 2024,
    depth: 3,
  });
  expect(ore.makers[0]).toMatchObject({ country: "CHN", status: "estimated" });
  expect(ore.makers[0].share).toBeCloseTo(0.7, 9);
  const ev = body.products.at(-1);
  expect(ev).toMatchObject({ id: "ev", importance: 0.4, depth: 0, makers: [] });
  const other = await request(app).get("/api/v1/graphs/magnets?importance=cars&home=DEU,JPN");
  expect(other.body.products.at(-1).importance).toBe(1);
});

test("bad choices are refused with every field at fault", async () => {
  const { app } = testApp();
  const query = "home=usa&asOf=soon&residual=maybe&colour=red";
  const { status, body, type } = await request(app).get(`/api/v1/graphs/magnets?${query}`);
  expect(status).toBe(422);
  expect(type).toBe("application/problem+json");
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
    "?asOf",
    "?colour",
    "?home/0",
    "?residual",
  ]);
  const unknown = await request(app).get("/api/v1/graphs/magnets?importance=none");
  expect(unknown.status).toBe(422);
  expect(unknown.body.errors[0]).toMatchObject({ pointer: "?importance", expected: "equal, cars" });
  const clash = await request(app).get("/api/v1/graphs/magnets?home=USA&adversary=USA,ZZZ");
  expect(clash.status).toBe(422);
});

test("GET /graphs/{id}/products/{p} gives every figure with its source", async () => {
  const { app } = testApp();
  const { status, body } = await request(app).get("/api/v1/graphs/magnets/products/magnet");
  expect(status).toBe(200);
  const detail = ProductDetail.parse(body);
  expect(detail.supply).toHaveLength(3);
  expect(detail.supply[0]).toMatchObject({ country: "CHN", share: 0.92, basis: "production" });
  expect(detail.supply[0]?.evidence).toMatchObject({
    status: "estimated",
    year: 2024,
    rival: false,
  });
  expect(detail.supply[0]?.evidence.source?.citation).toMatch(/^Illustrative/);
  expect(detail.needs.map(({ id }) => id)).toEqual(["oxide"]);
  expect(detail.neededBy.map(({ id }) => id)).toEqual(["missile", "ev"]);
  const [missile] = detail.neededBy;
  expect(missile).toMatchObject({ substitutability: 0.1, coverDays: 90, nameEn: "Missiles" });
  expect(missile?.evidence.detail).toBe("illustrative");
  expect(missile?.evidence.beside).toMatchObject([
    { column: "coverDays", status: "estimated", detail: "three months by custom" },
  ]);
  expect(detail.sources.map(({ id }) => id)).toEqual(["sketch"]);
});

test("what is not there is a 404 that says what is", async () => {
  const { app, logged } = testApp();
  const product = await request(app).get("/api/v1/graphs/magnets/products/unobtainium");
  expect(product.status).toBe(404);
  expect(product.body).toMatchObject({ code: "product_not_found", title: "Not Found" });
  expect(product.body.errors).toMatchObject([{ pointer: "{product}", expected: "a product id" }]);
  const graph = await request(app).get("/api/v1/graphs/..%2F..%2Fetc/coverage");
  expect(graph.status).toBe(404);
  expect(graph.body.errors[0].expected).toBe("one of magnets");
  const route = await request(app).get("/api/v1/nothing");
  expect(route.status).toBe(404);
  expect(route.type).toBe("application/problem+json");
  expect(logged).toEqual([]);
});

test("GET /graphs/{id}/coverage says how figures are backed", async () => {
  const { app } = testApp();
  const { status, body } = await request(app).get("/api/v1/graphs/magnets/coverage");
  expect(status).toBe(200);
  expect(CoverageResult.parse(body).figures["supply"]).toMatchObject({ estimated: 13 });
});

test("an unchanged answer costs no body the second time", async () => {
  const { app } = testApp();
  const first = await request(app).get("/api/v1/graphs/magnets");
  const again = await request(app)
    .get("/api/v1/graphs/magnets")
    .set("If-None-Match", String(first.headers["etag"]));
  expect(again.status).toBe(304);
});

test("every bad field of a query is named, those that only the graph can refuse, too", async () => {
  const { app } = testApp();
  const pointers = async (path: string) => {
    const { status, body } = await request(app).get(`/api/v1/graphs/${path}`);
    const found = body.errors.map(({ pointer }: { pointer: string }) => pointer);
    return [status, ...found.sort()];
  };
  const query = "home=XX&asOf=abc&foo=1";
  const all = [422, "?asOf", "?foo", "?home"];
  expect(await pointers(`magnets?${query}`)).toEqual(all);
  expect(await pointers(`magnets/products/ore?${query}`)).toEqual(all);
  expect(await pointers(`magnets/products/sand?${query}`)).toEqual([422, "?asOf", "?foo"]);
  expect(await pointers("magnets/products/sand?home=XX")).toEqual([404, "{product}"]);
  expect(await pointers(`nowhere?${query}`)).toEqual([422, "?asOf", "?foo"]);
  expect(await pointers("magnets?importance=none&home=XX")).toEqual([422, "?home", "?importance"]);
  expect(await pointers("magnets/export?format=xlsx")).toEqual([422, "?format"]);
});
