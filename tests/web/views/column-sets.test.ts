import { expect, test } from "vitest";
import type {
  Certificate,
  ChokepointItem,
  RiskItem,
} from "../../../src/api/contract/operations.ts";
import { FIGURE_COLUMNS } from "../../../web/app/sort-columns.ts";
import {
  firstOrder,
  nextOrder,
  readOrder,
  sortRows,
  writeOrder,
} from "../../../web/views/chokepoints/row-order.ts";
import { rankingCsv, rankingJson } from "../../../web/views/chokepoints/table-file.ts";
import { row } from "./support.ts";

const structure = {
  ...{ tier: 2, reach: 0.8, betweennessRank: 17, alternativeRoutes: 2, coverDays: null },
  ...{ singlePointOfFailureFor: ["a"], criticalFor: [] },
} as unknown as ChokepointItem["structure"];
const risk = {
  ...{ hhi: 0.33, hhiLow: 0.33, hhiHigh: 0.39, hhiGovernance: 0.8 },
  ...{ euSupplyRisk: null, euSupplyRiskLow: 0, euSupplyRiskHigh: 0.9 },
} as unknown as RiskItem;
const stability = {
  bands: {
    mean: 0.55,
    p5: 0.5,
    p50: 0.55,
    p95: 0.6,
    cvar95: 0.61,
    standardError: 0.002,
    runs: 300,
  },
  rank: { low: 1, high: 3, expected: 1.3, topShare: 1, topShareStandardError: 0 },
};
/** The first has every figure, the second none of them: as where it has no score. */
const ROWS = [
  row("full", { structure, risk, stability }),
  row("bare", { rank: null, score: null }),
];
const context = {
  ...{ home: ["USA"], trusted: [], adversary: [], dependentOn: "foreign", sector: null },
  ...{ importanceSet: null, graph: "small", dataVersion: "1" },
};
const certificate = { formula: "f" } as Certificate;
const SETS = ["scores", "structure", "order"] as const;

/** The saved rows, each figure by its heading. */
function saved(set: (typeof SETS)[number]) {
  const options = { extra: null, figures: FIGURE_COLUMNS[set], context };
  const lines = rankingCsv(ROWS, options).trimEnd().split("\r\n");
  const [head = [], ...rows] = lines.map((line) => line.split(","));
  for (const cells of rows) expect(cells).toHaveLength(head.length);
  return rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at]])));
}

test.each(SETS)("%s: every row of the saved table has every heading, known or not", (set) => {
  const [full, bare] = saved(set);
  expect(Object.keys(bare ?? {})).toEqual(Object.keys(full ?? {}));
  for (const column of FIGURE_COLUMNS[set]) {
    expect(bare?.[column] ?? bare?.[`${column}Low`], column).toBe("");
  }
});

test("figures are saved in full with their ends; what is open is empty between them", () => {
  expect(saved("scores")[0]).toMatchObject({
    ...{ hhi: "0.33", hhiLow: "0.33", hhiHigh: "0.39" },
    ...{ euSupplyRisk: "", euSupplyRiskLow: "0", euSupplyRiskHigh: "0.9" },
  });
  expect(saved("structure")[0]).toMatchObject({
    ...{ tier: "2", singlePointOfFailureFor: "1", criticalFor: "0", coverDays: "" },
  });
  const [order] = saved("order");
  expect(order).toMatchObject({ bandMean: "0.55", rankIntervalLow: "1", rankIntervalHigh: "3" });
  expect(order).not.toHaveProperty("rankInterval");
});

test("a saved ranking carries the certificates of all that it shows, and how it was drawn", () => {
  const graph = { id: "small", version: "1" };
  const list = { k: 10, list: "open", least: 0.4, runs: 300, seed: 1, figures: 9 } as const;
  const drawn = { certificate, stability: { ...list, neighbours: [] } };
  const options = { extra: null, figures: FIGURE_COLUMNS.order, context, draws: list };
  const backing = { graph, certificate, riskCertificate: certificate, drawn };
  expect(JSON.parse(rankingJson(ROWS, options, backing))).toMatchObject({
    ...{ certificate, riskCertificate: certificate, drawnCertificate: certificate },
    stability: { runs: 300, seed: 1 },
    items: [{ bandMean: 0.55, runs: 300, seed: 1 }, { bandMean: null }],
  });
  const plain = JSON.parse(rankingJson(ROWS, { extra: null, context }, { graph, certificate }));
  expect(Object.keys(plain)).toEqual(["graph", "version", "items", "certificate"]);
});

test("columns where little says most start with the least, all others with the most", () => {
  for (const column of [
    "name",
    "tier",
    "alternativeRoutes",
    "coverDays",
    "expectedRank",
  ] as const) {
    expect(firstOrder(column), column).toEqual({ column, isFalling: false });
  }
  for (const column of ["score", "hhi", "reach", "topShare", "critical"] as const) {
    expect(firstOrder(column), column).toEqual({ column, isFalling: true });
  }
  const first = firstOrder("rankInterval");
  expect(writeOrder(first)).toBe("rankInterval");
  expect(nextOrder(first, "rankInterval").isFalling).toBe(true);
  expect(readOrder("-euSupplyRisk")).toEqual({ column: "euSupplyRisk", isFalling: true });
});

test("rows that are open are sorted by an end, those without a figure stay at the end", () => {
  const eu = (low: number | null, point: number | null, high: number | null) => ({
    risk: {
      euSupplyRisk: point,
      euSupplyRiskLow: low,
      euSupplyRiskHigh: high,
    } as unknown as RiskItem,
  });
  const rows = [
    row("none", eu(null, null, null)),
    row("open", eu(0, null, 3)),
    row("sure", eu(1, 1, 1)),
    row("unscored", { ...eu(9, 9, 9), rank: null }),
  ];
  const ids = (isFalling: boolean) =>
    sortRows(rows, { column: "euSupplyRisk", isFalling }, "en").map(({ id }) => id);
  expect(ids(true)).toEqual(["open", "sure", "none", "unscored"]);
  expect(ids(false)).toEqual(["open", "sure", "none", "unscored"]);
});
