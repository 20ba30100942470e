import request from "supertest";
import { expect, test } from "vitest";
import { esriOfRequest } from "../../src/engine/measures/esri-of-request.ts";
import { LimitError } from "../../src/model/errors.ts";
import { EsriRequest, EsriResult, GraphEsriResult } from "../../src/model/esri.ts";
import { magnetGraph } from "../support/magnet-graph.ts";
import { testApp } from "../support/test-app.ts";

const EDGES = [
  { source: "a", target: "b", weight: 2 },
  { source: "a", target: "c", weight: 2 },
  { source: "b", target: "c", weight: 4 },
];
type Problems = { errors: { pointer: string; detail: string }[] };

async function ask(body: object) {
  const { app } = testApp();
  const { status, body: answer } = await request(app).post("/api/v1/esri").send(body);
  return { status, answer };
}

async function pointers(body: object): Promise<string[]> {
  const { status, answer } = await ask(body);
  expect(status).toBe(422);
  return (answer as Problems).errors.map(({ pointer }) => pointer);
}

test("POST esri answers for the network that is sent", async () => {
  const { status, answer } = await ask({ edges: EDGES });
  expect(status).toBe(200);
  const { items, certificate } = EsriResult.parse(answer);
  expect(items.map(({ id, esri, down, up }) => [id, esri, down, up])).toEqual([
    ["a", 1, 1, 0.5],
    ["c", 1, 0, 1],
    ["b", 0.75, 0.5, 0.75],
  ]);
  expect(certificate).toMatchObject({ firms: 3, tolerance: 0.01, converged: true });
});

test("industries, essentiality, types, final demand and shocks come inline", async () => {
  const nodes = ["a", "b", "c"].map((id) => ({
    id,
    industry: id,
    finalDemand: id === "c" ? 8 : 0,
  }));
  const essentiality = [{ supplierIndustry: "a", buyerIndustry: "b", type: 0 }];
  const shocks = [{ scenario: "half", firm: "a", size: 0.5 }];
  const { answer } = await ask({ edges: EDGES, nodes, essentiality, shocks, losses: true });
  expect(EsriResult.parse(answer).items).toEqual([
    {
      id: "half",
      esri: (4 * 0.5 + 8 * 0.5) / 16,
      down: (4 * 0.5 + 8 * 0.5) / 16,
      up: (4 * 0.5) / 16,
      steps: 2,
      losses: { a: { down: 0.5, up: 0.5 }, c: { down: 0.5, up: 0 } },
    },
  ]);
  const typed = EDGES.map((edge, at) => (at === 0 ? { ...edge, type: 0 } : edge));
  const { items } = EsriResult.parse((await ask({ edges: typed, firms: ["a"] })).answer);
  expect(items[0]?.down).toBe(0.5);
});

test("every fault has its pointer", async () => {
  expect(await pointers({})).toEqual(["#/edges"]);
  expect(await pointers({ edges: [{ source: "a", target: "b", weight: -1, type: 3 }] })).toEqual([
    "#/edges/0/weight",
    "#/edges/0/type",
  ]);
  const nodes = [
    { id: "a", industry: "x" },
    { id: "a", industry: "x" },
    { id: "b", industry: "x" },
  ];
  const pair = { supplierIndustry: "x", buyerIndustry: "x" };
  const essentiality = [
    { ...pair, type: 2 },
    { ...pair, type: 1 },
  ];
  expect(await pointers({ edges: EDGES, nodes, essentiality })).toEqual([
    "#/nodes/1/id",
    "#/edges/1/target",
    "#/edges/2/target",
    "#/essentiality/1/type",
  ]);
  expect(await pointers({ edges: EDGES, firms: ["a", "z"] })).toEqual(["#/firms/1"]);
  const shocks = [
    { scenario: "s", firm: "a" },
    { scenario: "s", firm: "a" },
  ];
  expect(await pointers({ edges: EDGES, shocks })).toEqual(["#/shocks/1/firm"]);
  expect(await pointers({ edges: [] })).toEqual(["#/edges"]);
});

test("what would take long is refused, so that nobody else has to wait", async () => {
  const rings = Array.from({ length: 40 }, (_, i) => ({
    source: `f${i}`,
    target: `f${(i + 1) % 40}`,
    type: 1,
  }));
  const body = EsriRequest.parse({ edges: rings, tolerance: 0 });
  expect(() => esriOfRequest(body, 1000)).toThrow(LimitError);
  expect(esriOfRequest(body).items).toHaveLength(40);
});

test("POST graphs/{id}/esri: products as firms; without value shares 422 says so", async () => {
  const valueShares = [{ input: "oxide", product: "magnet", share: 0.5 }];
  const { app } = testApp({
    loadGraph: async () => ({
      ...magnetGraph(),
      valueShares: [...valueShares, { input: "magnet", product: "missile", share: 0.1 }],
    }),
  });
  const path = "/api/v1/graphs/magnets/esri";
  const { status, body } = await request(app).post(path).send({ top: 1 });
  expect(status).toBe(200);
  expect(GraphEsriResult.parse(body).items).toHaveLength(1);
  const { app: bare } = testApp({ loadGraph: async () => ({ ...magnetGraph(), valueShares: [] }) });
  const refused = await request(bare).post(path).send({});
  expect(refused.status).toBe(422);
  expect(refused.body.detail).toContain("no value shares");
  const strange = await request(app)
    .post(path)
    .send({ firms: ["magnet", "nothing"] });
  expect((strange.body as Problems).errors.map(({ pointer }) => pointer)).toEqual(["#/firms/1"]);
});
