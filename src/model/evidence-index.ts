import { TABLES, type TableName, toSnakeCase } from "./data-set.ts";
import type { EvidenceRow } from "./tables.ts";

type AnyRow = Readonly<Record<string, unknown>>;

/** A row's primary key as `evidence` writes it: values joined by a vertical bar, unknown = empty. */
export function rowKey(table: TableName, row: AnyRow): string {
  return TABLES[table].key.map((column) => String(row[column] ?? "")).join("|");
}

/** File of a table in a data package: `firmsIndex` stands in `firms_index.csv`. */
export function tableFile(table: TableName): string {
  return `${toSnakeCase(table)}.csv`;
}

/** Finds what backs a figure that has evidence of its own. */
export class EvidenceIndex {
  private readonly rows = new Map<string, EvidenceRow>();

  constructor(rows: readonly EvidenceRow[]) {
    for (const row of rows) this.rows.set(`${row.file}\n${row.key}\n${row.column}`, row);
  }

  /** @param column camelCase name of the figure's column */
  find(table: TableName, row: AnyRow, column: string): EvidenceRow | null {
    const key = `${tableFile(table)}\n${rowKey(table, row)}\n${toSnakeCase(column)}`;
    return this.rows.get(key) ?? null;
  }
}
