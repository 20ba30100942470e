import { type DataSet, TABLE_NAMES, type TableName, type Tables } from "../../model/data-set.ts";

/** What things are, need and weigh, and how that is known, does not change with the year of writing. */
const TIMELESS: ReadonlySet<TableName> = new Set([
  ...(["products", "importance", "inputs", "countries"] as const),
  ...(["evidence", "firmsIndex", "sources"] as const),
]);

/** A data set in which no row is younger than a year; rows without a year stay. O(rows) */
export function dataAsOf(data: DataSet, asOf: number | undefined): DataSet {
  if (asOf === undefined) return data;
  const tables = Object.fromEntries(
    TABLE_NAMES.map((name) => {
      const rows: readonly object[] = data.tables[name];
      const isKnown = (row: object) => !("year" in row && Number(row.year ?? asOf) > asOf);
      return [name, TIMELESS.has(name) ? rows : rows.filter(isKnown)];
    }),
  );
  return { ...data, tables: tables as Tables }; // the same tables, some with fewer rows
}
