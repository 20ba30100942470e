/** Sets of columns that a ranking can show beside name and score. */
export const COLUMN_SETS = ["usual", "scores", "structure", "order"] as const;
export type ColumnSet = (typeof COLUMN_SETS)[number];

/** Columns of the set that is shown at first. */
const USUAL_COLUMNS = [
  "score",
  "name",
  "direct",
  "lookThrough",
  "critical",
  "makerShare",
  "sectorLoss",
  "extra",
  "needs",
  "neededBy",
] as const;

/** Columns that hold one figure each, by set. */
export const FIGURE_COLUMNS = {
  scores: [
    "hhi",
    "hhiGovernance",
    "euSupplyRisk",
    "euEconomicImportance",
    "geoPolRisk",
    "nassarSupplyRisk",
    "netImportReliance",
    "cdi1",
  ],
  structure: [
    "tier",
    "reach",
    "betweennessRank",
    "singlePointOfFailureFor",
    "criticalFor",
    "alternativeRoutes",
    "coverDays",
  ],
  order: ["bandMean", "cvar95", "expectedRank", "rankInterval", "topShare"],
} as const;
export type FigureColumnId = (typeof FIGURE_COLUMNS)[keyof typeof FIGURE_COLUMNS][number];

/** Columns that the table of the map can be sorted by, beside name and figure. */
export const MAP_COLUMNS = ["widest", "made", "governance", "bought", "loss"] as const;
export type MapColumn = (typeof MAP_COLUMNS)[number];

/** Columns that a table of the data set can be sorted by. */
export const DATA_COLUMNS = ["product", "value", "low", "year", "status", "source"] as const;
export type DataColumn = (typeof DATA_COLUMNS)[number];

/** Columns that a ranking can be sorted by. */
export const SORT_COLUMNS = [
  ...USUAL_COLUMNS,
  ...FIGURE_COLUMNS.scores,
  ...FIGURE_COLUMNS.structure,
  ...FIGURE_COLUMNS.order,
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];
