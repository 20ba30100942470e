import { expect, test } from "vitest";
import {
  answerText,
  changedFigures,
  moveText,
  readComparison,
  writeComparison,
} from "../../../../web/views/data/changes/comparison.ts";
import type { FigureItem } from "../../../../web/views/data/data-tables.ts";

test("what is compared with is read back as it was written; nonsense is nothing", () => {
  for (const text of ["year|2022", "graph|eu-crm"]) {
    const read = readComparison(text);
    expect(read && writeComparison(read)).toBe(text);
  }
  for (const text of [null, "", "year|soon", "graph|", "supply|x"])
    expect(readComparison(text)).toBeNull();
});

test("scores move by hundredths, shares by points, with a true minus", () => {
  const points = (text: string) => `${text} points`;
  expect(moveText({ figure: "score", difference: -0.25 }, points)).toBe("−0.25");
  expect(moveText({ figure: "direct", difference: 0.315 }, points)).toBe("+31.5 points");
  expect(moveText({ figure: "direct", difference: null }, points)).toBe("–");
  expect(answerText({ figure: "hhi" }, 0.8514, "en")).toBe("0.85");
  expect(answerText({ figure: "critical" }, null, "ja")).toBe("–");
});

const row = (country: string, share: number, year: number, product = "a") => ({
  ...{ product, country, basis: "production", share, year, source: "s", rival: false },
});
type Tables = Parameters<typeof changedFigures>[0]["tables"];
const NONE = { counts: { added: 0, removed: 0, changed: 0, cells: 0 } };

test("a row that came stands beside the newest older one; of others nothing is said", () => {
  const supply = {
    ...{ ...NONE, changed: [] },
    removed: [{ key: "a|DEU|production|2020|s", source: "s", row: row("DEU", 0.2, 2020) }],
    added: [
      { key: "1", source: "s", row: row("CHN", 0.9, 2024) },
      { key: "2", source: "s", row: row("CHN", 0.8, 2023) },
      { key: "3", source: "s", row: row("JPN", 0.1, 2024) },
      { key: "4", source: "s", row: row("CHN", 0.5, 2024, "b") },
      { key: "5", source: "t", row: { ...row("CHN", 0.7, 2025), rival: true } },
    ],
  };
  const older = [
    { table: "supply", row: row("CHN", 0.6, 2021) },
    { table: "supply", row: row("CHN", 0.5, 2020) },
  ] as unknown as FigureItem[];
  const found = changedFigures({ tables: { supply } as unknown as Tables }, "a", older);
  expect(
    found.map(({ names, before, after, yearBefore, yearAfter }) => [
      ...[names[0], before, after, yearBefore, yearAfter],
    ]),
  ).toEqual([
    ["CHN", 0.6, 0.9, 2021, 2024],
    ["DEU", 0.2, null, 2020, null],
    ["JPN", null, 0.1, null, 2024],
  ]);
});

test("a cell that changed is told by its key", () => {
  const inputs = {
    ...{ ...NONE, added: [], removed: [] },
    changed: [
      { key: "a|g|ore", column: "essentiality", before: 1, after: 0.5, source: "s" },
      { key: "a|g|ore", column: "detail", before: "x", after: "y", source: "s" },
      { key: "b|g|ore", column: "essentiality", before: 1, after: 0.5, source: "s" },
    ],
  };
  const found = changedFigures({ tables: { inputs } as unknown as Tables }, "a", []);
  expect(found).toMatchObject([{ table: "inputs", before: 1, after: 0.5 }]);
});
