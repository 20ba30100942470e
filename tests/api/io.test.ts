import request from "supertest";
import { describe, expect, test } from "vitest";
import { IoResult } from "../../src/model/input-output.ts";
import { CHAIN_TABLE } from "../support/input-output-oracle.ts";
import { testApp } from "../support/test-app.ts";

const table = { format: "linchpin-table/1", ...CHAIN_TABLE };

const post = (body: object) => request(testApp().app).post("/api/v1/io").send(body);

describe("POST /io", () => {
  test("a table that is sent along is answered", async () => {
    const { status, body } = await post({ table, items: ["AAA_CARS"], matrices: true });
    expect(status).toBe(200);
    const { items, leontiefInverse } = IoResult.parse(body);
    expect(items[0]?.foreignInputReliance).toBeCloseTo(2 / 3, 12);
    expect(leontiefInverse?.[0]?.[2]).toBeCloseTo(0.2, 12);
  });

  test("every field at fault is named, in the table and beside it", async () => {
    const { status, body } = await post({ table: { ...table, Z: [[-1]] }, top: 0, homes: ["AAA"] });
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      "#/homes",
      "#/table/Z/0/0",
      "#/top",
    ]);
    const shape = await post({ table: { ...table, Z: [[1]] } });
    expect(shape.status).toBe(422);
    expect(shape.body.errors[0]).toEqual({
      pointer: "#/table/Z",
      detail: "has 1 entry",
      expected: "3, one for each label",
    });
    const both = await post({ table: { ...table, Z: [[1]], finalDemand: "none" } });
    expect(both.status).toBe(422);
    expect(both.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      "#/table/Z",
      "#/table/Z/0",
      "#/table/finalDemand",
    ]);
    const unknown = await post({ table, items: ["AAA_CARS", "ZZZ"], home: ["DDD"] });
    expect(unknown.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      "#/home/0",
      "#/items/1",
    ]);
  });

  test("no body, a list, a cycle that adds no value", async () => {
    expect((await request(testApp().app).post("/api/v1/io")).status).toBe(422);
    expect((await post([])).status).toBe(422);
    const closed = { format: "linchpin-table/1", labels: ["A", "B"] };
    const { status, body } = await post({
      table: {
        ...closed,
        Z: [
          [0, 1],
          [1, 0],
        ],
        finalDemand: [0, 0],
      },
    });
    expect([status, body.code, body.errors[0].pointer]).toEqual([422, "value_cycle", "#/table/Z"]);
    expect(body.detail).toContain("B -> A -> B");
  });

  test("too many labels for one request: 413", async () => {
    const n = 251;
    const labels = Array.from({ length: n }, (_, at) => `L${at}`);
    const Z = labels.map(() => new Array<number>(n).fill(0));
    const { status, body } = await post({
      table: { format: "linchpin-table/1", labels, Z, finalDemand: labels.map(() => 1) },
    });
    expect([status, body.code]).toEqual([413, "too_large"]);
    expect(body.errors[0].pointer).toBe("#/table/labels");
  });
});
