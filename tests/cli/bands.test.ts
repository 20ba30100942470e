import { expect, test } from "vitest";
import { oddPlaceLines, stabilityLines } from "../../src/cli/format/bands.ts";
import type { ChokepointItem } from "../../src/model/results.ts";
import type { Stability } from "../../src/model/uncertainty.ts";
import { Names } from "../../src/model/words/names.ts";
import { magnetGraph } from "../support/magnet-graph.ts";

const names = new Names(magnetGraph());
const neighbour = (above: number, tied: number) => ({ id: "ore", next: "oxide", above, tied });
const lines = (...neighbours: Stability["neighbours"]) =>
  stabilityLines(
    { k: 3, list: "firm", least: 1, runs: 20, seed: 1, figures: 4, neighbours },
    names,
  ).slice(1);

test("neighbours that are tied do not change places: said apart", () => {
  expect(lines(neighbour(0, 1))).toEqual([
    "1 of 1 neighbours are tied in more than 10 % of the runs: their order among themselves says nothing.",
  ]);
  expect(lines(neighbour(0.95, 0))).toEqual([]);
  expect(lines(neighbour(0.5, 0.2))).toEqual([
    "1 of 1 neighbours change places in more than 10 % of the runs:",
    "  Ore is above oxide in 50 %, tied with it in 20 %",
  ]);
});

test("a place that nine of ten runs do not give is explained", () => {
  const at = (place: number, low: number, high: number) =>
    ({ place, rank: { low, high, expected: low, topShare: 0 } }) as unknown as ChokepointItem;
  expect(oddPlaceLines([at(1, 1, 4), at(2, 2, 2)])).toEqual([]);
  expect(oddPlaceLines([at(1, 3, 19), at(2, 1, 4)])).toEqual([
    expect.stringContaining("Place 1: by the figures as stated"),
  ]);
});
