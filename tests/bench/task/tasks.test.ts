import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { naiveEsri, type Sale } from "../../support/esri-oracle.ts";
import { sharedFolder } from "../../support/temporary-folder.ts";
import { INDUSTRIES } from "../generate/industries.ts";
import { drawNetwork } from "../generate/network.ts";
import { writeNetwork } from "../generate/write-network.ts";
import { runTask } from "./run-task.ts";
import { TASKS } from "./tasks.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

interface Golden {
  readonly shape: { readonly n: number; readonly seed: number; readonly meanDegree: number };
  readonly nodesHash: string;
  readonly edgesHash: string;
  readonly tasks: Record<
    string,
    { readonly checksum: number | number[]; readonly top10: number[] | null; readonly by: string[] }
  >;
}

const GOLDEN: Golden = JSON.parse(
  readFileSync(join(ROOT, "tests/golden/bench-firms-1000.json"), "utf8"),
);
const SMALL = { n: 80, seed: 5, meanDegree: 4 };

const files = sharedFolder();
const small = () => join(files("small"), "edges.csv");
const thousand = () => join(files("thousand"), "edges.csv");

beforeAll(async () => {
  const { nodesHash, edgesHash } = await writeNetwork(files("thousand"), GOLDEN.shape);
  // Values of other programs are of these bytes and no others.
  expect([nodesHash, edgesHash]).toEqual([GOLDEN.nodesHash, GOLDEN.edgesHash]);
  await writeNetwork(files("small"), SMALL);
});

const plain = { runs: 1, workers: 1, kernel: undefined };

async function expectAnswer(task: string, options: { workers: number; kernel?: "wasm" | "js" }) {
  const asked = { ...plain, kernel: undefined, ...options, edges: thousand(), task };
  const report = await runTask(asked);
  const { checksum, top10 } = GOLDEN.tasks[task]!;
  const [own, theirs] = [report?.checksum, checksum].map((sum) => [sum].flat() as number[]);
  expect(own).toHaveLength(theirs!.length);
  for (const [i, figure] of theirs!.entries()) {
    expect(Math.abs(own![i]! - figure)).toBeLessThanOrEqual(1e-6 * Math.abs(figure));
  }
  // Sums of fractions in another order: ties of weighted paths may fall otherwise.
  if (top10 && task !== "betweenness_weighted") expect(report?.top10).toEqual(top10);
}

test.each(Object.keys(GOLDEN.tasks))("%s answers as other programs do", async (task) => {
  await expectAnswer(task, { workers: 1 });
});

test.each(Object.keys(GOLDEN.tasks))("%s: plain TypeScript answers alike", async (task) => {
  await expectAnswer(task, { workers: 1, kernel: "js" });
});

test.each(["betweenness", "betweenness_sampled"])("%s: two workers answer alike", async (task) => {
  await expectAnswer(task, { workers: 2 });
});

test("every task has an answer to be held to", () => {
  const others = ["esri_sampled", "esri_all", "betweenness_top10"];
  const held = [...Object.keys(GOLDEN.tasks), ...others];
  expect(held.toSorted()).toEqual(Object.keys(TASKS).toSorted());
});

test("betweenness_top10 finds the ten that have most", async () => {
  const report = await runTask({ ...plain, edges: thousand(), task: "betweenness_top10" });
  const exact = GOLDEN.tasks["betweenness"]?.top10;
  expect(report?.top10?.toSorted()).toEqual(exact?.toSorted());
});

test("esri_sampled answers as the index is written", async () => {
  const { firms, links } = drawNetwork(SMALL);
  const industry = Array.from(firms.industry, (k) => Number(INDUSTRIES[k]!.code));
  const sales = Array.from(links.sources, (from, e): Sale => {
    const to = links.targets[e]!;
    const essential = industry[from]! <= 43 && industry[to]! <= 43;
    return { from, to, amount: links.weights[e]!, type: essential ? 2 : 1 };
  });
  const options = { tolerance: 0.01, replaceability: true };
  let expected = 0;
  for (let u = 0; u < SMALL.n; u++) {
    const left = Array.from({ length: SMALL.n }, (_, v) => (v === u ? 0 : 1));
    expected += naiveEsri({ industry, sales }, left, left, options).esri;
  }
  const report = await runTask({ ...plain, edges: small(), task: "esri_sampled" });
  const all = await runTask({ ...plain, edges: small(), task: "esri_all" });
  expect(all?.checksum).toBe(report?.checksum); // up to 1,000 firms all are asked
  expect(report?.checksum).toBeCloseTo(expected, 8);
});

test("leontief_lu is the question of leontief", async () => {
  const asked = { ...plain, edges: thousand() };
  const report = await runTask({ ...asked, task: "leontief_lu" });
  expect(report?.task).toBe("leontief_lu");
  expect(report?.checksum).toBeCloseTo(GOLDEN.tasks["leontief"]!.checksum as number, 6);
});

test("every task says how long it took", async () => {
  for (const task of Object.keys(TASKS)) {
    const report = await runTask({ ...plain, edges: small(), task, runs: 3 });
    const m = drawNetwork(SMALL).links.sources.length;
    expect(report).toMatchObject({ task, n: SMALL.n, m, workers: 1, kernel: "auto" });
    expect(report?.runs).toHaveLength(3);
    expect(report?.runs.toSorted((a, b) => a - b)[1]).toBe(report?.seconds);
    for (const figure of [report?.cpu_seconds, report?.load_seconds, report?.peak_mib]) {
      expect(figure).toBeGreaterThan(0);
    }
  }
});

/** The command as others call it. */
async function call(...args: string[]): Promise<{ status: number; out: string; told: string }> {
  const main = ["--import", "tsx", "tests/bench/task/main.ts", ...args];
  return new Promise((done) => {
    execFile(process.execPath, main, { cwd: ROOT }, (error, out, told) => {
      done({ status: typeof error?.code === "number" ? error.code : 0, out, told });
    });
  });
}

test("bench:task prints one JSON document", async () => {
  const { status, out } = await call("--workers", "1", small(), "scc", "2");
  expect(status).toBe(0);
  const report = JSON.parse(out) as { task: string; checksum: number[]; runs: number[] };
  expect(report).toMatchObject({ task: "scc", top10: null });
  expect(report.runs).toHaveLength(2);
  expect(report.checksum).toHaveLength(2);
});

test("bench:task ends with 3 for a task that it does not have, 2 for bad use", async () => {
  const unknown = await call(small(), "closeness", "1");
  expect(unknown).toMatchObject({ status: 3, out: "" });
  expect(unknown.told).toContain("there is no task closeness");
  expect(await call(small(), "toString", "1")).toMatchObject({ status: 3, out: "" });
  const missing = await call("nowhere/edges.csv", "scc", "1");
  expect(missing).toMatchObject({ status: 2, out: "" });
  expect(missing.told).toMatch(/^nowhere\/edges.csv: ENOENT.*\n$/);
  const bad = await call(small(), "scc", "none");
  expect(bad).toMatchObject({ status: 2, out: "" });
  expect(bad.told).toContain("RUNS is none, expected 1 or more");
});
