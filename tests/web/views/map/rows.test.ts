import { describe, expect, test } from "vitest";
import type { ChokepointItem, DependencyItem } from "../../../../src/api/contract/operations.ts";
import { governanceStep, lossStep, shareStep } from "../../../../web/views/map/classes.ts";
import {
  dependencyRows,
  governanceRows,
  lossRows,
  shareRows,
  unnamedShare,
} from "../../../../web/views/map/map-rows.ts";
import { product, smallGraph } from "../../parts/support.ts";

const item = (id: string, score: number, over: Partial<ChokepointItem> = {}) =>
  ({ id, score, scoreRigid: score, scoreLow: score, scoreHigh: score, ...over }) as ChokepointItem;
const HOME = new Set(["USA"]);

describe("classes", () => {
  test("of loss start at 0.5, 3, 10, 20 and 40 percent, as printed", () => {
    expect(
      [0, 0.0044, 0.005, 0.0299, 0.03, 0.0999, 0.1, 0.194, 0.2, 0.39, 0.4, 1].map(lossStep),
    ).toEqual([null, null, 0, 1, 1, 2, 2, 2, 3, 3, 4, 4]);
    expect(lossStep(0.1957)).toBe(3); // prints as 20 %
    expect(lossStep(null)).toBeNull();
  });

  test("of shares are five equal steps; nothing has none", () => {
    expect([0, 0.01, 0.199, 0.2, 0.5, 0.8, 1].map(shareStep)).toEqual([null, 0, 1, 1, 2, 4, 4]);
    expect(shareStep(null)).toBeNull();
  });

  test("of governance are five equal steps from 0 to 10", () => {
    expect([0, 1.99, 2, 5.6, 8, 10].map(governanceStep)).toEqual([0, 0, 1, 2, 4, 4]);
    expect(governanceStep(null)).toBeNull();
  });
});

describe("rows of the map", () => {
  test("of loss run from shared to fixed supply; home is not ranked, nobody is no country", () => {
    const items = [
      item("@CHN", 0.4, { scoreRigid: 0.48, scoreHigh: 0.72 }),
      item("@OTH", 0.2),
      item("@JPN", 0.001),
    ];
    const rows = lossRows({ items }, HOME);
    expect(rows.map(({ code, rank, step, isHome }) => [code, rank, step, isHome])).toEqual([
      ["CHN", 1, 4, false],
      ["JPN", 2, null, false],
      ["USA", null, null, true],
    ]);
    expect(rows[0]).toMatchObject({ figure: 0.4, low: 0.4, high: 0.48, widest: 0.72 });
  });

  const critical = (share: number | null) => ({
    ...{ direct: null, lookThrough: null, faceValue: null, hidden: null, critical: share },
  });
  const dependency = (id: string, byCountry: Record<string, number | null>) =>
    ({
      id,
      byCountry: Object.fromEntries(Object.entries(byCountry).map(([c, s]) => [c, critical(s)])),
    }) as unknown as DependencyItem;

  test("of dependency are of one product, or of the sectors by importance", () => {
    const products = [
      product("a", { kind: "sector", importance: 0.75 }),
      product("b", { kind: "sector", importance: 0.25 }),
      product("ore"),
    ];
    const items = [
      dependency("a", { CHN: 0.4, USA: 0.5, OTH: 0.3 }),
      dependency("b", { CHN: 0.8, JPN: 0.4 }),
      dependency("ore", { AUS: 1, JPN: null }),
    ];
    const all = dependencyRows({ items }, null, products, HOME);
    expect(all.map(({ code, figure }) => [code, figure])).toEqual([
      ["CHN", 0.5],
      ["JPN", 0.1],
      ["USA", null],
    ]);
    const ore = dependencyRows({ items }, "ore", products, HOME);
    expect(ore.map(({ code, figure, step }) => [code, figure, step])).toEqual([
      ["AUS", 1, 4],
      ["USA", null, null],
    ]);
  });

  test("of shares keep what is withheld without a figure, and home as a maker", () => {
    const rows = shareRows(
      {
        makers: [
          { country: "USA", share: 0.2, status: "reported" },
          { country: "CHN", share: 0.7, status: "estimated" },
          { country: "RUS", share: null, status: "withheld" },
          { country: "JPN", share: 0, status: "reported" },
          { country: "UNK", share: 0.1, status: null },
        ],
      },
      HOME,
    );
    expect(rows.map(({ code, figure, rank, isHome }) => [code, figure, rank, isHome])).toEqual([
      ["CHN", 0.7, 1, false],
      ["USA", 0.2, 2, true],
      ["JPN", 0, null, false],
      ["RUS", null, null, false],
    ]);
  });

  test("of governance rank those that could stop something, the worst first", () => {
    const ranking = { items: [item("@CHN", 0.4), item("@NLD", 0.1), item("@JPN", 0.001)] };
    const rows = governanceRows(smallGraph.countries, ranking, HOME);
    expect(rows.filter(({ rank }) => rank !== null).map(({ code }) => code)).toEqual([
      "CHN",
      "NLD",
    ]);
    expect(rows.find(({ code }) => code === "JPN")).toMatchObject({
      figure: 2.1,
      step: 1,
      rank: null,
    });
  });
});

test("the share that names no country is what is missing to the whole", () => {
  const made = (share: number, country = "CHN") => ({
    country,
    share,
    status: "reported" as const,
  });
  expect(unnamedShare({ makers: [made(0.6), made(0.3, "OTH")] })).toBeCloseTo(0.4);
  expect(unnamedShare({ makers: [made(0.998)] })).toBe(0);
  expect(unnamedShare({ makers: [] })).toBeNull();
});
