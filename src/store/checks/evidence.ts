import { TABLE_NAMES, TABLES, type TableName, toSnakeCase } from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";
import { rowKey, tableFile } from "../../model/evidence-index.ts";
import type { Check, Checked } from "./check.ts";

/** A row of evidence speaks of a figure that is there: its file, the row's key and a column. */
export const checkEvidence: Check = (data) => {
  const keys = new Map<TableName, ReadonlySet<string>>();
  return [...data.tables.evidence.rows.entries()].flatMap(([index, row]) => {
    const table = TABLE_NAMES.find((name) => tableFile(name) === row.file);
    if (!table || table === "evidence") {
      return [
        {
          ...data.locate("evidence", index, "file"),
          message: `"${row.file}" is no table`,
          expected: "the file that holds the figure, such as supply.csv",
        },
      ];
    }
    const known = keys.get(table) ?? keysOf(data, table);
    keys.set(table, known);
    return [...unknownKey(data, index, table, known), ...unknownColumn(data, index, table)];
  });
};

function keysOf({ tables }: Checked, table: TableName): Set<string> {
  const rows: readonly Readonly<Record<string, unknown>>[] = tables[table].rows;
  return new Set(rows.map((row) => rowKey(table, row)));
}

function unknownKey(
  { tables, locate }: Checked,
  index: number,
  table: TableName,
  known: ReadonlySet<string>,
): Problem[] {
  const key = tables.evidence.rows[index]?.key ?? "";
  const { complete, damaged } = tables[table];
  if (known.has(key) || !complete || damaged.size > 0) return [];
  const columns = TABLES[table].key.map(toSnakeCase).join("|");
  const message = `no row of ${tableFile(table)} has the key "${key}"`;
  return [{ ...locate("evidence", index, "key"), message, expected: columns }];
}

function unknownColumn({ tables, locate }: Checked, index: number, table: TableName): Problem[] {
  const column = tables.evidence.rows[index]?.column ?? "";
  const columns = Object.keys(TABLES[table].row.shape).map(toSnakeCase);
  if (columns.includes(column)) return [];
  const message = `"${column}" is no column of ${tableFile(table)}`;
  return [{ ...locate("evidence", index, "column"), message, expected: columns.join(", ") }];
}
