import type { FigureListResponse } from "../../../src/api/contract/operations.ts";

export type FigureItem = FigureListResponse["items"][number];
export type FigureTable = FigureItem["table"];
export type Source = FigureListResponse["sources"][number];

/** Tables with a tab of their own, in its order. */
export const MAIN_TABLES = [
  ...(["supply", "inputs", "firms", "sourcing", "projects", "events", "sources"] as const),
] satisfies readonly FigureTable[];

/** Tables behind `More`. */
export const MORE_TABLES = [
  ...(["reliance", "stocks", "prices", "uses", "trade", "tradeParameters", "indicators"] as const),
  ...(["importance", "countries", "products", "firmsIndex", "evidence"] as const),
] satisfies readonly FigureTable[];

/** The tab that compares the data set with another, or with itself in an earlier year. */
export const CHANGES = "changes";

const TABLES: readonly string[] = [...MAIN_TABLES, ...MORE_TABLES];

/** The table that an address asks for; shares by country if it asks for none that there is. */
export function tableOf(asked: string | null): FigureTable {
  return TABLES.includes(asked ?? "") ? (asked as FigureTable) : "supply";
}

/** Shares are listed one row a product, unless every maker is asked for. */
export function isPerProduct(table: FigureTable, by: string): boolean {
  return table === "supply" && by !== "producer";
}
