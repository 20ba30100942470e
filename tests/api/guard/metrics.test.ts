import request from "supertest";
import { expect, test } from "vitest";
import { createMetrics } from "../../../src/api/guard/metrics.ts";
import { testApp } from "../../support/test-app.ts";

const CUT = "/api/v1/graphs/magnets/cut";

test("requests are counted by pattern, method and status; answers that were there, too", async () => {
  const { app } = testApp();
  for (const _ of [1, 2])
    await request(app)
      .post(CUT)
      .send({ targets: ["@CHN"] });
  await request(app).get("/api/v1/graphs/none");
  await request(app).get("/nothing/here");
  await request(app).get(CUT);
  const { status, text, type } = await request(app).get("/metrics");
  expect([status, type]).toEqual([200, "text/plain"]);
  const count = (method: string, route: string, answer: number) =>
    `linchpin_http_request_duration_seconds_count{method="${method}",route="${route}",status="${answer}"}`;
  for (const line of [
    `${count("POST", "/api/v1/graphs/{id}/cut", 200)} 2`,
    `${count("GET", "/api/v1/graphs/{id}", 404)} 1`,
    `${count("GET", "other", 404)} 1`,
    `${count("GET", "/api/v1/graphs/{id}/cut", 405)} 1`,
    'linchpin_remembered_answers_total{result="hit"} 1',
    "linchpin_open_questions 1", // this one
    "linchpin_running_runs 0",
    "linchpin_waiting_runs 0",
    "linchpin_worker_threads",
    "linchpin_waiting_jobs",
  ])
    expect(text).toContain(line);
  expect(text).not.toContain("process_cpu");
});

test("a server tells of its process, too; two servers do not share figures", async () => {
  const [one, other] = [createMetrics({ ofProcess: true }), createMetrics({ ofProcess: true })];
  one.onLook(true);
  const text = await one.text();
  for (const name of ["process_cpu_seconds_total", "nodejs_eventloop_lag_p99_seconds"])
    expect(text).toContain(name);
  expect(text).toContain('{result="hit"} 1');
  expect(await other.text()).not.toContain('{result="hit"} 1');
});

test("a server that is being stopped, or cannot read its data, is alive and not ready", async () => {
  const stop = new AbortController();
  const { app } = testApp({ stopped: stop.signal });
  expect((await request(app).get("/readyz")).status).toBe(200);
  stop.abort();
  const { status, headers, body } = await request(app).get("/readyz");
  expect([status, body.detail]).toEqual([503, "the server is being stopped"]);
  expect(headers["retry-after"]).toBe("2");
  expect((await request(app).get("/healthz")).status).toBe(200);
  const broken = testApp({
    listGraphs: async () => {
      throw new TypeError("no store");
    },
  });
  expect((await request(broken.app).get("/readyz")).status).toBeGreaterThanOrEqual(500);
  expect((await request(broken.app).get("/healthz")).status).toBe(200);
});
