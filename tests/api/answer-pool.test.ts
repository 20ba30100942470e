import { afterAll, expect, test } from "vitest";
import { answerTo } from "../../src/api/answers/answer.ts";
import { AnswerPool } from "../../src/api/answers/answer-pool.ts";
import { REAL_RUNS } from "../../src/api/answers/answer-worker.ts";
import type { AnswerProgress, Question } from "../../src/api/answers/question.ts";
import { errorOf, faultToCarry } from "../../src/model/carried-fault.ts";
import {
  CancelledError,
  InvalidInputError,
  LimitError,
  LinchpinError,
  NotFoundError,
  WorkerError,
} from "../../src/model/errors.ts";
import { loadGraph } from "../../src/store/graphs.ts";
import { magnetGraph } from "../support/magnet-graph.ts";

const pool = new AnswerPool({ workers: 1, graceMs: 0 });
afterAll(() => pool.close());

const data = [magnetGraph()];
const HERE = async (question: Question) => JSON.stringify(await answerTo(REAL_RUNS, question));

test("threads give the same text as this thread, for every kind of question", async () => {
  const questions: Question[] = [
    { name: "cut", data, body: { targets: ["@CHN"] } },
    { name: "cut", data, body: { targets: ["@CHN"], rationing: "optimal" } },
    { name: "chokepoints", data, body: { by: "producer" } },
    { name: "chokepoints", data, body: { runs: 5 }, part: "check" },
    { name: "report", data, body: { subject: "magnet" } },
    { name: "diff", data: [...data, ...data], body: { other: "magnets" } },
    { name: "esriOfFirms", data: [], body: { edges: [{ source: "a", target: "b", weight: 1 }] } },
  ];
  for (const question of questions) expect(await pool.ask(question)).toBe(await HERE(question));
});

test("a thread loads the solver before a scenario needs it", async () => {
  const shocks = [{ kind: "halt", countries: ["CHN"] }];
  const scenario = { format: "linchpin-scenario/1", horizonDays: 9, shocks };
  const body = { scenario, rationing: "optimal" };
  const text = await pool.ask({ name: "simulate", data, body });
  expect(text).toContain("so that sectors lose least");
});

test("a search in a thread says how far it is, and answers the same", async () => {
  const far: AnswerProgress[] = [];
  const asked: Question = {
    name: "worst",
    data: [await loadGraph("us-sri")],
    body: { k: 2, by: "producer", method: "heuristic" },
  };
  const text = await pool.ask(asked, { onProgress: (progress) => far.push(progress) });
  expect(JSON.parse(text)).toMatchObject({ k: 2, method: "heuristic" });
  expect(far.length).toBeGreaterThan(0);
  for (const { step, done } of far) {
    expect(["sets", "pairs"]).toContain(step);
    expect(done).toBeGreaterThan(0);
  }
});

test("faults come back with their class, code and every field", async () => {
  const wrong: Question = { name: "cut", data, body: { targets: ["nope"], size: 2 } };
  const fault = await pool.ask(wrong).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(InvalidInputError);
  expect((fault as InvalidInputError).details.map(({ pointer }) => pointer)).toEqual([
    "/size",
    "/targets/0",
  ]);
  const table = {
    format: "linchpin-table/1",
    labels: Array.from({ length: 251 }, (_, i) => `${i}`),
  };
  const body = { table: { ...table, Z: [[1]], x: [1] } };
  await expect(pool.ask({ name: "io", data: [], body })).rejects.toBeInstanceOf(LimitError);
  for (const Class of [NotFoundError, LimitError, CancelledError, WorkerError, LinchpinError]) {
    const error = new Class("not_found", "gone", { details: [{ message: "a", expected: "b" }] });
    const carried = errorOf(structuredClone(faultToCarry(error)));
    expect(carried).toBeInstanceOf(Class);
    expect([carried.code, carried.message, carried.details]).toEqual([
      "not_found",
      "gone",
      [{ message: "a", expected: "b" }],
    ]);
  }
});

test("what breaks in a thread is a fault of ours, told without its words; the next is answered", async () => {
  const fault = await pool
    .ask({ name: "cut", data: [], body: {} })
    .catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(WorkerError);
  expect((fault as WorkerError).message).toBe("a worker thread broke down");
  const question: Question = { name: "dependency", data, body: {} };
  expect(await pool.ask(question)).toBe(await HERE(question));
});

test("a caller that goes away gives up its question, and the next is answered", async () => {
  const cells = Array.from({ length: 240 }, (_, i) => i);
  const labels = cells.map((i) => `l${i}`);
  const Z = cells.map((i) => cells.map((j) => (i === j ? 0 : 1)));
  const x = cells.map(() => 240);
  const long: Question = {
    name: "io",
    data: [],
    body: { table: { format: "linchpin-table/1", labels, Z, x } },
  };
  const leave = new AbortController();
  const answer = pool.ask(long, { signal: leave.signal });
  leave.abort();
  await expect(answer).rejects.toBeInstanceOf(CancelledError);
  await expect(pool.ask(long, { signal: leave.signal })).rejects.toBeInstanceOf(CancelledError);
  const question: Question = { name: "cut", data, body: { targets: ["ore"] } };
  expect(await pool.ask(question)).toBe(await HERE(question));
});

test("questions that are open when the pool is closed were stopped: no fault of ours", async () => {
  const ending = new AnswerPool({ workers: 1 });
  const answer = ending.ask({ name: "cut", data, body: { targets: ["ore"] } });
  const refused = expect(answer).rejects.toBeInstanceOf(CancelledError);
  await ending.close();
  await refused;
});

test("a pool that was closed starts again when it is asked", async () => {
  await pool.close();
  const question: Question = { name: "risk", data, body: {} };
  expect(await pool.ask(question)).toBe(await HERE(question));
});
