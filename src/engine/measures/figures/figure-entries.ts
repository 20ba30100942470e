import { type DataSet, TABLE_NAMES, TABLES, type TableName } from "../../../model/data-set.ts";
import { InvalidInputError } from "../../../model/errors.ts";
import { rowKey } from "../../../model/evidence-index.ts";
import { groupRows } from "../../../model/group-rows.ts";
import { resolveSupply } from "../../build/resolve-shares.ts";
import { type AnyRow, figureIn, mainColumn } from "./figure-columns.ts";

/** A row of the list, not yet written out. */
export interface Entry {
  readonly table: TableName;
  /** Table and primary key; a repeated key has its place among them behind a `#`. */
  readonly key: string;
  readonly row: AnyRow;
  /** Nobody wrote it: the product has no row in this table. */
  readonly isAbsent: boolean;
  readonly used: boolean;
  /** Rows of other sources on the same thing. */
  readonly rivals: readonly Entry[];
}

export type Entries = ReadonlyMap<TableName, readonly Entry[]>;

/** Tables in which every product, sectors apart, should have a row. */
const EXPECTED: ReadonlySet<TableName> = new Set(["supply", "reliance"]);

/**
 * Every row of a data set once, in the order of products: rivals stand with the figure that they
 * dispute, products without a row of supply or reliance have an empty one. O(rows log rows)
 */
export function figureEntries(data: DataSet): Entries {
  return new Map(TABLE_NAMES.map((table) => [table, entriesOf(data, table)]));
}

function entriesOf(data: DataSet, table: TableName): Entry[] {
  const rows: readonly AnyRow[] = data.tables[table].map((row) => ({ ...row }));
  const keys = uniqueKeys(table, rows);
  const used = usedRows(data, table, rows);
  const entry = (row: AnyRow, rivals: readonly Entry[]): Entry => ({
    ...{ table, row, rivals, isAbsent: false },
    key: keys.get(row) ?? "",
    used: used.has(row),
  });
  const rivalsOf = attachedRivals(table, rows, used);
  const attached = new Set([...rivalsOf.values()].flat());
  const entries = rows
    .filter((row) => !attached.has(row))
    .map((row) =>
      entry(
        row,
        (rivalsOf.get(row) ?? []).map((rival) => entry(rival, [])),
      ),
    );
  if (!("product" in TABLES[table].row.shape) || table === "events") return entries;
  const absent = EXPECTED.has(table) ? absentRows(data, table, rows) : [];
  const order = new Map(data.tables.products.map(({ id }, at) => [id, at]));
  const place = ({ row }: Entry) => order.get(String(row["product"])) ?? order.size;
  return [...entries, ...absent].sort((a, b) => place(a) - place(b));
}

function uniqueKeys(table: TableName, rows: readonly AnyRow[]): Map<AnyRow, string> {
  const seen = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const key = `${table}|${rowKey(table, row)}`;
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      return [row, count === 1 ? key : `${key}#${count}`];
    }),
  );
}

/** What a row is about, whoever says it and of whichever year. */
function subjectOf(table: TableName, row: AnyRow): string {
  return TABLES[table].key
    .filter((column) => column !== "year" && column !== "source")
    .map((column) => String(row[column] ?? ""))
    .join("|");
}

const isRival = (row: AnyRow) => row["rival"] === true;
const yearOf = (row: AnyRow) => Number(row["year"] ?? 0);

/** Rows that are computed with: of supply those that the resolved shares come from, else the newest. */
function usedRows(data: DataSet, table: TableName, rows: readonly AnyRow[]): Set<AnyRow> {
  const counting = rows.filter((row) => !isRival(row));
  const supply = table === "supply" ? supplyInUse(data) : null;
  if (supply) return usedSupply(supply, counting);
  const used = new Set<AnyRow>();
  for (const same of groupRows(counting, (row) => subjectOf(table, row)).values()) {
    const newest = Math.max(...same.map(yearOf));
    for (const row of same) if (yearOf(row) === newest) used.add(row);
  }
  return used;
}

/** Supply as it is computed with; null where it cannot be: then its figures can still be read. */
function supplyInUse(data: DataSet): ReturnType<typeof resolveSupply> | null {
  try {
    return resolveSupply(data);
  } catch (error) {
    if (error instanceof InvalidInputError) return null;
    throw error;
  }
}

function usedSupply(
  supply: ReturnType<typeof resolveSupply>,
  counting: readonly AnyRow[],
): Set<AnyRow> {
  const used = new Set<AnyRow>();
  for (const [product, rows] of groupRows(counting, (row) => String(row["product"]))) {
    const found = supply.get(product);
    const years = new Map(found?.producers.map(({ country, year }) => [country, year]));
    for (const row of rows) {
      const country = String(row["country"]);
      if (row["basis"] !== found?.basis || !years.has(country)) continue;
      if ((years.get(country) ?? null) === (row["year"] ?? null)) used.add(row);
    }
  }
  return used;
}

/** Each rival with the row that it disputes: the one that counts, of the nearest year. */
function attachedRivals(
  table: TableName,
  rows: readonly AnyRow[],
  used: ReadonlySet<AnyRow>,
): Map<AnyRow, AnyRow[]> {
  const rivals = rows.filter(isRival);
  const counting = groupRows(
    rivals.length === 0 ? [] : rows.filter((row) => !isRival(row)),
    (row) => subjectOf(table, row),
  );
  const attached = new Map<AnyRow, AnyRow[]>();
  for (const rival of rivals) {
    const candidates = counting.get(subjectOf(table, rival)) ?? [];
    const distance = (row: AnyRow) =>
      Math.abs(yearOf(row) - yearOf(rival)) - (used.has(row) ? 0.5 : 0);
    const [nearest] = [...candidates].sort((a, b) => distance(a) - distance(b));
    if (nearest) attached.set(nearest, [...(attached.get(nearest) ?? []), rival]);
  }
  return attached;
}

/** A product without any row of a table lacks its figure: that is a row, too. */
function absentRows(data: DataSet, table: TableName, rows: readonly AnyRow[]): Entry[] {
  const known = new Set(rows.map((row) => row["product"]));
  const shape = Object.keys(TABLES[table].row.shape);
  return data.tables.products
    .filter(({ id, kind }) => kind !== "sector" && !known.has(id))
    .map(({ id }) => ({
      ...{ table, key: `${table}|${id}`, isAbsent: true, used: false, rivals: [] },
      row: { ...Object.fromEntries(shape.map((column) => [column, null])), product: id },
    }));
}

/** Shares closer than this say the same (as printed: 0.8 points). */
const SAME_SHARE = 0.008 + 1e-9; // 0.908 - 0.9 is a little more than 0.008
/** The same for other figures, as a part of the larger. */
const SAME_PART = 0.02;

/** Whether a rival's figure is another one, rounding and ranges aside. */
export function disagrees(entry: Entry, rival: Entry): boolean {
  const column = mainColumn(entry.table, entry.row);
  const [mine, theirs] = [figureIn(entry.row, column), figureIn(rival.row, column)];
  if (typeof mine !== "number" || typeof theirs !== "number") return false;
  const gap = Math.abs(mine - theirs);
  const isShare = Math.abs(mine) <= 1 && Math.abs(theirs) <= 1;
  return isShare ? gap > SAME_SHARE : gap > SAME_PART * Math.max(Math.abs(mine), Math.abs(theirs));
}
