import request from "supertest";
import { expect, test } from "vitest";
import { ScenarioList } from "../../src/api/contract/scenario-operations.ts";
import { Scenario } from "../../src/model/scenario.ts";
import { magnetGraph } from "../support/magnet-graph.ts";
import { testApp } from "../support/test-app.ts";

const SOURCES = [{ citation: "a page", year: 2025 }];
const NO_ORE = Scenario.parse({
  format: "linchpin-scenario/1",
  name: "No ore",
  nameJa: "鉱石なし",
  description: "China sells no ore.",
  descriptionJa: "中国が鉱石を売らない。",
  shocks: [{ kind: "halt", products: ["ore"], countries: ["CHN"] }],
  sources: SOURCES,
});

function appWithPresets() {
  const scenarios = [{ ...NO_ORE, id: "no-ore" }];
  return testApp({ loadGraph: async () => ({ ...magnetGraph(), scenarios }) }).app;
}

test("GET /graphs/{id}/scenarios lists the presets without their shocks", async () => {
  const { status, body } = await request(appWithPresets()).get("/api/v1/graphs/magnets/scenarios");
  expect(status).toBe(200);
  expect(ScenarioList.parse(body).items).toEqual([
    {
      id: "no-ore",
      name: "No ore",
      nameJa: "鉱石なし",
      description: "China sells no ore.",
      descriptionJa: "中国が鉱石を売らない。",
      horizonDays: 365,
      shocks: 1,
      responses: 0,
      sources: SOURCES,
      saved: false,
      version: null,
      savedAt: null,
    },
  ]);
});

test("a graph without presets has an empty list", async () => {
  const { status, body } = await request(testApp().app).get("/api/v1/graphs/magnets/scenarios");
  expect([status, body]).toEqual([200, { items: [], unreadable: [], next: null }]);
});

test("GET /graphs/{id}/scenarios/{scenario} is a document that can be read again", async () => {
  const path = "/api/v1/graphs/magnets/scenarios/no-ore";
  const { status, body } = await request(appWithPresets()).get(path);
  expect(status).toBe(200);
  expect(Scenario.parse(body)).toEqual({ ...NO_ORE, id: "no-ore" });
});

test.each([
  ["/api/v1/graphs/magnets/scenarios/no-oxide", "scenario_not_found", "one of no-ore"],
  ["/api/v1/graphs/nowhere/scenarios/no-ore", "graph_not_found", "one of magnets"],
  ["/api/v1/graphs/nowhere/scenarios", "graph_not_found", "one of magnets"],
  ["/api/v1/graphs/magnets/scenarios/..%2Fno-ore", "scenario_not_found", "one of no-ore"],
])("%s is not there: 404", async (path, code, expected) => {
  const { status, body } = await request(appWithPresets()).get(path);
  expect([status, body.code, body.errors[0].expected]).toEqual([404, code, expected]);
});
