import request from "supertest";
import { expect, test } from "vitest";
import type { Operation } from "../../src/api/contract/operation.ts";
import { OPERATIONS } from "../../src/api/contract/operations.ts";
import { ProblemDocument } from "../../src/api/contract/problem.ts";
import { testApp } from "../support/test-app.ts";

const QUESTIONS = Object.values<Operation>(OPERATIONS).filter(
  ({ method, success }) => method === "post" && success === undefined,
);
const OF_GRAPHS = QUESTIONS.filter(({ path }) => path.includes("{id}"));
/** What a question cannot do without. */
const LEAST: Readonly<Record<string, object>> = {
  cut: { targets: ["@CHN"] },
  worst: { k: 2 },
  compare: { scenarios: [{ format: "linchpin-scenario/1", shocks: [] }] },
  shapley: { targets: ["ore@CHN", "magnet@CHN"] },
  sensitivity: { target: "@CHN" },
  report: { subject: "magnet" },
  diff: { other: "magnets" },
  centrality: { measure: "degree" },
  simulate: { scenario: { format: "linchpin-scenario/1", shocks: [] } },
  esriOfFirms: { edges: [{ source: "a", target: "b", weight: 1 }] },
  exposure: {
    format: "linchpin-plants/1",
    products: ["P"],
    nodes: ["P"],
    material: {},
    edges: [],
    demand: { P: 1 },
    profit: { P: 1 },
    stock: { P: 1 },
    capacity: { P: 1 },
    units_required: {},
  },
  simulateTable: {
    engine: "ario",
    scenario: { format: "linchpin-scenario/1", shocks: [] },
    table: { format: "linchpin-table/1", labels: ["A"], Z: [[1]], x: [10] },
  },
  io: {
    table: { format: "linchpin-table/1", labels: ["A"], Z: [[1]], x: [10] },
  },
};

function named(operations: readonly Operation[]) {
  return operations.map((operation) => [operation.id, operation] as const);
}

function post({ path }: Operation, body: object, graph = "magnets") {
  return request(testApp().app).post(path.replace("{id}", graph)).send(body);
}

test.each(named(QUESTIONS))(
  "%s: the least that can be asked is answered",
  async (id, operation) => {
    const { status, body } = await post(operation, LEAST[id] ?? {});
    expect(status).toBe(200);
    expect(body).toMatchObject(id === "diff" ? { total: 0 } : { certificate: {} });
  },
);

test.each(named(OF_GRAPHS))(
  "%s: a bad field comes before a graph that is not there",
  async (id, operation) => {
    const { status, body } = await post(operation, { ...LEAST[id], nonsense: 1 }, "nowhere");
    expect([status, body.errors[0].pointer]).toEqual([422, "#/nonsense"]);
  },
);

test.each(named(QUESTIONS))("%s names a field that is none: 422", async (id, operation) => {
  const { status, body } = await post(operation, { ...LEAST[id], nonsense: 1 });
  expect(status).toBe(422);
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain("#/nonsense");
  ProblemDocument.parse(body);
});

test.each(named(QUESTIONS))("%s refuses a body above 1 MB: 413", async (id, operation) => {
  const { status, body } = await post(operation, { ...LEAST[id], nonsense: "x".repeat(1_100_000) });
  expect([status, body.code, body.errors[0].expected]).toEqual([413, "too_large", "at most 1 MB"]);
});

test.each(named(QUESTIONS))("%s refuses a list and a text: 422", async (_, operation) => {
  for (const sent of ["[]", '"text"', "3", "null"]) {
    const path = operation.path.replace("{id}", "magnets");
    const { status } = await request(testApp().app).post(path).type("json").send(sent);
    expect([sent, status]).toEqual([sent, 422]);
  }
});
