import { expect, test } from "vitest";
import { rowAfterKey } from "../../../web/views/chokepoints/active-row.ts";
import { matchingRows } from "../../../web/views/chokepoints/matching-rows.ts";
import { rankingCsv, rankingRows } from "../../../web/views/chokepoints/table-file.ts";
import { row } from "./support.ts";

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

test("filters on products reach makers and links of a product, and leave countries and firms whole", () => {
  const rows = [
    row("ore", { maker: "CHN" }),
    row("tool", { maker: "NLD" }),
    row("ore@CHN"),
    row("ore@USA"),
    row("tool@NLD"),
    row("ore->tool"),
    row("tool->ore"),
    row("@CHN"),
    row("#asml"),
  ];
  expect(matchingRows(rows, { out: new Set(), makers: [] })).toBe(rows);
  expect(ids(matchingRows(rows, { out: new Set(["tool"]), makers: [] }))).toEqual([
    "ore",
    "ore@CHN",
    "ore@USA",
    "ore->tool",
    "@CHN",
    "#asml",
  ]);
  expect(ids(matchingRows(rows, { out: new Set(), makers: ["CHN"] }))).toEqual([
    "ore",
    "ore@CHN",
    "ore->tool",
    "tool->ore",
    "@CHN",
    "#asml",
  ]);
  expect(
    ids(matchingRows([row("idle", { maker: null })], { out: new Set(), makers: ["CHN"] })),
  ).toEqual([]);
});

test("keys move among rows and stop at both ends", () => {
  expect(rowAfterKey("ArrowDown", 0, 306)).toBe(1);
  expect(rowAfterKey("ArrowUp", 0, 306)).toBe(0);
  expect(rowAfterKey("PageDown", 300, 306)).toBe(305);
  expect(rowAfterKey("End", 3, 306)).toBe(305);
  expect(rowAfterKey("Home", 300, 306)).toBe(0);
  expect(rowAfterKey("a", 3, 306)).toBeNull();
  expect(rowAfterKey("ArrowDown", 0, 0)).toBeNull();
});

test("a spreadsheet holds what the CSV holds, figures as figures", () => {
  const context = {
    home: ["USA"],
    trusted: ["JPN", "DEU"],
    adversary: [],
    dependentOn: "untrusted",
    sector: null,
    importanceSet: "equal",
    graph: "g",
    dataVersion: "v",
  };
  const rows = [row("ore", { score: 0.1234, path: ["ore", "ai"] }), row("idle", { score: null })];
  const options = { extra: null, context };
  const [head, first, second] = rankingRows(rows, options);
  expect(head?.join(",")).toBe(rankingCsv(rows, options).split("\r\n")[0]);
  const cell = (line: readonly unknown[] | undefined, name: string) =>
    line?.[head?.indexOf(name) ?? -1];
  expect(cell(first, "score")).toBe(0.1234);
  expect(cell(first, "path")).toBe("ore;ai");
  expect(cell(first, "trusted")).toBe("JPN;DEU");
  expect(cell(second, "score")).toBeNull();
  expect(rankingRows([], options)).toEqual([head]);
});
