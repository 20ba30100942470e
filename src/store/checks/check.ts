import type { TableName, TableRow } from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";

/** Where a cell or field stands: a line of a CSV file or a pointer into a JSON document. */
export type Place = Pick<Problem, "file" | "line" | "column" | "pointer">;

/** Place of one column (camelCase) of one row; without a column the place of the row. */
export type Locate = (table: TableName, row: number, column?: string) => Place;

/** The rows of one table as far as they could be read. */
export interface CheckedTable<T extends TableName> {
  readonly rows: readonly TableRow<T>[];
  /** Rows with a fault that was reported: figures that were at fault are null in them. */
  readonly damaged: ReadonlySet<number>;
  /**
   * First cells (id, product, set) of rows too damaged to keep, so that what refers to them, or
   * sums over them, is no further fault.
   */
  readonly lostIds: ReadonlySet<string>;
  /** False if reading stopped before the end: what is not there may only be unread. */
  readonly complete: boolean;
}

export type CheckedTables = { readonly [T in TableName]: CheckedTable<T> };

/** What a check looks at: the same for data packages and network documents. */
export interface Checked {
  /** A package must name its sources, a document has none. */
  readonly kind: "package" | "document";
  readonly tables: CheckedTables;
  readonly locate: Locate;
}

/** One concern, looked for over all tables. Never throws, never stops at the first fault. */
export type Check = (data: Checked) => Problem[];

/** Rows that were read without a fault, with their index. */
export function* soundRows<T extends TableName>(
  { tables }: Checked,
  name: T,
): Generator<[number, TableRow<T>]> {
  const { rows, damaged } = tables[name];
  for (const [index, row] of rows.entries()) if (!damaged.has(index)) yield [index, row];
}

/** Every id or code in a column: cells hold one, several, or none. */
export function* cellIds(
  { tables }: Checked,
  table: TableName,
  column: string,
): Generator<[number, string]> {
  const rows: readonly Readonly<Record<string, unknown>>[] = tables[table].rows;
  for (const [index, row] of rows.entries()) {
    for (const id of [row[column]].flat()) if (typeof id === "string") yield [index, id];
  }
}
