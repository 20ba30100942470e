import type { AddressInfo } from "node:net";
import type { Express } from "express";
import request from "supertest";
import { expect, onTestFinished, test, vi } from "vitest";
import { Run, RunStatus } from "../../src/api/contract/run-operations.ts";
import { CancelledError } from "../../src/model/errors.ts";
import { testApp } from "../support/test-app.ts";

const RUNS = "/api/v1/runs";
const HALT = { kind: "halt", countries: ["CHN"], size: { low: 0.4, high: 1 } };
const SCENARIO = { format: "linchpin-scenario/1", horizonDays: 30, shocks: [HALT] };

/** Asks until the run has ended. */
async function ended(app: Express, id: string): Promise<Run> {
  return vi.waitFor(async () => {
    const run = Run.parse((await request(app).get(`${RUNS}/${id}`)).body);
    expect(run.ended).not.toBeNull();
    return run;
  }, 10_000);
}

test.each([
  ["simulate", { scenario: SCENARIO, runs: 40, seed: 3 }],
  ["simulate", { scenario: SCENARIO }],
  ["worst", { k: 2, by: "country" }],
  ["sweep", { by: "country" }],
  ["compare", { scenarios: [SCENARIO] }],
  ["chokepoints", { by: "producer", runs: 20, seed: 3 }],
  ["sensitivity", { target: "@CHN" }],
  ["cut", { targets: ["@CHN"] }],
])("a run of %s gives what the plain request gives", async (operation, options) => {
  const { app } = testApp();
  const body = { graph: "magnets", operation, options };
  const started = await request(app).post(RUNS).send(body);
  expect(started.status).toBe(202);
  const status = RunStatus.parse(started.body);
  expect(status).toMatchObject({ graph: "magnets", operation });
  expect(started.headers["location"]).toBe(`${RUNS}/${status.id}`);
  const run = await ended(app, status.id);
  expect([run.state, run.problem]).toEqual(["finished", null]);
  const { app: other } = testApp();
  const plain = await request(other).post(`/api/v1/graphs/magnets/${operation}`).send(options);
  expect(run.result).toEqual(plain.body);
});

test("what is wrong with the options is told at once, as the plain request tells it", async () => {
  const { app } = testApp();
  const options = { scenario: { ...SCENARIO, horizonDays: -1 }, runs: 0, home: ["XXX"] };
  const run = await request(app)
    .post(RUNS)
    .send({ graph: "magnets", operation: "simulate", options });
  const plain = await request(app).post("/api/v1/graphs/magnets/simulate").send(options);
  expect([run.status, plain.status]).toEqual([422, 422]);
  const under = (errors: { pointer: string }[]) =>
    errors.map((error) => ({ ...error, pointer: error.pointer.replace("#/", "#/options/") }));
  expect(run.body.errors).toEqual(under(plain.body.errors));
  expect(run.body.code).toBe(plain.body.code);
});

test.each([
  [{ graph: "nowhere", operation: "worst", options: { k: 1 } }, 422, "#/graph"],
  [
    { graph: "magnets", operation: "worst", options: { k: 1, for: "no-sector" } },
    422,
    "#/options/for",
  ],
  [{ graph: "magnets", operation: "diff", options: {} }, 422, "#/options/other"],
  [{ graph: "magnets", operation: "diff", options: { other: "no" } }, 422, "#/options/other"],
  [{ graph: "magnets", operation: "getRun", options: {} }, 422, "#/operation"],
  [{ operation: "worst", options: {} }, 422, "#/graph"],
  [{ graph: "magnets", operation: "io", options: {} }, 422, "#/graph"],
  [{ operation: "exposure", options: {} }, 422, "#/options/format"],
  [{ graph: "magnets", operation: "worst", options: [] }, 422, "#/options"],
  [
    { graph: "magnets", operation: "cut", options: { targets: Array(13).fill("@CHN") } },
    413,
    "#/options/targets",
  ],
  [{}, 422, "#/operation"],
])("%j is refused with %i at %s", async (body, status, pointer) => {
  const { app } = testApp();
  const answer = await request(app).post(RUNS).send(body);
  expect([answer.status, answer.body.errors[0].pointer]).toEqual([status, pointer]);
});

/** An app whose studies end when the test says so. */
function heldApp() {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let stopped = 0;
  const { app, logged } = testApp({
    studies: {
      rows: async (_name, _data, _options, { signal, size, onProgress }) => {
        onProgress?.(0, size.rows);
        onProgress?.(1, size.rows);
        await Promise.race([
          held,
          new Promise((_, reject) =>
            signal?.addEventListener("abort", () => {
              stopped++;
              reject(new CancelledError("cancelled", "stopped"));
            }),
          ),
        ]);
        throw new Error("broken on purpose");
      },
    },
  });
  return { app, logged, release, stopped: () => stopped };
}

const LONG = { graph: "magnets", operation: "simulate", options: { scenario: SCENARIO, runs: 40 } };

test("progress is counted; a cancelled run stops its work; asked again it is forgotten", async () => {
  const { app, stopped } = heldApp();
  const { body } = await request(app).post(RUNS).send(LONG);
  expect(body).toMatchObject({
    state: "running",
    progress: { done: 1, total: 40, step: "runs" },
    ended: null,
  });
  expect(body.progress.secondsLeft).toBeGreaterThanOrEqual(0);
  expect((await request(app).delete(`${RUNS}/${body.id}`)).status).toBe(204);
  const run = await ended(app, body.id);
  expect([run.state, run.result, run.problem, stopped()]).toEqual(["cancelled", null, null, 1]);
  expect((await request(app).delete(`${RUNS}/${body.id}`)).status).toBe(204);
  const gone = await request(app).get(`${RUNS}/${body.id}`);
  expect([gone.status, gone.body.code, gone.body.errors[0].pointer]).toEqual([
    404,
    "not_found",
    "{run}",
  ]);
});

test("no more than eight runs are open: 429 says when to come back; two are under way", async () => {
  const { app, stopped } = heldApp();
  const options = (seed: number) => ({ ...LONG, options: { ...LONG.options, seed } });
  const all = await Promise.all(
    Array.from({ length: 8 }, (_, seed) =>
      request(app)
        .post(RUNS)
        .send(options(seed + 1)),
    ),
  );
  expect(all.map(({ status }) => status)).toEqual(Array(8).fill(202));
  const states = all.map(({ body }) => body.state);
  expect(states.filter((state) => state === "running")).toHaveLength(2);
  expect(states.filter((state) => state === "waiting")).toHaveLength(6);
  const more = await request(app).post(RUNS).send(options(9));
  expect([more.status, more.headers["retry-after"]]).toEqual([429, "5"]);
  const ids = all.map(({ body }) => body.id as string);
  await Promise.all(ids.map((id) => request(app).delete(`${RUNS}/${id}`)));
  expect(
    (
      await request(app)
        .post(RUNS)
        .send({ ...LONG, operation: "cut", options: { targets: ["@CHN"] } })
    ).status,
  ).toBe(202);
  expect(stopped()).toBe(2); // the others never began
});

test("a fault of ours fails the run without saying more, and is written down", async () => {
  const { app, logged, release } = heldApp();
  const { body } = await request(app).post(RUNS).send(LONG);
  release();
  const run = await ended(app, body.id);
  expect(run.state).toBe("failed");
  expect(run.problem).toMatchObject({
    status: 500,
    code: "internal",
    instance: "/api/v1/graphs/magnets/simulate",
  });
  expect(logged.join()).toContain("broken on purpose");
});

test("events: progress, then the end, then the stream ends", async () => {
  const { app } = heldApp();
  const server = app.listen(0);
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}${RUNS}`;
  const started = await fetch(base, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(LONG),
  });
  const { id } = RunStatus.parse(await started.json());
  const stream = await fetch(`${base}/${id}/events`);
  expect(stream.headers.get("content-type")).toMatch(/^text\/event-stream/);
  const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
  const first = new TextDecoder().decode((await reader.read()).value);
  expect(first).toMatch(/^id: \S+\nevent: progress\ndata: \{/);
  await fetch(`${base}/${id}`, { method: "DELETE" });
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    rest += new TextDecoder().decode(value);
  }
  const [, data = ""] = /event: end\ndata: (.+)\n\n$/.exec(rest) ?? [];
  expect(RunStatus.parse(JSON.parse(data))).toMatchObject({ id, state: "cancelled" });
});

test("other methods are named; unknown runs are not found", async () => {
  const { app } = testApp();
  const put = await request(app).put(`${RUNS}/x`).send({});
  expect([put.status, put.headers["allow"]]).toEqual([405, "GET, HEAD, DELETE, OPTIONS"]);
  for (const path of ["x", "x/events", "..%2f..%2fetc", "%00"]) {
    expect((await request(app).get(`${RUNS}/${path}`)).status).toBe(404);
  }
  expect((await request(app).delete(`${RUNS}/x`)).status).toBe(404);
});
