import { readFileSync } from "node:fs";
import type { Express } from "express";
import request from "supertest";
import { describe, expect, test } from "vitest";
import type { Operation } from "../../src/api/contract/operation.ts";
import { OPERATIONS, type OperationId } from "../../src/api/contract/operations.ts";
import { writeNetworkDocument } from "../../src/store/formats/network-document.ts";
import { listGraphs, loadGraph } from "../../src/store/graphs.ts";
import { examples, exchangeFaults, schemaFaults } from "../support/api-description.ts";
import { testApp } from "../support/test-app.ts";

const PLANTS = JSON.parse(
  readFileSync(new URL("../../docs/examples/plants.json", import.meta.url), "utf8"),
);

/** The shipped graphs, with a product of each that few uncertain figures move: it is quick to ask. */
const GRAPHS = { "us-sri": "vanadium-refined", "eu-crm": "ytterbium-refined" } as const;

/** Questions that show as many fields as can be had. */
const bodiesFor = (
  id: string,
  product: string,
): Partial<Record<OperationId, readonly object[]>> => ({
  cut: [{ targets: ["@CHN", "@RUS"] }, { targets: ["@CHN"], to: ["USA", "JPN"], fungibility: 0.5 }],
  chokepoints: [
    { by: "product", top: 3 },
    { by: "country", top: 3, runs: 2 },
    { by: "producer", top: 3 },
    { by: "firm", top: 3 },
    { by: "input", top: 3 },
  ],
  dependency: [{ on: "CHN" }],
  risk: [{}],
  sensitivity: [
    { target: product, score: "critical", runs: 2 },
    { target: product, score: "critical", runs: 2, method: "sobol" },
  ],
  shapley: [{ targets: ["@CHN", "@RUS"] }],
  esri: [{ top: 3 }],
  centrality: [
    ...[
      "betweenness",
      "pagerank",
      "hits",
      "components",
      "dominators",
      "reach",
      "degree",
      "flow",
    ].map((measure) => ({ measure, top: 3 })),
  ],
  report: [{ subject: product }],
  sweep: [
    { by: "country", top: 3, horizonDays: 20 },
    { by: "pair", of: "country", among: 3, top: 3, horizonDays: 20, sort: "lost" },
  ],
  compare: [
    {
      runs: 2,
      scenarios: [
        {
          ...{ format: "linchpin-scenario/1", horizonDays: 20 },
          shocks: [{ kind: "halt", countries: ["CHN"] }],
        },
      ],
    },
  ],
  worst: [
    { k: 1, by: "country", protect: 1 },
    { k: 20, by: "firm", method: "heuristic" },
  ],
  simulate: [
    { scenario: { format: "linchpin-scenario/1", shocks: [] } },
    {
      runs: 2,
      timeSpread: 0.2,
      scenario: {
        format: "linchpin-scenario/1",
        horizonDays: 30,
        shocks: [{ kind: "halt", products: [product], size: { low: 0.2, high: 0.9 } }],
      },
    },
    {
      prices: true,
      scenario: {
        format: "linchpin-scenario/1",
        horizonDays: 60,
        shocks: [
          { kind: "embargo", products: [product], sellers: ["CHN"], durationDays: 20 },
          { kind: "demand", products: [product], size: 0.5 },
        ],
      },
    },
  ],
  diff: [{ other: id, asOfB: 2020, top: 3 }],
  esriOfFirms: [
    { edges: [{ source: "a", target: "b", weight: 2 }], losses: true, byIndustry: true },
  ],
  exposure: [PLANTS, { ...PLANTS, stock: { P: 0, A: 0, B: 0, C: 0 } }],
  simulateTable: ["ario", "pichler"].map((engine) => ({
    engine,
    inventoryDays: 5,
    scenario: {
      format: "linchpin-scenario/1",
      horizonDays: 20,
      shocks: [{ kind: "halt", products: ["A"], durationDays: 5 }],
    },
    table: {
      format: "linchpin-table/1",
      labels: ["A", "B"],
      Z: [
        [1, 2],
        [3, 1],
      ],
      x: [10, 10],
    },
  })),
  io: [
    {
      table: {
        format: "linchpin-table/1",
        labels: ["A", "B"],
        Z: [
          [1, 2],
          [3, 1],
        ],
        x: [10, 10],
      },
    },
  ],
});

/** What is kept or run, and networks of firms, have tests of their own. */
const ASKING = (Object.keys(OPERATIONS) as OperationId[]).filter((id) => {
  const { method, success, path }: Operation = OPERATIONS[id];
  return success === undefined && ["get", "post"].includes(method) && !/\{run\}|\/firms/.test(path);
});

describe.each(Object.entries(GRAPHS))("%s", (id, product) => {
  const bodiesOf = bodiesFor(id, product);
  const { app } = testApp({ listGraphs, loadGraph, writeNetworkDocument });

  test.each(ASKING)("%s answers as the OpenAPI document describes it", async (name) => {
    const operation: Operation = OPERATIONS[name];
    const path = await address(app, operation.path, id);
    if (path === null) return; // a graph without presets has none to show
    const bodies = operation.method === "get" ? [undefined] : (bodiesOf[name] ?? []);
    expect(bodies.length).toBeGreaterThan(0);
    for (const body of bodies) {
      // The app that answers holds every answer against the document.
      const { status, body: answer } = await request(app)[operation.method](path).send(body);
      if (name !== "esri") expect([status, answer.errors]).toEqual([200, undefined]);
    }
  });
});

async function address(app: Express, path: string, id: string): Promise<string | null> {
  const below = path.replace("{id}", id);
  if (path.includes("{product}")) {
    const { body } = await request(app).get(`/api/v1/graphs/${id}`);
    return below.replace("{product}", body.products[0].id);
  }
  if (!path.includes("{scenario}")) return below;
  const { body } = await request(app).get(`/api/v1/graphs/${id}/scenarios`);
  const [first] = body.items;
  return first ? below.replace("{scenario}", first.id) : null;
}

const HEADERS = {
  ...{ "cache-control": "no-cache", "content-type": "application/json" },
  ...{ etag: 'W/"1"', "x-request-id": "1" },
};

test.each([
  [{}, []],
  [{ text: "{}" }, [" must have required property 'status'"]],
  [{ text: '{"status":"ok","a":1}' }, [" must NOT have additional properties"]],
  [{ text: '{"status":"no"}' }, ["/status must be equal to constant"]],
  [{ status: 418 }, ["the status is not described"]],
  [{ headers: { ...HEADERS, "x-new": "1" } }, ["the header x-new is not described"]],
  [{ headers: { ...HEADERS, etag: undefined } }, ["the header etag is missing"]],
  [{ headers: { ...HEADERS, "content-type": "text/html" } }, ['the type "text/html" is not']],
  [{ url: "/healthz?a=1" }, ["the query a is not described"]],
  [{ method: "POST" }, ["200, but there is no such method"]],
  [{ url: "/api/v1/nothing" }, ["200, but there is no such path"]],
])("the check itself finds a fault in %j", (change, expected) => {
  const sound = { method: "GET", url: "/healthz", status: 200, headers: HEADERS };
  const faults = exchangeFaults({ ...sound, text: '{"status":"ok"}', ...change });
  expect(faults).toHaveLength(expected.length);
  for (const [at, words] of expected.entries()) expect(faults[at]).toContain(words);
});

test("examples of the document are as it says", () => {
  for (const { at, schema, value } of examples())
    expect([at, schemaFaults(schema, value)]).toEqual([at, []]);
});
