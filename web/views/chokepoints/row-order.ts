import { type FigureColumnId, SORT_COLUMNS, type SortColumn } from "../../app/sort-columns.ts";
import { FIGURES, sortFigure } from "../../parts/figures/figure-columns.ts";
import type { RankedRow } from "./ranked-rows.ts";

export interface RowOrder {
  readonly column: SortColumn;
  readonly isFalling: boolean;
}

export const DEFAULT_ORDER: RowOrder = { column: "score", isFalling: true };

/** Reads an order as the address holds it: `score`, or `-score` for falling. */
export function readOrder(text: string | null): RowOrder {
  const isFalling = text?.startsWith("-") ?? false;
  const name = isFalling ? text?.slice(1) : text;
  const column = SORT_COLUMNS.find((candidate) => candidate === name);
  return column ? { column, isFalling } : DEFAULT_ORDER;
}

/** The order as the address holds it; `null` for the default. */
export function writeOrder({ column, isFalling }: RowOrder): string | null {
  if (column === DEFAULT_ORDER.column && isFalling) return null;
  return isFalling ? `-${column}` : column;
}

/** A column that was not sorted starts with the figure that says most; names with the first. */
export function firstOrder(column: SortColumn): RowOrder {
  const isLeastFirst =
    column === "name" || (column in FIGURES && FIGURES[column as FigureColumnId].isLeastFirst);
  return { column, isFalling: !isLeastFirst };
}

/** The order after a click on the head of a column. */
export function nextOrder(order: RowOrder, column: SortColumn): RowOrder {
  if (order.column === column) return { column, isFalling: !order.isFalling };
  return firstOrder(column);
}

/**
 * Rows in the chosen order. No order hides a row: rows without a score stay at the end, within
 * either part those without the figure come last, and equals keep the order of the ranking.
 * @param rows in the order of the ranking; not changed
 */
export function sortRows(
  rows: readonly RankedRow[],
  { column, isFalling }: RowOrder,
  language: string,
): RankedRow[] {
  const words = new Intl.Collator(language);
  const direction = isFalling ? -1 : 1;
  const compare = (a: RankedRow, b: RankedRow): number => {
    if (column === "name") return direction * words.compare(a.name, b.name);
    const [left, right] = [figureOf(a, column, isFalling), figureOf(b, column, isFalling)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return direction * (left - right);
  };
  const unscored = ({ rank }: RankedRow) => Number(rank === null);
  return [...rows].sort((a, b) => unscored(a) - unscored(b) || compare(a, b));
}

/** What a row is sorted by in a column; `null`: it has no figure there. */
export function figureOf(
  row: RankedRow,
  column: Exclude<SortColumn, "name">,
  isFalling: boolean,
): number | null {
  return column in FIGURES
    ? sortFigure(FIGURES[column as FigureColumnId].of(row), isFalling)
    : row[column as Exclude<SortColumn, "name" | FigureColumnId>];
}
