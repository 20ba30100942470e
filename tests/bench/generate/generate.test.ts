import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { weightedCsrFromEdges } from "../../../src/engine/build/weighted-csr.ts";
import { strongComponents } from "../../../src/engine/kernels/components.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { loadTaskGraph } from "../task/task-graph.ts";
import { drawPlace, runningTotals } from "./drawing.ts";
import { COUNTRIES, COUNTRY_SHARES, INDUSTRIES } from "./industries.ts";
import { drawNetwork } from "./network.ts";
import { readShape } from "./read-shape.ts";
import { writeNetwork } from "./write-network.ts";

const SHAPE = { n: 10_000, seed: 1, meanDegree: 10 };

const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);

function degrees(n: number, ends: Uint32Array): number[] {
  const counts = new Array<number>(n).fill(0);
  for (const u of ends) counts[u]! += 1;
  return counts;
}

/** Hill's estimate of the exponent of P(X > x) from the largest 2 %. */
function tailExponent(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => b - a);
  const k = Math.floor(counts.length / 50);
  return k / sum(sorted.slice(0, k).map((count) => Math.log(count / sorted[k]!)));
}

test("the same seed writes the same bytes, another one others", async () => {
  const [first, again, other] = await Promise.all([
    temporaryFolder(),
    temporaryFolder(),
    temporaryFolder(),
  ]);
  const shape = { n: 300, seed: 7, meanDegree: 5 };
  const facts = await writeNetwork(first, shape);
  expect(await writeNetwork(again, shape)).toEqual(facts);
  const elsewhere = await writeNetwork(join(other, "made"), { ...shape, seed: 8 });
  expect(elsewhere.edgesHash).not.toBe(facts.edgesHash);
  for (const name of ["nodes.csv", "edges.csv", "meta.json"]) {
    expect(await readFile(join(again, name))).toEqual(await readFile(join(first, name)));
  }
  expect(JSON.parse(await readFile(join(first, "meta.json"), "utf8"))).toEqual(facts);
});

test("the files hold what was drawn, and the tasks read it", async () => {
  const folder = await temporaryFolder();
  const shape = { n: 500, seed: 3, meanDegree: 10 };
  const { m, mostSuppliers, mostCustomers } = await writeNetwork(folder, shape);
  const { firms, links } = drawNetwork(shape);
  expect(m).toBe(links.sources.length);
  expect(mostSuppliers).toBe(Math.max(...degrees(500, links.targets)));
  expect(mostCustomers).toBe(Math.max(...degrees(500, links.sources)));
  const [header, ...rows] = (await readFile(join(folder, "edges.csv"), "utf8")).trim().split("\n");
  expect(header).toBe("src,dst,weight");
  expect(rows.map((row) => Number(row.split(",")[0]))).toEqual([...links.sources]);
  const graph = await loadTaskGraph(join(folder, "edges.csv"));
  expect([graph.n, graph.m]).toEqual([500, m]);
  for (let u = 0; u < 500; u++) {
    const { code, tier } = INDUSTRIES[firms.industry[u]!]!;
    const at = graph.numberOf[u]!;
    expect([graph.industry[at], graph.tier[at]]).toEqual([Number(code), tier]);
  }
});

test("links join different firms once, and number what was asked for", () => {
  const { links } = drawNetwork(SHAPE);
  const { sources, targets, weights } = links;
  const pairs = Array.from(sources, (u, e) => u * SHAPE.n + targets[e]!);
  expect(new Set(pairs).size).toBe(pairs.length);
  expect(sources.every((u, e) => u !== targets[e])).toBe(true);
  expect(weights.every((weight) => weight >= 1)).toBe(true);
  expect(sources.length / SHAPE.n).toBeGreaterThan(9.9);
  expect(sources.length / SHAPE.n).toBeLessThan(10.1);
});

test("it has the shape that it imitates", () => {
  const { firms, links } = drawNetwork(SHAPE);
  const { n } = SHAPE;
  const { sources, targets } = links;
  const suppliers = degrees(n, targets);
  const customers = degrees(n, sources);
  const within = (figure: number, low: number, high: number) => {
    expect(figure).toBeGreaterThan(low);
    expect(figure).toBeLessThan(high);
  };
  within(tailExponent(suppliers), 1.2, 1.7);
  within(tailExponent(customers), 1.2, 1.8);
  within(suppliers.filter((count) => count === 0).length / n, 0.23, 0.3);
  within(customers.filter((count) => count === 0).length / n, 0.26, 0.38);
  const weights = Float64Array.from(links.weights);
  const graph = weightedCsrFromEdges(n, { sources, targets, weights });
  const { count, offsets } = strongComponents(graph);
  const sizes = Array.from({ length: count }, (_, c) => offsets[c + 1]! - offsets[c]!);
  within(Math.max(...sizes) / n, 0.38, 0.52);
  const logarithms = Array.from(weights, Math.log);
  const mean = sum(logarithms) / logarithms.length;
  const variance = sum(logarithms.map((x) => (x - mean) ** 2)) / logarithms.length;
  within(Math.sqrt(variance), 1.6, 2);
  const against = sources.filter((u, e) => {
    const tierOf = (firm: number) => INDUSTRIES[firms.industry[firm]!]!.tier;
    return tierOf(u) > tierOf(targets[e]!) && tierOf(u) < 4;
  });
  within(against.length / sources.length, 0.005, 0.06);
  const atHome = sources.filter((u, e) => firms.country[u] === firms.country[targets[e]!]);
  within(atHome.length / sources.length, 0.4, 0.8);
});

test("there are 85 industries, and shares of industries and countries come to 1", () => {
  expect(new Set(INDUSTRIES.map(({ code }) => code)).size).toBe(85);
  expect(sum(INDUSTRIES.map(({ share }) => share))).toBeCloseTo(1, 12);
  expect(sum([...COUNTRY_SHARES])).toBeCloseTo(1, 12);
  expect(new Set(COUNTRIES).size).toBe(COUNTRY_SHARES.length);
});

test.each([
  [0, 1],
  [0.2499, 1],
  [0.25, 3],
  [0.999, 3],
])("a place is drawn as often as its amount says: %s", (uniform, place) => {
  expect(drawPlace(runningTotals([5, 1, 0, 3, 9]), 1, 4, uniform)).toBe(place);
});

test("where there is nothing to draw, nothing is drawn", () => {
  expect(drawPlace(runningTotals([1, 0, 0, 1]), 1, 3, 0.5)).toBe(-1);
  expect(drawPlace(runningTotals([1]), 0, 0, 0.5)).toBe(-1);
});

test("tiny networks can be drawn", () => {
  for (const n of [2, 3, 10]) {
    const { links } = drawNetwork({ n, seed: 1, meanDegree: 1 });
    expect(links.sources.every((u, e) => u !== links.targets[e] && u < n)).toBe(true);
  }
});

test("arguments are read, or it is said what is wrong with them", () => {
  const asked = readShape(["--n", "1e4", "--out", "x", "--seed", "3", "--mean-degree", "4.5"]);
  expect(asked).toEqual({ shape: { n: 10_000, seed: 3, meanDegree: 4.5 }, out: "x" });
  expect(readShape(["--n", "100"])).toMatch("--out is missing");
  expect(readShape(["--n", "1", "--out", "x"])).toMatch("--n is 1, expected 2 or more");
  expect(readShape(["--out", "x"])).toMatch("--n is undefined, expected 2 or more");
  expect(readShape(["--n", "9", "--out", "x", "--seed", "1.5"])).toMatch("--seed is 1.5");
  expect(readShape(["--n", "9", "--out", "x"])).toMatch("--mean-degree is 10");
  expect(readShape(["--firms", "9"])).toMatch("Unknown option '--firms'");
});
