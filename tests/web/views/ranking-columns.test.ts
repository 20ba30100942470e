import { expect, test } from "vitest";
import { fittingColumns, rankingColumns } from "../../../web/views/chokepoints/ranking-columns.tsx";

const t = ((key: string) => key) as Parameters<typeof rankingColumns>[0]["t"];

function idsAt(width: number, hasLinks: boolean, sortedBy: "score" | "lookThrough" = "score") {
  const options = {
    by: "product",
    cols: "usual",
    end: 1,
    scoreNote: "",
    hasLinks,
    language: "en",
    t,
  } as const;
  return fittingColumns(rankingColumns(options), width, sortedBy).map(({ id }) => id);
}

test("a narrow table drops what the panel tells too, never what it is sorted by", () => {
  const basic = ["name", "score", "direct", "lookThrough", "critical", "makerShare", "sectorLoss"];
  expect(idsAt(1440, true)).toEqual([...basic, "needs", "neededBy"]);
  expect(idsAt(0, true)).toHaveLength(9);
  expect(idsAt(1068, true)).not.toContain("critical");
  expect(idsAt(1068, true)).toContain("neededBy");
  expect(idsAt(908, true)).toEqual(["name", "score", "direct", "makerShare", "sectorLoss"]);
  expect(idsAt(908, true, "lookThrough")).toContain("lookThrough");
  expect(idsAt(1068, false)).toEqual(basic);
  expect(idsAt(908, false)).not.toContain("lookThrough");
});
