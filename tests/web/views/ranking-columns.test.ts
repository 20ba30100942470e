import { expect, test } from "vitest";
import { FIGURE_COLUMNS } from "../../../web/app/sort-columns.ts";
import {
  figureColumnsOf,
  fittingColumns,
  rankingColumns,
} from "../../../web/views/chokepoints/ranking-columns.tsx";

type Set = "scores" | "structure" | "order";

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

const KINDS = ["product", "producer", "country", "firm", "input"] as const;

test("published scores are of products; the other sets of every kind", () => {
  expect(figureColumnsOf("scores", "product")).toEqual(FIGURE_COLUMNS.scores);
  for (const by of KINDS) {
    expect(figureColumnsOf("usual", by)).toEqual([]);
    expect(figureColumnsOf("structure", by)).toEqual(FIGURE_COLUMNS.structure);
    expect(figureColumnsOf("order", by)).toEqual(FIGURE_COLUMNS.order);
    if (by !== "product") expect(figureColumnsOf("scores", by)).toEqual([]);
  }
});

test("a set stands beside name and score, each head with its unit and what it says", () => {
  const shared = { end: 1, scoreNote: "", hasLinks: false, language: "en", t } as const;
  for (const cols of ["scores", "structure", "order"] as const) {
    const columns = rankingColumns({ by: "product", cols, ...shared });
    expect(columns.map(({ id }) => id)).toEqual(["name", "score", ...FIGURE_COLUMNS[cols]]);
    for (const { id, note, meaning } of columns.slice(2)) {
      expect(note).toBe(`chokepoints:figure.${id}.unit`);
      expect(meaning).toBe(`chokepoints:figure.${id}.is`);
    }
  }
  const fallback = rankingColumns({ by: "country", cols: "scores", ...shared });
  expect(fallback.map(({ id }) => id)).toEqual(["name", "score", "extra", "sectorLoss"]);
});

test("beside the open panel a set leaves out what the panel tells, never what it is sorted by", () => {
  const shared = {
    by: "product",
    end: 1,
    scoreNote: "",
    hasLinks: false,
    language: "en",
    t,
  } as const;
  const idsOf = (cols: Set, width: number, sortedBy: "score" | "cdi1" = "score") =>
    fittingColumns(rankingColumns({ ...shared, cols }), width, sortedBy).map(({ id }) => id);
  expect(idsOf("scores", 1440)).toHaveLength(10);
  expect(idsOf("scores", 1068)).not.toContain("cdi1");
  expect(idsOf("scores", 1068, "cdi1")).toContain("cdi1");
  expect(idsOf("structure", 1068)).toEqual([
    ...["name", "score", "tier", "reach", "betweennessRank"],
    ...["singlePointOfFailureFor", "criticalFor", "alternativeRoutes"],
  ]);
  expect(idsOf("scores", 908)).not.toContain("hhiGovernance");
  expect(idsOf("order", 908)).toHaveLength(7);
});
