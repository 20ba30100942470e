import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { ChokepointsResult, RiskResult } from "../../src/model/results.ts";
import type { RiskItem } from "../../src/model/risk.ts";
import { loadGraph, SHIPPED_GRAPHS } from "../../src/store/graphs.ts";
import { callJson } from "../cli/call.ts";

/** What eu-crm's README says of computed and published scores is what `risk eu-crm` answers. */

const readme = readFileSync(join(SHIPPED_GRAPHS, "eu-crm", "README.md"), "utf8");
const items = new Map<string, RiskItem>();
const assessed = new Set<string>();

beforeAll(async () => {
  for (const item of RiskResult.parse(await callJson(["risk", "eu-crm"])).items) {
    items.set(item.id, item);
  }
  for (const { measure, product } of (await loadGraph("eu-crm")).tables.indicators) {
    if (measure === "supply_scope") assessed.add(product);
  }
});

type Pair = readonly [published: number, computed: number];

function agreement(pairs: readonly Pair[]) {
  const distances = pairs.map(([a, b]) => Math.abs(a - b)).toSorted((a, b) => a - b);
  const middle = (distances.length - 1) / 2;
  const median = ((distances[Math.floor(middle)] ?? 0) + (distances[Math.ceil(middle)] ?? 0)) / 2;
  const within = (limit: number) => distances.filter((distance) => distance <= limit + 1e-9).length;
  return {
    count: pairs.length,
    quarter: within(0.25),
    half: within(0.5),
    median: median.toFixed(2),
    rank: correlation(ranks(pairs.map(([a]) => a)), ranks(pairs.map(([, b]) => b))).toFixed(2),
  };
}

/** Ranks from 0; ties share their mean. */
function ranks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const ties = values.filter((other) => other === value).length;
    return below + (ties - 1) / 2;
  });
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((s, x) => s + x, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const sum = (of: (x: number, y: number) => number) =>
    a.reduce((total, x, at) => total + of(x - meanA, (b[at] ?? 0) - meanB), 0);
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
}

/** The numbers of a passage, in their order. */
const numbers = (passage: RegExp) =>
  [...(passage.exec(readme)?.[0] ?? "").matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => number);

test("supply risk beside the published score of 2023", () => {
  const pairs: Pair[] = [];
  for (const { id, publishedSupplyRisk, euSupplyRisk } of items.values()) {
    if (!assessed.has(id) || publishedSupplyRisk?.year !== 2023 || euSupplyRisk === null) continue;
    pairs.push([publishedSupplyRisk.figure ?? Number.NaN, euSupplyRisk]);
  }
  const { count, quarter, half, median, rank } = agreement(pairs);
  const sameSide = pairs.filter(([a, b]) => a >= 1 === Math.round(b * 10) >= 10).length;
  expect(numbers(/\*\*48 products[\s\S]*?threshold of 1\.0/)).toEqual(
    [count, 2017, quarter, 0.25, half, 0.5, median, rank, sameSide, "1.0"].map(String),
  );
});

test("economic importance beside the published score of 2023", () => {
  const pairs: Pair[] = [];
  const intervals: boolean[] = [];
  for (const item of items.values()) {
    const published = item.publishedEconomicImportance;
    if (published?.year !== 2023 || published.figure === null) continue;
    const { euEconomicImportance: point, euEconomicImportanceLow: low } = item;
    if (point !== null) pairs.push([published.figure, point]);
    else if (low !== null) {
      const high = item.euEconomicImportanceHigh ?? Number.NaN;
      intervals.push(low <= published.figure && published.figure <= high);
    }
  }
  const { count, quarter, half, median, rank } = agreement(pairs);
  expect(numbers(/for 22 products[\s\S]*?\d times/)).toEqual(
    [
      ...[count, 100, quarter, 0.25, half, 0.5, median, rank],
      ...[intervals.length, intervals.filter(Boolean).length],
    ].map(String),
  );
});

test.each([
  ["Germanium", "germanium-refined"],
  ["Natural teak wood", "natural-teak-wood"],
  ["Phosphorus", "phosphorus-refined"],
  ["Rhenium", "rhenium-refined"],
  ["Gallium", "gallium-refined"],
  ["Aluminium", "aluminium-refined"],
  ["Tellurium", "tellurium-refined"],
  ["Sapele wood", "sapele-wood"],
  ["Tungsten", "tungsten-mined"],
  ["Heavy rare earths (group)", "rare-earths-heavy"],
  ["Hydrogen", "hydrogen"],
  ["Strontium", "strontium-mined"],
])("the table of outliers: %s", (name, id) => {
  const item = items.get(id);
  const computed =
    item?.euSupplyRisk === null
      ? `at most ${item.euSupplyRiskHigh?.toFixed(1)}`
      : item?.euSupplyRisk.toFixed(1);
  expect(readme).toContain(
    `| ${name} | ${item?.publishedSupplyRisk?.figure?.toFixed(1)} | ${computed} |`,
  );
});

test("what a country costs, by world production and by EU purchases", async () => {
  const losses = async (...options: string[]) => {
    const json = await callJson(["chokepoints", "eu-crm", "--by", "country", ...options]);
    return new Map(ChokepointsResult.parse(json).items.map(({ id, score }) => [id, score]));
  };
  const percent = (loss: number | undefined) => `${Number(((loss ?? 0) * 100).toPrecision(2))} %`;
  const world = await losses();
  const bought = await losses("--basis", "home_sourcing");
  expect(readme).toContain(
    `China costs ${percent(world.get("@CHN"))} by world production, ${percent(bought.get("@CHN"))} by EU purchases`,
  );
  expect(readme).toContain(
    `South Africa comes second (${percent(world.get("@ZAF"))}), first by purchases (${percent(bought.get("@ZAF"))})`,
  );
  expect([...world.keys()].slice(0, 2)).toEqual(["@CHN", "@ZAF"]);
  expect([...bought.keys()][0]).toBe("@ZAF");
});
