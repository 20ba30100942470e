import { TABLE_NAMES, TABLES, type TableName, toSnakeCase } from "../../model/data-set.ts";
import type { Problem } from "../../model/errors.ts";
import { groupRows } from "../../model/group-rows.ts";
import type { Check, Checked } from "./check.ts";

type AnyRow = Readonly<Record<string, unknown>>;
type Indexed = readonly [number, AnyRow];

/** Tables whose repeated rows are parts of one figure and add up (methods E6, E11). */
const ADDITIVE: ReadonlySet<TableName> = new Set(["supply", "firms", "sourcing", "inputs"]);

/**
 * A key names one row. The same figure twice from one source adds up where it can (a warning);
 * figures of different sources for the same year compete, so that all but one must be rival.
 */
export const checkUniqueRows: Check = (data) => TABLE_NAMES.flatMap((name) => repeats(data, name));

function repeats(data: Checked, name: TableName): Problem[] {
  const rows = [...(data.tables[name].rows as readonly AnyRow[]).entries()].filter(
    ([, row]) => row["rival"] !== true,
  );
  const key = identity(name);
  const problems = duplicates(data, name, rows, key);
  if (key.includes("source") && key.includes("year")) {
    problems.push(...competing(data, name, rows, key));
  }
  return problems;
}

/** What makes a row unique; rows may also repeat by year, of which the newest counts. */
function identity(name: TableName): readonly string[] {
  const { key, row } = TABLES[name];
  const isDated = "rival" in row.shape && !(key as readonly string[]).includes("year");
  return isDated ? [...key, "year"] : key;
}

function duplicates(
  { locate }: Checked,
  name: TableName,
  rows: readonly Indexed[],
  key: readonly string[],
): Problem[] {
  const problems: Problem[] = [];
  for (const [text, [, ...again]] of groupRows(rows, ([, row]) => keyText(row, key))) {
    for (const [index] of again) {
      const place = locate(name, index, key[0]);
      const what = `${keyNames(key)} ${text} stands twice`;
      if (ADDITIVE.has(name)) {
        const message = `${what}; the rows are added up`;
        problems.push({ ...place, message, expected: "one row", severity: "warning" });
      } else problems.push({ ...place, message: what, expected: "one row" });
    }
  }
  return problems;
}

function competing(
  { locate }: Checked,
  name: TableName,
  rows: readonly Indexed[],
  key: readonly string[],
): Problem[] {
  const problems: Problem[] = [];
  const shared = key.filter((column) => column !== "source");
  for (const [text, same] of groupRows(rows, ([, row]) => keyText(row, shared))) {
    const sources = new Set(same.map(([, row]) => String(row["source"] ?? "(none)")));
    if (sources.size < 2) continue;
    for (const [index] of same.slice(1)) {
      problems.push({
        ...locate(name, index, "rival"),
        message: `${text} has figures of ${[...sources].join(" and ")}`,
        expected: "rival = true on all but one",
      });
    }
  }
  return problems;
}

function keyText(row: AnyRow, key: readonly string[]): string {
  return key.map((column) => String(row[column] ?? "")).join("|");
}

function keyNames(key: readonly string[]): string {
  return key.map(toSnakeCase).join("|");
}
