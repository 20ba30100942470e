import type { DataSet, TableName } from "../../../model/data-set.ts";
import type { FigureChecks } from "../../../model/figure-list.ts";
import { groupRows } from "../../../model/group-rows.ts";
import type { Entry } from "./figure-entries.ts";
import { isDisputed, isOfYearUntil, statusOf } from "./figure-filter.ts";
import { entriesOf } from "./figure-list.ts";
import { sourcesOf } from "./row-names.ts";

/** Shares that sum to more than this are not rounding (methods E2). */
const MOST = 1.02 + 1e-9;
/** A share of this many years before the newest is old. */
const OLD_AFTER_YEARS = 5;

/** Tables of shares, and what shares of one whole have in common. */
const WHOLES: Partial<Record<TableName, readonly string[]>> = {
  supply: ["product", "basis", "year"],
  sourcing: ["product", "market", "year"],
  firms: ["product", "year"],
  uses: ["product", "year"],
};
const SHARE_TABLES = Object.keys(WHOLES) as (keyof typeof WHOLES)[];

/**
 * What was looked for in the figures of a data set, and found: shares without a source, wholes that are
 * more than full, old shares, sources that disagree. O(rows)
 */
export function figureChecks(data: DataSet): FigureChecks {
  const entries = entriesOf(data);
  const of = (table: TableName) => entries.get(table) ?? [];
  const shares = of("supply").filter(({ used, row }) => used && typeof row["share"] === "number");
  const years = shares.flatMap(({ row }) => (typeof row["year"] === "number" ? [row["year"]] : []));
  const oldUntil = years.length > 0 ? Math.max(...years) - OLD_AFTER_YEARS : null;
  const made = data.tables.products.filter(({ kind }) => kind !== "sector");
  const known = new Set(
    of("supply")
      .filter((entry) => isFigure(entry) && entry.used)
      .map(({ row }) => row["product"]),
  );
  return {
    shares: shares.length,
    unsourced: SHARE_TABLES.flatMap(of).filter(isUnsourced).length,
    overfull: SHARE_TABLES.flatMap((table) => overfull(table, of(table))),
    oldUntil,
    old: oldUntil === null ? 0 : shares.filter(({ row }) => isOfYearUntil(row, oldUntil)).length,
    disputed: [...entries.values()].flat().filter(isDisputed).length,
    withoutFigure: made.filter(({ id }) => !known.has(id)).length,
    products: made.length,
    dataVersion: data.version,
  };
}

function isFigure(entry: Entry): boolean {
  const status = statusOf(entry);
  return status !== "missing" && status !== "withheld";
}

function isUnsourced({ table, row }: Entry): boolean {
  return typeof row["share"] === "number" && sourcesOf(table, row).length === 0;
}

function overfull(table: TableName, entries: readonly Entry[]): FigureChecks["overfull"] {
  const columns = WHOLES[table] ?? [];
  const wholes = groupRows(
    entries.filter(({ row }) => row["rival"] !== true),
    ({ row }) => columns.map((column) => row[column] ?? "").join("|"),
  );
  return [...wholes].flatMap(([of, same]) => {
    const sum = same.reduce((total, { row }) => total + Number(row["share"] ?? 0), 0);
    return sum > MOST ? [{ table, of, sum: Number(sum.toFixed(6)) }] : [];
  });
}
