import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { cut } from "../../../../src/engine/measures/cut.ts";
import { overview } from "../../../../src/engine/measures/overview.ts";
import type { DataSet } from "../../../../src/model/data-set.ts";
import { Choices, CutOptions } from "../../../../src/model/options.ts";
import { Scenario } from "../../../../src/model/scenario.ts";
import { SimulateOptions } from "../../../../src/model/simulation.ts";
import { simulate } from "../../../../src/scenarios/simulate/simulate.ts";
import { loadGraph } from "../../../../src/store/graphs.ts";
import { abroad, cutOfTarget } from "../../../../web/views/what-if/cut-of-target.ts";
import { sketches, toDataSet } from "../../../support/arbitraries.ts";

/** Fuel for reactors lasts longest. */
const STOCKS_GONE_DAYS = 8000;
/** Those of other users are gone by then. */
const FOUR_YEARS = 1460;

let shipped: DataSet;
beforeAll(async () => {
  shipped = await loadGraph("us-sri");
});

/** The end of a cut over time, and the same cut at rest. */
function bothLosses(data: DataSet, target: string, home: string[], horizonDays = 730) {
  const graph = overview(data, Choices.parse({ home, trusted: [] }));
  const scenario = { ...cutOfTarget(target, { home }, graph), horizonDays };
  const choices = { home, trusted: [], adversary: [] };
  const course = simulate(data, SimulateOptions.parse({ scenario, series: "sectors", ...choices }));
  const atRest = cut(data, CutOptions.parse({ targets: [target], ...choices }));
  return { end: course.loss?.at(-1), atRest: atRest.loss, course, sectors: atRest.sectors };
}

test.each([
  "gallium-refined",
  "gallium-refined@CHN",
  "@CHN",
  "@NLD",
  "#asml",
  "euv-scanners#asml",
  "rare-earths-magnet-refined",
])("%s cut for good ends at the loss of the cut at rest, sector by sector", (target) => {
  const horizonDays = target.startsWith("@") ? STOCKS_GONE_DAYS : FOUR_YEARS;
  for (const home of [["USA"], ["JPN"]]) {
    const { end, atRest, course, sectors } = bothLosses(shipped, target, home, horizonDays);
    expect(end).toBeCloseTo(atRest ?? Number.NaN, 6);
    for (const [id, loss] of Object.entries(sectors))
      expect(1 - (course.sectors[id]?.output.at(-1) ?? 0), id).toBeCloseTo(loss, 6);
  }
});

test("so it is on any small network, with cycles and unknown makers", () => {
  const targets = fc.constantFrom("p0", "p1", "p0@CHN", "p1@USA", "@CHN", "@AUS");
  const property = fc.property(sketches(), targets, (sketch, target) => {
    const { end, atRest } = bothLosses(toDataSet(sketch), target, ["USA"]);
    expect(end).toBeCloseTo(atRest ?? Number.NaN, 4);
  });
  fc.assert(property, { numRuns: 60 });
});

test("a product stops abroad only: home is left out, supply of unknown origin is not", () => {
  const graph = overview(shipped, Choices.parse({}));
  const countries = abroad({ home: ["EU", "USA"] }, graph);
  expect(countries).toEqual(expect.arrayContaining(["CHN", "UNK", "OTH"]));
  for (const code of ["USA", "DEU", "FRA", "EU"]) expect(countries).not.toContain(code);
});

test("a link stops as its input from abroad, and says so in both languages", () => {
  const graph = overview(shipped, Choices.parse({}));
  const link = graph.inputs[0]!;
  const scenario = cutOfTarget(`${link.input}->${link.product}`, { home: ["USA"] }, graph);
  const plain = cutOfTarget(link.input, { home: ["USA"] }, graph);
  expect(scenario.shocks).toEqual(plain.shocks);
  const [input, product] = [link.input, link.product].map(
    (id) => graph.products.find((row) => row.id === id)!,
  );
  for (const name of [input!.nameEn, product!.nameEn]) expect(scenario.description).toContain(name);
  for (const name of [input!.nameJa, product!.nameJa])
    expect(scenario.descriptionJa).toContain(name);
  expect(`${scenario.description}${scenario.descriptionJa}`).not.toMatch(/[{}]/);
});

test("every one is a document as the server takes it, defaults filled in", () => {
  const graph = overview(shipped, Choices.parse({}));
  for (const target of ["gallium-refined", "@CHN", "#asml", "euv-scanners#asml"]) {
    const scenario = cutOfTarget(target, { home: ["USA"] }, graph);
    expect(Scenario.parse(scenario)).toEqual(scenario);
  }
});
