import request from "supertest";
import { expect, test } from "vitest";
import { createLog } from "../../../src/machines/machine-log.ts";
import { testApp } from "../../support/test-app.ts";

function logging() {
  const lines: Record<string, unknown>[] = [];
  const log = createLog("info", { write: (line) => lines.push(JSON.parse(line)) });
  return { app: testApp({ log }).app, lines };
}

test("each request is one line: what was asked, by its pattern, and how it ended", async () => {
  const { app, lines } = logging();
  await request(app).get("/api/v1/graphs/magnets?home=USA&token=hunter2");
  await request(app).post("/api/v1/graphs/none/cut").set("Authorization", "Bearer hunter2");
  await request(app).get("/hunter2");
  expect(lines).toMatchObject([
    { level: "info", method: "GET", route: "/api/v1/graphs/{id}", status: 422 },
    { level: "info", method: "POST", route: "/api/v1/graphs/{id}/cut", status: 401 },
    { level: "info", method: "GET", route: "other", status: 404 },
  ]);
  const known = "caller client level method ms msg request route status time".split(" ");
  for (const line of lines) {
    for (const name of Object.keys(line)) expect(known).toContain(name);
    expect(line["ms"]).toBeGreaterThanOrEqual(0);
  }
  expect(JSON.stringify(lines)).not.toContain("hunter2");
});

test("an id that is well formed is kept, any other is replaced; both are sent back", async () => {
  const { app, lines } = logging();
  const idFor = async (sent?: string) => {
    const asked = request(app).get("/api/v1/graphs");
    const { headers } = await (sent === undefined ? asked : asked.set("X-Request-Id", sent));
    return headers["x-request-id"];
  };
  expect(await idFor("my-1:2.3_x")).toBe("my-1:2.3_x");
  const made = [await idFor(), await idFor("a b"), await idFor("x".repeat(101)), await idFor("é")];
  for (const id of made) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(lines.map((line) => line["request"])).toEqual(["my-1:2.3_x", ...made]);
});

test("a fault of ours is a line of its own, under the id of its request", async () => {
  const lines: Record<string, unknown>[] = [];
  const log = createLog("warn", { write: (line) => lines.push(JSON.parse(line)) });
  const { app } = testApp({
    log,
    coverage: () => {
      throw new TypeError("broken on purpose");
    },
  });
  const sent = request(app).get("/api/v1/graphs/magnets/coverage").set("X-Request-Id", "one");
  expect((await sent).status).toBe(500);
  expect(lines).toMatchObject([
    { level: "error", request: "one", route: "/api/v1/graphs/{id}/coverage" },
    { level: "warn", request: "one", status: 500 },
  ]);
  expect(lines[0]?.["fault"]).toContain("TypeError: broken on purpose");
});

test("whoever watches the server does not fill its log", async () => {
  const { app, lines } = logging();
  for (const path of ["/healthz", "/readyz", "/metrics"]) await request(app).get(path);
  expect(lines).toEqual([]);
});
