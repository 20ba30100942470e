import request from "supertest";
import { describe, expect, test } from "vitest";
import { TableSimulateResult } from "../../src/model/table-simulation.ts";
import { testApp } from "../support/test-app.ts";

const table = {
  format: "linchpin-table/1",
  labels: ["ORE", "STEEL"],
  Z: [
    [0, 50],
    [0, 0],
  ],
  finalDemand: [50, 100],
};
const scenario = {
  format: "linchpin-scenario/1",
  horizonDays: 30,
  shocks: [{ kind: "halt", products: ["ORE"], durationDays: 8 }],
};

const post = (body: object) => request(testApp().app).post("/api/v1/simulate-table").send(body);
const pointers = (body: { errors: { pointer: string }[] }) =>
  body.errors.map(({ pointer }) => pointer).sort();

describe("POST /simulate-table", () => {
  test("a table and a scenario that are sent along are answered", async () => {
    const { status, body } = await post({ table, scenario, engine: "pichler", inventoryDays: 5 });
    expect(status).toBe(200);
    const { sectors, engine } = TableSimulateResult.parse(body);
    expect(engine).toBe("pichler");
    expect(sectors["STEEL"]).toMatchObject({ timeToSurviveDays: 5, timeToRecoverDays: 9 });
  });

  test("every field at fault is named: options, scenario, table", async () => {
    const { status, body } = await post({
      table: { ...table, Z: [[0, 50]] },
      engine: "ario",
      psi: 3,
      scenario: { ...scenario, shocks: [{ kind: "halt", products: ["ORE"], size: 2 }] },
    });
    expect(status).toBe(422);
    expect(pointers(body)).toEqual(["#/psi", "#/scenario/shocks/0/size", "#/table/Z"]);
    const unknown = await post({
      table,
      engine: "ario",
      productionRule: "weak",
      scenario: { ...scenario, shocks: [{ kind: "halt", products: ["GOLD"] }] },
    });
    expect(unknown.status).toBe(422);
    expect(pointers(unknown.body)).toEqual(["#/productionRule", "#/scenario/shocks/0/products/0"]);
    expect((await post([])).status).toBe(422);
  });

  test("tables and runs that are too large: 413", async () => {
    const n = 251;
    const large = {
      format: "linchpin-table/1",
      labels: Array.from({ length: n }, (_, i) => `S${i}`),
      Z: Array.from({ length: n }, () => new Array(n).fill(0)),
      finalDemand: new Array(n).fill(1),
    };
    const labels = await post({ table: large, engine: "ario", scenario });
    expect([labels.status, pointers(labels.body)]).toEqual([413, ["#/table/labels"]]);
    const Z = Array.from({ length: 60 }, () => new Array(60).fill(1));
    const long = {
      table: { ...large, labels: large.labels.slice(0, 60), Z, finalDemand: new Array(60).fill(1) },
      engine: "ario",
      scenario: { ...scenario, shocks: [], horizonDays: 18_000 },
    };
    const steps = await post(long);
    expect([steps.status, pointers(steps.body)]).toEqual([413, ["#/scenario/horizonDays"]]);
  });
});
