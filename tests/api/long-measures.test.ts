import type { AddressInfo } from "node:net";
import request from "supertest";
import { expect, test } from "vitest";
import { CancelledError } from "../../src/model/errors.ts";
import { ChokepointsResult } from "../../src/model/results.ts";
import { SensitivityResult } from "../../src/model/sensitivity.ts";
import { SimulateResult } from "../../src/model/simulation.ts";
import { SweepResult } from "../../src/model/sweep.ts";
import { StudyPool } from "../../src/scenarios/workers/study-pool.ts";
import { testApp } from "../support/test-app.ts";

const path = (measure: string) => `/api/v1/graphs/magnets/${measure}`;

test("POST chokepoints with runs answers with bands, the same from real threads", async () => {
  const body = { by: "producer", runs: 60, seed: 3, grades: { B: 50 } };
  const { status, body: found } = await request(testApp().app).post(path("chokepoints")).send(body);
  expect(status).toBe(200);
  const { items, stability } = ChokepointsResult.parse(found);
  expect(items[0]).toMatchObject({ bands: { runs: 60 }, rank: { low: 1 } });
  expect(stability).toMatchObject({ runs: 60, seed: 3 });
  const pool = new StudyPool({ workers: 2, hereMs: 0 });
  const { app } = testApp({
    studies: {
      rows: (name, data, options, control) => pool.rows(name, data, options as never, control),
    },
  });
  const threaded = await request(app).post(path("chokepoints")).send(body);
  await pool.close();
  expect(threaded.body).toEqual(found);
});

test("POST sensitivity answers by its schema, by Morris if no method is named", async () => {
  const { app } = testApp();
  const { status, body } = await request(app).post(path("sensitivity")).send({ target: "@CHN" });
  expect(status).toBe(200);
  expect(SensitivityResult.parse(body)).toMatchObject({ method: "morris", runs: 20 });
});

const SCENARIO = {
  format: "linchpin-scenario/1",
  horizonDays: 60,
  shocks: [{ kind: "halt", countries: ["CHN"], size: { low: 0.4, high: 1 } }],
};

test("POST simulate with runs answers with bands, the same from real threads", async () => {
  const body = { scenario: SCENARIO, runs: 40, seed: 3 };
  const { status, body: found } = await request(testApp().app).post(path("simulate")).send(body);
  expect(status).toBe(200);
  expect(SimulateResult.parse(found).bands).toMatchObject({ runs: 40, seed: 3, numbers: 1 });
  const pool = new StudyPool({ workers: 2, hereMs: 0 });
  const { app } = testApp({
    studies: {
      rows: (name, data, options, control) => pool.rows(name, data, options as never, control),
    },
  });
  const threaded = await request(app).post(path("simulate")).send(body);
  await pool.close();
  expect(threaded.body).toEqual(found);
});

test("POST sweep answers by its schema; faults are named before any thread is asked", async () => {
  const { app } = testApp();
  const { status, body } = await request(app).post(path("sweep")).send({ by: "country", top: 2 });
  expect(status).toBe(200);
  expect(SweepResult.parse(body).items).toHaveLength(2);
  const bad = await request(app).post(path("sweep")).send({ for: "ore", size: 2, sort: "name" });
  const pointers = bad.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort();
  expect([bad.status, pointers]).toEqual([422, ["#/for", "#/size", "#/sort"]]);
});

test("more steps of time than one request may ask for: 413, and nothing runs", async () => {
  const { app } = testApp({ studies: { rows: () => Promise.reject(new Error("ran")) } });
  const years = { ...SCENARIO, horizonDays: 18_000 };
  const runs = await request(app).post(path("simulate")).send({ scenario: years, runs: 1000 });
  expect([runs.status, runs.body.errors[0].pointer]).toEqual([413, "#/runs"]);
  expect(runs.body.errors[0].expected).toContain("at most 4000000 steps");
  const { app: large } = testApp({
    sizeOf: () => ({ rows: 1000, width: 5, most: 1e9, steps: 18_000 }),
    studies: { rows: () => Promise.reject(new Error("ran")) },
  });
  const sweeps = await request(large).post(path("sweep")).send({ horizonDays: 18_000 });
  expect([sweeps.status, sweeps.body.errors[0].pointer]).toEqual([413, "#/horizonDays"]);
});

test("ten million runs are no runs: 422", async () => {
  const body = { scenario: SCENARIO, runs: 10_000_000 };
  const { status, body: found } = await request(testApp().app).post(path("simulate")).send(body);
  expect([status, found.errors[0].pointer]).toEqual([422, "#/runs"]);
});

test("what was computed once is kept: the second answer asks no thread", async () => {
  let asked = 0;
  const { app } = testApp({
    studies: {
      rows: (name, data, options) => {
        asked++;
        return new StudyPool().rows(name, data, options as never);
      },
    },
  });
  const send = () => request(app).post(path("sensitivity")).send({ target: "oxide@CHN" });
  expect((await send()).body).toEqual((await send()).body);
  expect(asked).toBe(1);
});

test("faults of fields and of the graph are named before any thread is asked", async () => {
  const { app } = testApp();
  const wrong = { target: "sand", for: "ore", runs: 1, method: "guess" };
  const bad = await request(app).post(path("sensitivity")).send(wrong);
  expect(bad.status).toBe(422);
  const pointers = (body: { errors: { pointer: string }[] }) =>
    body.errors.map(({ pointer }) => pointer).sort();
  expect(pointers(bad.body)).toEqual(["#/for", "#/method", "#/runs", "#/target"]);
  const sector = await request(app).post(path("chokepoints")).send({ runs: 50, for: "ore" });
  expect([sector.status, ...pointers(sector.body)]).toEqual([422, "#/for"]);
});

test("too many runs for one request: 413 with how many are possible", async () => {
  const { app } = testApp({
    sizeOf: () => ({ rows: 5000, width: 500, most: 1e9 }),
    studies: { rows: () => Promise.resolve(null) },
  });
  for (const [measure, most] of [
    ["chokepoints", 4000],
    ["sensitivity", 400],
  ] as const) {
    const { status, body } = await request(app)
      .post(path(measure))
      .send({ runs: 5000, ...(measure === "sensitivity" ? { target: "@CHN" } : {}) });
    expect(status).toBe(413);
    expect(body.errors[0]).toMatchObject({ pointer: "#/runs" });
    expect(body.errors[0].expected).toContain(`at most ${most} runs`);
  }
});

test("a caller that goes away stops the work, and nothing is logged", async () => {
  let stopped: (reason: unknown) => void = () => undefined;
  const outcome = new Promise((resolve) => {
    stopped = resolve;
  });
  const { app, logged } = testApp({
    sizeOf: () => ({ rows: 10, width: 1, most: 100 }),
    studies: {
      rows: (_name, _data, _options, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener("abort", () => {
            stopped("stopped");
            reject(new CancelledError("cancelled", "the work was stopped"));
          });
        }),
    },
  });
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const leave = new AbortController();
  const answer = fetch(`http://127.0.0.1:${port}${path("chokepoints")}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ runs: 10 }),
    signal: leave.signal,
  });
  setTimeout(() => leave.abort(), 200);
  await expect(answer).rejects.toThrow();
  expect(await outcome).toBe("stopped");
  await new Promise((resolve) => server.close(resolve));
  expect(logged).toEqual([]);
});
