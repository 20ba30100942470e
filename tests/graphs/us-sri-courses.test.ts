import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { SimulateOptions, type SimulateResult } from "../../src/model/simulation.ts";
import { simulate } from "../../src/scenarios/simulate/simulate.ts";
import { loadGraph } from "../../src/store/graphs.ts";

/** What comes of the scenarios of us-sri: one run of each, and what its README says of it. */

const README = readFileSync(new URL("../../graphs/us-sri/README.md", import.meta.url), "utf8");
const results = new Map<string, SimulateResult>();

beforeAll(async () => {
  const data = await loadGraph("us-sri");
  for (const scenario of data.scenarios ?? []) {
    results.set(scenario.id, simulate(data, SimulateOptions.parse({ scenario })));
  }
}, 120_000);

test("every scenario runs, within bounds, and starts from the normal state but for a demand", () => {
  expect(results.size).toBeGreaterThanOrEqual(20);
  for (const [id, { days, loss, sectors, lostDays }] of results) {
    const outputs = Object.values(sectors).flatMap(({ output }) => output);
    expect([id, outputs.every((share) => share >= 0 && share <= 1)]).toEqual([id, true]);
    expect([id, loss?.length]).toEqual([id, days.length]);
    expect([id, loss?.[0]]).toEqual([id, 0]);
    const sum = loss?.reduce((total, share) => total + share, 0) ?? Number.NaN;
    expect(sum).toBeCloseTo(lostDays ?? Number.NaN, 6);
  }
});

test("README: a row for each, with its first day, its hardest hit and what is lost", () => {
  const rows = [
    ...README.matchAll(/^\| `([a-z0-9-]+)` \| (.+?) \| (.+?) \| ([\d.]+) \| ([\d.]+) \|/gm),
  ];
  const shown = rows.map(([, ...cells]) => cells);
  expect(shown).toEqual([...results].sort().map(([id, result]) => [id, ...headline(result)]));
});

/** The cells of a row of the README. */
function headline({ sectors, lostDays }: SimulateResult): string[] {
  const courses = Object.entries(sectors);
  const days = courses.flatMap(([, { timeToSurviveDays }]) => timeToSurviveDays ?? []);
  const hardest = courses.toSorted(([, a], [, b]) => b.lostDays - a.lostDays)[0];
  const isHit = hardest !== undefined && hardest[1].lostDays > 0;
  return [
    days.length > 0 ? `day ${Math.min(...days)}` : "never",
    isHit ? hardest[0] : "none",
    isHit ? hardest[1].minOutput.toFixed(2) : "1.00",
    (lostDays ?? Number.NaN).toFixed(1),
  ];
}

test("README: the drawn losses of a row are those of 50 runs", async () => {
  const data = await loadGraph("us-sri");
  const scenario = data.scenarios?.find(({ id }) => id === "hurricane-carolina");
  const options = SimulateOptions.parse({ scenario, runs: 50, seed: 1 });
  const lost = simulate(data, options).bands?.lostDays;
  const cells = README.match(/^\| `hurricane-carolina` (?:\|[^|]+){4}\| (.+?) \|/m);
  expect(cells?.[1]).toBe([lost?.p5, lost?.p95].map((days) => days?.toFixed(1)).join("–"));
}, 120_000);

test("what did not stop then does not stop here", () => {
  for (const id of ["china-power-curbs-metals", "hormuz-closure", "kazakh-uranium-halt"]) {
    expect([id, results.get(id)?.firstHit]).toEqual([id, []]);
  }
});
