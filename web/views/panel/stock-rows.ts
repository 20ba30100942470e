import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import { newestFigures } from "./newest-figures.ts";

type Stock = ProductDetail["stocks"][number];
type Link = ProductDetail["neededBy"][number];
export type Backing = Pick<Stock["evidence"], "status" | "year" | "source" | "detail">;

export interface StockRow {
  readonly key: string;
  readonly country: string;
  readonly holder: string;
  readonly days: number | null;
  readonly quantity: number | null;
  /** A state holds it; else users, makers or traders do. */
  readonly isPublic: boolean;
  readonly evidence: Stock["evidence"];
}

/** What one user keeps of the product, or how late it feels a shortage. */
export interface TimeRow {
  readonly id: string;
  readonly days: number;
  readonly evidence: Backing;
}

const PUBLIC = /govern|stockpile|reserve/i;

/** Stocks of the product, the newest of each holder; public ones first, then the longest. */
export function stockRows(stocks: readonly Stock[]): StockRow[] {
  const key = ({ country, holder }: Stock) => `${country}|${holder}`;
  return newestFigures(stocks, key)
    .map((row) => ({ ...row, key: key(row), isPublic: PUBLIC.test(row.holder) }))
    .sort(
      (a, b) =>
        Number(b.isPublic) - Number(a.isPublic) ||
        (b.days ?? -1) - (a.days ?? -1) ||
        (a.key < b.key ? -1 : 1),
    );
}

type TimeColumn = "coverDays" | "lagDays";
const COLUMN_IN_FILE: Record<TimeColumn, RegExp> = {
  coverDays: /^cover_?days$/i,
  lagDays: /^lag_?days$/i,
};

/** Figures of time on links, longest first; a figure with evidence of its own brings that. */
export function timeRows(links: readonly Link[], column: TimeColumn): TimeRow[] {
  return newestFigures(links, ({ id, group }) => `${id}|${group}`)
    .flatMap((link) => {
      const days = link[column];
      if (days === null) return [];
      const own = link.evidence.beside.find((side) => COLUMN_IN_FILE[column].test(side.column));
      return [{ id: link.id, days, evidence: own ?? link.evidence }];
    })
    .sort((a, b) => b.days - a.days || (a.id < b.id ? -1 : 1));
}
