import type { DataSet, TableName } from "../../model/data-set.ts";
import { csvLine } from "../csv-line.ts";
import { type Column, columnsOf, formatCell } from "./columns.ts";

type AnyRow = Readonly<Record<string, unknown>>;

/** Rows in one piece of a file: few enough to be made between two other things. */
const ROWS_A_PIECE = 500;

/** The columns that a table's file has: all but optional ones that no row uses. */
export function writtenColumns(table: TableName, rows: readonly AnyRow[]): Column[] {
  return columnsOf(table).filter(
    ({ optional, field }) => !optional || rows.some((row) => isStated(row[field])),
  );
}

function isStated(value: unknown): boolean {
  return formatCell(value) !== "" && value !== false;
}

/** A table as CSV after RFC 4180 with plain line feeds, piece by piece. */
export function* tableCsv(data: DataSet, table: TableName): Generator<string> {
  const rows: readonly AnyRow[] = data.tables[table];
  const columns = writtenColumns(table, rows);
  yield `${columns.map(({ name }) => name).join(",")}\n`;
  for (let from = 0; from < rows.length; from += ROWS_A_PIECE) {
    const lines = rows
      .slice(from, from + ROWS_A_PIECE)
      .map((row) => csvLine(columns.map(({ field }) => formatCell(row[field]))));
    yield lines.join("");
  }
}
