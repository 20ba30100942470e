import { readFileSync } from "node:fs";
import request from "supertest";
import { afterAll, expect, test } from "vitest";
import { AnswerPool } from "../../src/api/answers/answer-pool.ts";
import { ExposureResult } from "../../src/model/exposure.ts";
import { testApp } from "../support/test-app.ts";

const PLANTS = JSON.parse(
  readFileSync(new URL("../../docs/examples/plants.json", import.meta.url), "utf8"),
);
const pool = new AnswerPool({ workers: 1 });
afterAll(() => pool.close());

const post = (body: object, app = testApp().app) =>
  request(app).post("/api/v1/exposure").send(body);

test("a network that is sent along is answered, in a thread as here", async () => {
  const { status, body } = await post(PLANTS);
  expect(status).toBe(200);
  const { nodes } = ExposureResult.parse(body);
  expect(nodes["C"]?.timeToSurvive).toBeCloseTo(7, 9);
  const threaded = await post(PLANTS, testApp({ answers: pool }).app);
  expect(threaded.body).toEqual(body);
});

test("every fault has its pointer, also from a thread", async () => {
  const wrong = { ...PLANTS, edges: [...PLANTS.edges, ["X", "P"]], profit: { P: -1 } };
  for (const app of [testApp().app, testApp({ answers: pool }).app]) {
    const { status, body } = await post(wrong, app);
    expect([status, body.code]).toEqual([422, "invalid_option"]);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "#/profit/P",
      "#/edges/3/0",
    ]);
  }
});

test("too large for one request: 413 with a hint", async () => {
  const nodes = ["P", ...Array.from({ length: 1000 }, (_, i) => `S${i}`)];
  const each = (x: number) => Object.fromEntries(nodes.map((id) => [id, x]));
  const { status, body } = await post({
    ...PLANTS,
    nodes,
    edges: [],
    material: {},
    units_required: {},
    stock: each(1),
    capacity: each(1),
  });
  expect([status, body.code, body.errors[0].pointer]).toEqual([413, "too_large", "#/nodes"]);
  expect(body.errors[0].expected).toContain("command line");
});
