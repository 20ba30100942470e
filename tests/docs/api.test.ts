import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import request from "supertest";
import { expect, test } from "vitest";
import { OPERATIONS } from "../../src/api/contract/operations.ts";
import { testApp } from "../support/test-app.ts";

const PAGE = readFileSync(fileURLToPath(new URL("../../docs/api.md", import.meta.url)), "utf8");

test("the problem document that is shown is the one that is sent", async () => {
  const [, shown = ""] = /```json\n([\s\S]+?)```/.exec(PAGE) ?? [];
  const { app } = testApp({ listGraphs: async () => [{ id: "us-sri", path: "package.json" }] });
  const { body } = await request(app).post("/api/v1/graphs/us-sri/cut").send({ size: 2 });
  expect(body).toEqual(JSON.parse(shown));
});

test("every operation is in the table", () => {
  for (const { method, path } of Object.values(OPERATIONS))
    expect(PAGE).toContain(`${method.toUpperCase()} ${path}`);
});
