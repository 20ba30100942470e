import { execFile } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { TASKS } from "../task/tasks.ts";
import { PeerReport, processorSeconds, sameAnswer } from "./peer-report.ts";
import { faultsOf, short, type TaskRow, tableRows } from "./peer-table.ts";
import { findPeers, MOST_FIRMS } from "./peers.ts";
import { readPeerArguments } from "./read-arguments.ts";
import { runPeer } from "./run-peer.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const REPORT: PeerReport = {
  peer: "one",
  version: "1.2",
  task: "scc",
  n: 1000,
  m: 9962,
  seconds: 0.5,
  cpu_seconds: 0.4,
  runs: [0.5, 0.45, 0.6],
  peak_mib: 80,
  checksum: [517, 484],
  top10: null,
};

test("answers are the same to six digits, of sums and of firms", () => {
  const other = (changes: Partial<PeerReport>) => sameAnswer(REPORT, { ...REPORT, ...changes });
  expect(other({})).toBe(true);
  expect(other({ checksum: [517, 485] })).toBe(false);
  expect(other({ checksum: [517] })).toBe(false);
  expect(other({ checksum: 517 })).toBe(false);
  const of = (checksum: number, top10: number[] | null = null, task = "pagerank") => ({
    ...REPORT,
    ...{ checksum, top10, task },
  });
  expect(sameAnswer(of(1), of(1 + 9e-7))).toBe(true);
  expect(sameAnswer(of(1), of(1 + 2e-6))).toBe(false);
  expect(sameAnswer(of(0), of(0))).toBe(true);
  expect(sameAnswer(of(1, [3, 1]), of(1, [3, 1]))).toBe(true);
  expect(sameAnswer(of(1, [3, 1]), of(1, [1, 3]))).toBe(false);
  expect(sameAnswer(of(1, [3, 1]), of(1))).toBe(true);
  const weighted = "betweenness_weighted";
  expect(sameAnswer(of(1, [3, 1], weighted), of(1, [1, 3], weighted))).toBe(true);
});

test("who does not say processor seconds is taken by the least wall seconds", () => {
  expect(processorSeconds(REPORT)).toBe(0.4);
  const { cpu_seconds: _, ...rest } = REPORT;
  expect(processorSeconds(rest)).toBe(0.45);
});

test("a row compares with ours, and tells who failed", () => {
  const ours = { ...REPORT, peer: "linchpin", cpu_seconds: 0.2 };
  const row: TaskRow = {
    ...{ n: 1000, task: "scc", ours },
    others: [
      { name: "one", answer: REPORT },
      { name: "two", answer: { ...REPORT, checksum: [1, 2] } },
      { name: "three", answer: { failed: "not done in 3 s" } },
    ],
  };
  expect(tableRows(row)).toEqual([
    "| 1,000 | scc | linchpin 1.2 | 0.2 | 0.5 | 80 | 517, 484 |  |  |",
    "| 1,000 | scc | one 1.2 | 0.4 | 0.5 | 80 | 517, 484 | yes | 2.00 |",
    "| 1,000 | scc | two 1.2 | 0.4 | 0.5 | 80 | 1, 2 | NO | 2.00 |",
    "| 1,000 | scc | three | not done in 3 s | | | | | |",
  ]);
  expect(faultsOf(row)).toEqual(["scc at n = 1000: two has another answer"]);
  const lost = { ...row, ours: { failed: "ended with 1: no memory" } };
  expect(faultsOf(lost)).toEqual(["scc at n = 1000: ended with 1: no memory"]);
  expect(tableRows(lost)[1]).toBe("| 1,000 | scc | one 1.2 | 0.4 | 0.5 | 80 | 517, 484 |  |  |");
});

test("seconds have three digits", () => {
  expect([0.000123456, 0.0123, 1.2345, 45.678, 456.7, 12345.6].map(short)).toEqual([
    ...["0.000123", "0.0123", "1.23", "45.7", "457", "12346"],
  ]);
});

test("a python3 that is not there is a peer that is missing, not a failure", async () => {
  const { peers, missing } = findPeers(await temporaryFolder());
  expect(peers.map(({ name }) => name)).toEqual(["graphology"]);
  expect(missing).toEqual(
    ["igraph", "scipy", "networkx"].map(
      (name) => `${name}: no python3 on the PATH has numpy and ${name}`,
    ),
  );
});

test("every task that a peer is asked for is one of ours", () => {
  for (const most of Object.values(MOST_FIRMS)) {
    for (const task of Object.keys(most)) expect(TASKS).toHaveProperty(task);
  }
});

const call = { name: "x", edges: "e.csv", task: "scc", runs: 2, limitSeconds: 60 };
const node = (code: string) => [process.execPath, "-e", code, "--"];

test("a program's last line is its report", async () => {
  const code = `console.log("hello"); console.log(JSON.stringify(
    {...${JSON.stringify(REPORT)}, task: process.argv[2], runs: [Number(process.argv[3])]}))`;
  const answer = await runPeer({ ...call, command: node(code) });
  expect(answer).toEqual({ ...REPORT, peer: "x", task: "scc", runs: [2] });
});

test.each([
  ["process.exitCode = 3", null],
  ["console.error('a\\nno such file'); process.exitCode = 1", "ended with 1: no such file"],
  ["console.log('no JSON')", "no report: "],
  ["console.log('{}')", "no report: "],
])("%s", async (code, failed) => {
  const answer = await runPeer({ ...call, command: node(code) });
  if (failed === null) expect(answer).toBeNull();
  else expect(answer).toMatchObject({ failed: expect.stringContaining(failed) });
});

test("a program that takes too long is ended, one that is not there is told", async () => {
  const command = node("setInterval(() => {}, 1000)");
  const late = await runPeer({ ...call, command, limitSeconds: 0.1 });
  expect(late).toEqual({ failed: "not done in 0.1 s" });
  const absent = await runPeer({ ...call, command: [join(ROOT, "no such program")] });
  expect(absent).toMatchObject({ failed: expect.stringContaining("ENOENT") });
});

test("arguments are read, or it is said what is wrong with them", () => {
  expect(readPeerArguments([])).toEqual({
    ...{ sizes: [1000, 10_000], tasks: Object.keys(TASKS), runs: 3, limitSeconds: 300 },
    ...{ ownOptions: ["--workers", "1"], networks: undefined, out: undefined },
  });
  const asked = readPeerArguments(["--n", "50", "--task", "scc", "--kernel", "js"]);
  const ownOptions = ["--workers", "1", "--kernel", "js"];
  expect(asked).toMatchObject({ sizes: [50], tasks: ["scc"], ownOptions });
  expect(readPeerArguments(["--n", "1000,x"])).toMatch("--n is x, expected 20 or more");
  expect(readPeerArguments(["--task", "sort"])).toMatch("--task is sort, expected one of load");
  expect(readPeerArguments(["--runs", "0"])).toMatch("--runs is 0, expected 1 or more");
  expect(readPeerArguments(["--kernel", "c"])).toMatch("--kernel is c, expected wasm or js");
  expect(readPeerArguments(["--peers"])).toMatch("Unknown option '--peers'");
});

test("npm run bench:peers sets us beside graphology-metrics", async () => {
  const folder = await temporaryFolder();
  const out = join(folder, "results.jsonl");
  await mkdir(join(folder, "empty"));
  const tasks = ["betweenness_weighted", "pagerank"];
  const options = ["--n", "200", "--runs", "1", "--networks", folder, "--out", out];
  const main = ["--import", "tsx", "tests/bench/peers/main.ts", ...options];
  const shown = await new Promise<string>((done, refuse) => {
    const only = tasks.flatMap((task) => ["--task", task]);
    const env = { ...process.env, PATH: join(folder, "empty") };
    execFile(process.execPath, [...main, ...only], { cwd: ROOT, env }, (error, text) => {
      if (error) refuse(error);
      else done(text);
    });
  });
  const rows = shown.split("\n").filter((line) => line.startsWith("| 200 |"));
  expect(rows).toHaveLength(2 * tasks.length);
  expect(rows.filter((row) => row.includes("| graphology 2"))).toHaveLength(tasks.length);
  expect(rows.filter((row) => row.includes("| yes |"))).toHaveLength(tasks.length);
  expect(shown).toContain("Not run: igraph: no python3 on the PATH has numpy and igraph.");
  const lines = (await readFile(out, "utf8")).trim().split("\n");
  const reports = lines.map((line) => PeerReport.parse(JSON.parse(line)));
  expect(reports.map(({ peer }) => peer)).toEqual(tasks.flatMap(() => ["linchpin", "graphology"]));
  expect(reports.every(({ n }) => n === 200)).toBe(true);
});
