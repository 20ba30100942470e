import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import type { PeerReport } from "../peers/peer-report.ts";
import { growthChart, ratioChart } from "./charts.ts";
import { OURS, OURS_PAIR, OURS_PLAIN, programOf, Results, readResults, times } from "./results.ts";
import { sections, withSections } from "./sections.ts";
import { reached, TARGETS, verdict } from "./targets.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

function report(peer: string, n: number, seconds: number, more: Partial<PeerReport> = {}) {
  const task = "betweenness";
  const facts = { m: 10 * n, runs: [2 * seconds, seconds], checksum: 1, peak_mib: 100 };
  return { peer, task, n, seconds: 2 * seconds, cpu_seconds: seconds, ...facts, ...more };
}

const REPORTS: PeerReport[] = [
  report("ours", 1000, 0.01),
  report("ours", 10_000, 2),
  report("linchpin", 10_000, 2.2, { workers: 2, runs: [1.25], peak_mib: 140 }),
  report("linchpin", 10_000, 4, { kernel: "js" }),
  report("igraph", 10_000, 5),
  report("graphology", 10_000, 10),
];
const RESULTS = new Results(REPORTS);

test("programs are told apart by what was asked of them", () => {
  expect(REPORTS.map(programOf)).toEqual([
    ...[OURS, OURS, OURS_PAIR, OURS_PLAIN, "igraph", "graphology"],
  ]);
  expect(RESULTS.programs).toEqual([OURS, OURS_PLAIN, OURS_PAIR, "igraph", "graphology"]);
  expect(RESULTS.sizes).toEqual([1000, 10_000]);
});

test("of reports alike the fastest counts", () => {
  const again = new Results([
    ...[report("igraph", 10_000, 3), ...REPORTS],
    report("igraph", 10_000, 7),
  ]);
  expect(times(again, "igraph", "betweenness", 10_000)).toBe(1.5);
  expect(times(RESULTS, "igraph", "betweenness", 10_000)).toBe(2.5);
  expect(times(RESULTS, "igraph", "betweenness", 1000)).toBeUndefined();
});

test("a goal is held against processor seconds, with two workers against wall seconds", () => {
  const found = TARGETS.filter(({ task }) => task === "betweenness").map((target) => {
    const ratio = reached(RESULTS, target);
    return [target.ours, target.peer, ratio, verdict(target, ratio)];
  });
  expect(found).toEqual([
    [OURS, "igraph", 2.5, "aim reached"],
    [OURS_PAIR, "igraph", 4, "aim reached"],
    [OURS_PLAIN, "igraph", 1.25, "aim reached"],
    [OURS_PLAIN, "graphology", 2.5, "aim reached"],
  ]);
  const [first] = TARGETS;
  expect(verdict(first!, 1.4)).toBe("must reached");
  expect(verdict(first!, 1.39)).toBe("**missed**");
  expect(verdict(first!, undefined)).toBe("not run");
});

test("a cost stated elsewhere stands for a peer that is not run", () => {
  const own = report("ours", 10_000, 0.037, { task: "esri_sampled" });
  const target = TARGETS.find(({ task, n }) => task === "esri_sampled" && n === 1e4)!;
  expect(reached(new Results([own]), target)).toBeCloseTo(100, 9);
});

test("every aim is at least its must", () => {
  for (const { must, aim } of TARGETS) expect(aim).toBeGreaterThanOrEqual(must);
});

test("sections say what the results say", () => {
  const made = sections(RESULTS);
  expect(made["peers"]).toContain(
    "| betweenness | 10,000 | 2 | 4 (2 x) | 2.2 (1.1 x) | 5 (2.5 x) |",
  );
  expect(made["growth"]).toContain("| betweenness | 0.01 | 2 | 200 x |");
  expect(made["workers"]).toContain(
    "| betweenness | 10,000 | 2 | 1.25 | 1.60 x | 2 | 2.2 | 1.10 x |",
  );
  expect(made["memory"]).toContain("| betweenness | 100 | 100 | 140 | 100 | 100 |");
});

test("growth beyond what is allowed stands out", () => {
  const scc = (n: number, seconds: number) => report("ours", n, seconds, { task: "scc" });
  const grown = new Results([scc(1e4, 0.001), scc(1e5, 0.015), scc(1e6, 0.45)]);
  expect(sections(grown)["growth"]).toContain("| 15 x | **30 x** |");
});

test("sections stand between their marks, however often they are made", () => {
  const page = "a\n<!-- made: x -->\nold\n<!-- end: x -->\nb\n";
  const once = "a\n<!-- made: x -->\nnew\n<!-- end: x -->\nb\n";
  expect(withSections(page, { x: "new" })).toBe(once);
  expect(withSections(once, { x: "new" })).toBe(once);
  expect(withSections("a", { x: "new" })).toBeNull();
});

test("the page of this project has a place for every section", async () => {
  const page = await readFile(join(ROOT, "docs/performance.md"), "utf8");
  expect(withSections(page, sections(RESULTS))).toContain("2.5 x");
});

test("charts say in words what they show, and hold no broken number", () => {
  const ratios = ratioChart(RESULTS);
  expect(ratios).toContain("betweenness at 10,000 firms: igraph 2.5, graphology 5");
  const growth = growthChart(RESULTS);
  expect(growth).toContain("betweenness: 0.01 s at 1,000, 2 s at 10,000");
  for (const chart of [ratios, growth]) {
    expect(chart).not.toMatch(/NaN|Infinity|undefined/);
    expect(chart).toContain("prefers-color-scheme: dark");
  }
});

test("a line that is no report is told with its number", async () => {
  const file = join(await temporaryFolder(), "results.jsonl");
  await writeFile(file, `${JSON.stringify(REPORTS[0])}\n{"peer":"x"}\n`);
  expect(await readResults(file)).toMatch(`${file}:2 is no report of a task`);
  await writeFile(file, `${REPORTS.map((one) => JSON.stringify(one)).join("\n")}\n`);
  expect(await readResults(file)).toEqual(REPORTS);
});

test("the command writes page and pictures", async () => {
  const folder = await temporaryFolder();
  const [file, page] = [join(folder, "results.jsonl"), join(folder, "page.md")];
  await writeFile(file, `${REPORTS.map((one) => JSON.stringify(one)).join("\n")}\n`);
  const names = Object.keys(sections(RESULTS));
  await writeFile(
    page,
    names.map((name) => `<!-- made: ${name} -->\n<!-- end: ${name} -->\n`).join(""),
  );
  const options = [file, "--page", page, "--pictures", folder];
  const main = ["--import", "tsx", "tests/bench/report/main.ts", ...options];
  await new Promise<void>((done, refuse) => {
    execFile(process.execPath, main, { cwd: ROOT }, (error) => (error ? refuse(error) : done()));
  });
  expect(await readFile(page, "utf8")).toContain("5 (2.5 x)");
  expect(await readFile(join(folder, "performance-peers.svg"), "utf8")).toBe(ratioChart(RESULTS));
  expect(await readFile(join(folder, "performance-growth.svg"), "utf8")).toBe(growthChart(RESULTS));
});
