import type { TableName } from "./data-set.ts";

/**
 * The figure that a row's status, low, high, year, source and detail speak of. A table that is not
 * here has no figure of its own (names, evidence).
 */
export const MAIN_FIGURE = {
  importance: "share",
  supply: "share",
  firms: "share",
  sourcing: "share",
  reliance: "netImportReliance",
  inputs: "essentiality",
  stocks: "days",
  prices: "price",
  uses: "share",
  trade: "quantity",
  tradeParameters: "value",
  indicators: "value",
  projects: "gainShare",
  events: "size",
} as const satisfies Partial<Record<TableName, string>>;

export type FigureTable = keyof typeof MAIN_FIGURE;

/** Figures beside the main one that its source does not cover: each needs its own row in evidence. */
export const OWN_EVIDENCE_COLUMNS = {
  supply: ["spare"],
  inputs: ["coverDays", "lagDays", "useShare", "valueShare"],
} as const satisfies Partial<Record<TableName, readonly string[]>>;
