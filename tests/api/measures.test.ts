import request from "supertest";
import { expect, test, vi } from "vitest";
import {
  ChokepointsResult,
  CutResult,
  DependencyResult,
  RiskResult,
} from "../../src/model/results.ts";
import { MEASURES } from "../../src/scenarios/registry.ts";
import { testApp } from "../support/test-app.ts";

const path = (measure: string) => `/api/v1/graphs/magnets/${measure}`;
type Problems = { errors: { pointer: string; detail: string; expected: string }[] };

test("POST cut gives the loss of the worked example", async () => {
  const { app } = testApp();
  const { status, body } = await request(app)
    .post(path("cut"))
    .send({ targets: ["@CHN"] });
  expect(status).toBe(200);
  const { loss, lossRigid, sectors, paths } = CutResult.parse(body);
  expect(loss).toBeCloseTo(0.79, 9);
  expect(lossRigid).toBeCloseTo(0.873033, 9);
  expect(sectors["missile"]).toBeCloseTo(0.81, 9);
  expect(paths["missile"]?.at(-1)).toBe("missile");
});

test("POST chokepoints, dependency and risk answer by their schemas, with or without a body", async () => {
  const { app } = testApp();
  const ranking = await request(app).post(path("chokepoints")).send({ by: "producer", top: 2 });
  expect(ChokepointsResult.parse(ranking.body).items.map(({ id }) => id)).toEqual([
    "oxide@CHN",
    "magnet@CHN",
  ]);
  expect(ranking.body.items[0].score).toBeCloseTo(0.694, 9);
  const dependency = await request(app).post(path("dependency")).send({ on: "CHN" });
  const magnet = DependencyResult.parse(dependency.body).items.find(({ id }) => id === "magnet");
  expect(magnet?.direct).toBeCloseTo(0.92, 9);
  const risk = await request(app).post(path("risk"));
  expect(risk.status).toBe(200);
  expect(RiskResult.parse(risk.body).items).toHaveLength(4);
});

test("every field at fault is named at once, with what was expected", async () => {
  const { app } = testApp();
  const wrong = { targets: [], size: 2, mode: "wild", home: ["usa"], tariff: 3 };
  const { status, body, type } = await request(app).post(path("cut")).send(wrong);
  expect(status).toBe(422);
  expect(type).toBe("application/problem+json");
  const { errors } = body as Problems;
  expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
    "#/home/0",
    "#/mode",
    "#/size",
    "#/targets",
    "#/tariff",
  ]);
  expect(errors.find(({ pointer }) => pointer === "#/size")).toEqual({
    pointer: "#/size",
    detail: "is 2",
    expected: "at most 1",
  });
  const missing = await request(app).post(path("cut")).send({});
  expect((missing.body as Problems).errors[0]).toMatchObject({
    pointer: "#/targets",
    detail: "is missing",
  });
});

test("an unknown target, product or country in a body is a bad field, not a missing page", async () => {
  const { app } = testApp();
  const cut = await request(app)
    .post(path("cut"))
    .send({ targets: ["@CHN", "unobtainium", "@ZZZ"] });
  expect(cut.status).toBe(422);
  expect((cut.body as Problems).errors.map(({ pointer }) => pointer)).toEqual([
    "#/targets/1",
    "#/targets/2",
  ]);
  const product = await request(app)
    .post(path("dependency"))
    .send({ products: ["magnet", "unobtainium"] });
  expect(product.status).toBe(422);
  expect((product.body as Problems).errors[0]?.pointer).toBe("#/products/1");
  const country = await request(app)
    .post(path("risk"))
    .send({ home: ["ZZZ"] });
  expect(country.status).toBe(422);
  expect((country.body as Problems).errors[0]?.pointer).toMatch(/^#\/home/);
});

test("the same question of the same data is computed once", async () => {
  const run = vi.fn(MEASURES.cut.run);
  const { app } = testApp({ measures: { ...MEASURES, cut: { run } } });
  const ask = (body: object) => request(app).post(path("cut")).send(body);
  const first = await ask({ targets: ["@CHN"] });
  const again = await ask({ mode: "pool", targets: ["@CHN"], size: 1 });
  expect(again.body).toEqual(first.body);
  expect(run).toHaveBeenCalledTimes(1);
  await ask({ targets: ["@CHN"], size: 0.5 });
  expect(run).toHaveBeenCalledTimes(2);
});

test("more targets than can be shared out quickly are refused, so that nobody else has to wait", async () => {
  const run = vi.fn(MEASURES.cut.run);
  const { app } = testApp({ measures: { ...MEASURES, cut: { run } } });
  const targets = Array.from({ length: 13 }, (_, at) => `product-${at}`);
  const { status, body } = await request(app).post(path("cut")).send({ targets });
  expect([status, body.code]).toEqual([413, "too_large"]);
  expect((body as Problems).errors[0]).toMatchObject({
    pointer: "#/targets",
    expected: "at most 12 in one request; the command line takes up to 1000",
  });
  expect(run).not.toHaveBeenCalled();
});

test("a bad field hides no other: the schema's faults and the graph's come together", async () => {
  const { app } = testApp();
  const faults = async (name: string, body: object) => {
    const response = await request(app).post(path(name)).send(body);
    expect(response.status).toBe(422);
    return (response.body as Problems).errors.map(({ pointer }) => pointer);
  };
  const targets = ["@CHN", "nope", "", "@ZZZ"];
  expect(await faults("cut", { targets, size: 2, colour: "red", home: ["QQQ"] })).toEqual([
    "#/targets/2",
    "#/size",
    "#/colour",
    "#/home",
    "#/targets/1",
    "#/targets/3",
  ]);
  expect(await faults("cut", { targets: ["nope"], home: ["QQQ"] })).toEqual([
    "#/home",
    "#/targets/0",
  ]);
  expect(await faults("dependency", { products: ["nope"], on: "QQQ" })).toEqual([
    "#/on",
    "#/products/0",
  ]);
  expect(await faults("chokepoints", { for: "nope", top: 0, importance: "none" })).toEqual([
    "#/top",
    "#/importance",
    "#/for",
  ]);
});

test("what is left out to look further makes no fault of its own", async () => {
  const { app } = testApp();
  const faults = async (body: object) => {
    const response = await request(app).post(path("cut")).send(body);
    return (response.body as Problems).errors.map(({ pointer }) => pointer);
  };
  const targets = ["@CHN"];
  expect(await faults({ targets, to: ["usa"], fungibility: 0.5 })).toEqual(["#/to/0"]);
  expect(await faults({ targets, home: ["x"], adversary: ["USA"] })).toEqual(["#/home/0"]);
});

test("POST shapley splits the loss; more than 12 targets are too many", async () => {
  const { app } = testApp();
  const { body } = await request(app)
    .post(path("shapley"))
    .send({ targets: ["ore@CHN", "magnet@CHN"] });
  expect(body.shares["ore@CHN"]).toBeCloseTo(0.261, 9);
  const many = Array.from({ length: 13 }, (_, i) => `ore@A${String.fromCharCode(65 + i)}A`);
  const refused = await request(app).post(path("shapley")).send({ targets: many });
  expect([refused.status, refused.body.errors[0].pointer]).toEqual([413, "#/targets"]);
});

test("POST report writes Markdown and one HTML page; an unknown subject is a bad field", async () => {
  const { app } = testApp();
  const { status, body } = await request(app).post(path("report")).send({ subject: "@CHN" });
  expect(status).toBe(200);
  expect(body).toMatchObject({ subject: "@CHN", kind: "country" });
  expect(body.markdown).toMatch(/^# CHN/);
  expect(body.html).toContain("</html>");
  const refused = await request(app).post(path("report")).send({ subject: "nothing" });
  expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, "#/subject"]);
});

test("POST diff compares with another graph; one that is not there is a bad field", async () => {
  const { app } = testApp();
  const { status, body } = await request(app).post(path("diff")).send({ other: "magnets" });
  expect([status, body.tables, body.total]).toEqual([200, {}, 0]);
  const refused = await request(app).post(path("diff")).send({ other: "nothing" });
  expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, "#/other"]);
  const missing = await request(app).post(path("diff")).send({});
  expect([missing.status, missing.body.errors[0].pointer]).toEqual([422, "#/other"]);
});
