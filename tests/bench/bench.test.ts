import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { BenchReport, type Measurement } from "./bench-report.ts";
import { CASES } from "./cases.ts";
import { compare } from "./compare.ts";
import { compareReports } from "./compare-reports.ts";
import { measure } from "./measure.ts";
import { readArguments } from "./read-arguments.ts";
import { TASKS } from "./task/tasks.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const MEASURED: Measurement = {
  case: "sum/ten",
  n: 10,
  m: 9,
  iterations: 4,
  runs: 3,
  wallSeconds: { median: 2, min: 1 },
  cpuSeconds: { median: 2, min: 1 },
  peakMemoryMib: 100,
  checksum: 45,
};

function report(changes: Partial<Measurement> = {}, own: Partial<BenchReport> = {}): BenchReport {
  const measurements = [{ ...MEASURED, ...changes }];
  const facts = { commit: null, changed: false, cpu: "one", node: "v20.0.0" };
  return { format: "linchpin-bench/1", ...facts, load: [0, 0], measurements, ...own };
}

const after = (seconds: number) => report({ cpuSeconds: { median: 9, min: seconds } });

test("a case is run a fixed number of times and all its results are added up", async () => {
  let calls = 0;
  let closed = 0;
  const close = async () => {
    closed++;
  };
  const run = () => ++calls && 2.5;
  const prepare = () => ({ n: 3, m: 2, run, close });
  const measured = await measure({ name: "a", iterations: 4, prepare }, 3);
  expect(measured).toMatchObject({ case: "a", n: 3, m: 2, iterations: 4, runs: 3, checksum: 2.5 });
  expect([calls, closed]).toEqual([4 * (1 + 3), 1]);
  const { cpuSeconds, wallSeconds, peakMemoryMib } = measured;
  expect(cpuSeconds.min).toBeLessThanOrEqual(cpuSeconds.median);
  expect(wallSeconds.min).toBeLessThanOrEqual(wallSeconds.median);
  expect(peakMemoryMib).toBeGreaterThan(1);
});

test("a task that answers otherwise the next time is no case", async () => {
  let calls = 0;
  const prepare = () => ({ n: 1, m: 0, run: async () => calls++ });
  await expect(measure({ name: "unsteady", iterations: 1, prepare }, 3)).rejects.toThrow(
    "unsteady: run 0 gave another answer",
  );
});

test("a case is slower beyond 10 %, by its least processor seconds", () => {
  expect(compare(report(), after(1.1)).slower).toEqual([]);
  expect(compare(report(), after(1.11)).slower).toEqual(["sum/ten"]);
  expect(compare(report(), after(0.5)).rows).toEqual([
    { case: "sum/ten", before: 1, after: 0.5, ratio: 0.5 },
  ]);
});

test.each<[string, BenchReport, string]>([
  ["nodes", report({ n: 11 }), "sum/ten: n is 11, was 10"],
  ["edges", report({ m: 8 }), "sum/ten: m is 8, was 9"],
  ["iterations", report({ iterations: 5 }), "sum/ten: iterations is 5, was 4"],
  ["answers", report({ checksum: 46 }), "sum/ten: checksum is 46, was 45: other answers"],
  ["cases", report({ case: "other" }), "sum/ten is missing from the second report"],
  ["processors", report({}, { cpu: "two" }), "cpu is two, was one"],
  ["Node versions", report({}, { node: "v24.0.0" }), "node is v24.0.0, was v20.0.0"],
])("other %s are not compared", (_, second, reason) => {
  const { refused, rows, slower } = compare(report(), second);
  expect(refused).toEqual([reason]);
  expect([...rows, ...slower]).toEqual([]);
});

test("a case more is named, a report of nothing is refused", () => {
  const more = report({}, { measurements: [MEASURED, { ...MEASURED, case: "new" }] });
  expect(compare(report(), more)).toMatchObject({ refused: [], added: ["new"] });
  const none = report({}, { measurements: [] });
  expect(compare(none, more).refused).toEqual(["the first report has no case"]);
});

test("bench:compare says what it found and ends with a status", async () => {
  const folder = await temporaryFolder();
  const write = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  const first = await write("a.json", JSON.stringify(report()));
  const slow = await write("b.json", JSON.stringify(after(1.2)));
  const other = await write("c.json", JSON.stringify(report({ n: 1 })));
  const broken = await write("d.json", JSON.stringify({ ...report(), format: "x" }));
  expect(await compareReports([first, first])).toMatchObject({ status: 0 });
  const flagged = await compareReports([first, slow]);
  expect(flagged.status).toBe(1);
  expect(flagged.text).toContain("1.200  SLOWER");
  expect(flagged.text).toContain("1 of 1 slower by more than 10 %");
  const refused = await compareReports([first, other]);
  expect(refused).toEqual({ status: 2, text: "not comparable:\nsum/ten: n is 1, was 10" });
  const unread = await compareReports([join(folder, "absent.json"), broken]);
  expect(unread.status).toBe(2);
  expect(unread.text).toMatch(/absent\.json: there is no such file$/m);
  expect(unread.text).toMatch(/d\.json is no report .* at format( \(and \d+ more\))?$/m);
  expect(await compareReports([first])).toMatchObject({ status: 2 });
});

test("names of cases are each their own", () => {
  expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
});

test("every task of the side-by-side run is a case, too", () => {
  const names = CASES.map(({ name }) => name);
  for (const task of Object.keys(TASKS)) expect(names).toContain(`${task}/firms/1e3`);
});

test("arguments are read, or it is said what is wrong with them", () => {
  const asked = readArguments(["--case", "parse", "--case", "blocs", "--out", "x"], CASES);
  expect(asked).toMatchObject({ runs: 5, out: "x", list: false, here: false });
  const names = typeof asked === "string" ? [] : asked.cases.map(({ name }) => name);
  expect(names).toContain("parse/us-sri");
  expect(names).toContain("compile/us-sri/blocs");
  expect(names).not.toContain("compile/us-sri/world");
  const ordinary = CASES.filter(({ firms = 0 }) => firms < 1e6);
  expect(readArguments([], CASES)).toMatchObject({ cases: ordinary });
  expect(readArguments(["--large"], CASES)).toMatchObject({ cases: CASES });
  expect(ordinary.length).toBeLessThan(CASES.length);
  expect(readArguments(["--case", "/firms/1e6"], CASES)).toMatch("only --large runs these");
  expect(readArguments(["--runs", "2"], CASES)).toMatch("--runs is 2, expected 3 or more");
  expect(readArguments(["--runs", "x"], CASES)).toMatch("--runs is x, expected 3 or more");
  expect(readArguments(["--case", "no such"], CASES)).toMatch("no case holds no such");
  expect(readArguments(["--cases"], CASES)).toMatch("Unknown option '--cases'");
});

test("a report that is there is written over by --force only", async () => {
  const out = join(await temporaryFolder(), "report.json");
  expect(readArguments(["--out", out], CASES)).toMatchObject({ out });
  expect(readArguments(["--out", join(out, "x.json")], CASES)).toMatch("there is no folder");
  await writeFile(out, "{}");
  expect(readArguments(["--out", out], CASES)).toBe(
    `--out ${out} exists, expected a new file, or --force`,
  );
  expect(readArguments(["--out", out, "--force"], CASES)).toMatchObject({ out });
});

test("npm run bench writes a report that can be compared", async () => {
  const out = join(await temporaryFolder(), "report.json");
  const options = ["--case", "pagerank/firms/1e3", "--runs", "3", "--out", out];
  const main = ["--import", "tsx", "tests/bench/main.ts", ...options];
  await promisify(execFile)(process.execPath, main, { cwd: ROOT });
  const written = BenchReport.parse(JSON.parse(await readFile(out, "utf8")));
  const cases = written.measurements.map((one) => [one.case, one.n, one.runs]);
  expect(cases).toEqual([["pagerank/firms/1e3", 1000, 3]]);
  expect(written.node).toBe(process.version);
  expect(await compareReports([out, out])).toMatchObject({ status: 0 });
});
