import fc from "fast-check";
import request from "supertest";
import { expect, test } from "vitest";
import { ProblemDocument } from "../../src/api/contract/problem.ts";
import { MEASURES } from "../../src/scenarios/registry.ts";
import { magnetGraph } from "../support/magnet-graph.ts";
import { testApp } from "../support/test-app.ts";

const CUT = "/api/v1/graphs/magnets/cut";

test.each([
  ["delete", "/api/v1/graphs", "GET, HEAD, POST, OPTIONS"],
  ["post", "/api/v1/graphs/magnets", "GET, HEAD, DELETE, OPTIONS"],
  ["get", CUT, "POST, OPTIONS"],
  ["put", "/healthz", "GET, HEAD, OPTIONS"],
  ["post", "/api/openapi.json", "GET, HEAD, OPTIONS"],
] as const)("%s %s is 405 and names the methods that are possible", async (method, path, allow) => {
  const { app } = testApp();
  const { status, headers, type } = await request(app)[method](path);
  expect(status).toBe(405);
  expect(headers["allow"]).toBe(allow);
  expect(type).toBe("application/problem+json");
  const options = await request(app).options(path);
  expect([options.status, options.headers["allow"]]).toEqual([204, allow]);
});

test("a query where none is read is refused by name", async () => {
  const { app } = testApp();
  for (const path of ["/api/v1/graphs", "/api/v1/graphs/magnets/coverage", "/metrics"]) {
    const { status, body } = await request(app).get(`${path}?colour=3`);
    expect([status, body.errors[0].pointer]).toEqual([422, "?colour"]);
  }
  const post = await request(app)
    .post(`${CUT}?size=0.5`)
    .send({ targets: ["@CHN"] });
  expect([post.status, post.body.errors[0].pointer]).toEqual([422, "?size"]);
});

test("a body that is no JSON, of another type, or too large says so", async () => {
  const { app, logged } = testApp();
  const json = await request(app).post(CUT).type("json").send('{"targets": [');
  expect([json.status, json.body.errors[0].expected]).toEqual([400, "one JSON object"]);
  const form = await request(app).post(CUT).type("form").send("targets=@CHN");
  expect([form.status, form.body.errors[0].expected]).toEqual([415, "application/json"]);
  const large = { targets: ["x".repeat(2_000_000)] };
  const big = await request(app).post(CUT).send(large);
  expect([big.status, big.body.code]).toEqual([413, "too_large"]);
  const charset = await request(app)
    .post(CUT)
    .set("Content-Type", "application/json; charset=klingon")
    .send("{}");
  expect([charset.status, charset.body.errors]).toEqual([
    415,
    [{ pointer: "#", detail: 'the body has an unsupported charset "KLINGON"', expected: "UTF-8" }],
  ]);
  const address = await request(app).get("/api/v1/graphs/%E0%A4%A");
  expect(address.status).toBe(400);
  for (const { body } of [json, form, big, charset, address]) ProblemDocument.parse(body);
  expect(logged).toEqual([]);
});

test("a body that is nested deeper than any stack is a bad request, not a fault of ours", async () => {
  const { app, logged } = testApp();
  const deep = `${"[".repeat(150_000)}${"]".repeat(150_000)}`;
  const paths = [CUT, "/api/v1/io", "/api/v1/esri", "/api/v1/graphs/magnets/diff"];
  for (const path of paths) {
    for (const text of [deep, `{"targets": ${deep}, "table": ${deep}, "edges": ${deep}}`]) {
      const { status, body } = await request(app).post(path).type("json").send(text);
      expect([status, body.errors[0].expected]).toEqual([400, "at most 100 levels"]);
    }
  }
  expect(logged).toEqual([]);
});

test("whatever breaks inside is a 500 that tells nothing, and the next request is answered", async () => {
  const secret = "password=hunter2";
  const breaks: (() => never)[] = [
    () => {
      throw new Error(secret);
    },
    () => {
      throw secret;
    },
    () => {
      throw undefined;
    },
    () => JSON.parse(secret) as never,
  ];
  for (const run of breaks) {
    const { app, logged } = testApp({ measures: { ...MEASURES, cut: { run } } });
    const { status, text, type } = await request(app)
      .post(CUT)
      .send({ targets: ["@CHN"] });
    expect([status, type]).toEqual([500, "application/problem+json"]);
    expect(text).not.toContain("hunter2");
    expect(text).not.toMatch(/at .*\.ts/);
    expect(logged).toHaveLength(1);
    expect((await request(app).get("/healthz")).body).toEqual({ status: "ok" });
  }
});

test("a data set that cannot be read now may be readable the next time", async () => {
  let calls = 0;
  const { app } = testApp({
    loadGraph: async () => {
      calls += 1;
      if (calls === 1) throw Object.assign(new Error("too many open files"), { code: "EMFILE" });
      return magnetGraph();
    },
  });
  expect((await request(app).get("/readyz")).status).toBe(503);
  expect((await request(app).get("/api/v1/graphs/magnets")).status).toBe(200);
  expect((await request(app).get("/readyz")).body).toEqual({ status: "ready", graphs: 1 });
});

test("no graphs: alive but not ready", async () => {
  const { app } = testApp({ listGraphs: async () => [] });
  expect((await request(app).get("/healthz")).status).toBe(200);
  const ready = await request(app).get("/readyz");
  expect([ready.status, ready.body.detail]).toEqual([
    503,
    "no graph can be read: there is no graph",
  ]);
});

test("no JSON body, however odd, gets a 500", async () => {
  const { app, logged } = testApp();
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom("@CHN", "magnet", "ore->oxide", "#", "@", "->", "magnet@CHN", 0, 1, -1, 1e308),
  );
  const field = fc.constantFrom(
    ...["targets", "size", "home", "trusted", "adversary", "to", "fungibility", "by", "top", "for"],
    ...[
      "on",
      "products",
      "mode",
      "regions",
      "basis",
      "importance",
      "asOf",
      "everywhere",
      "__proto__",
    ],
  );
  const body = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(field, fc.oneof(value, fc.array(value, { maxLength: 3 }))),
  );
  const measure = fc.constantFrom("cut", "chokepoints", "dependency", "risk");
  await fc.assert(
    fc.asyncProperty(measure, body, async (name, sent) => {
      const { status } = await request(app)
        .post(`/api/v1/graphs/magnets/${name}`)
        .type("json")
        .send(JSON.stringify(sent));
      expect([200, 400, 422]).toContain(status);
    }),
    { numRuns: 300 },
  );
  expect(logged).toEqual([]);
});
