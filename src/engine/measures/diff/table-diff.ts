import { type DataSet, TABLE_NAMES, TABLES, type TableName } from "../../../model/data-set.ts";
import type { TableDiff } from "../../../model/diff.ts";
import { groupRows } from "../../../model/group-rows.ts";
import { compareIds } from "../../../model/ids.ts";

type Cell = string | number | boolean | string[] | null;
type Rows = Omit<TableDiff, "counts">;
type Row = Readonly<Record<string, Cell>>;

/**
 * What changed between the rows of two data sets. Rows are matched by the key of their table, so
 * their order does not matter; rows with equal keys are matched by content first.
 * @param top at most so many rows of each kind in each table; the counts are of all
 * @returns only tables in which something changed; O(rows log rows)
 */
export function tableDiffs(
  a: DataSet,
  b: DataSet,
  top = Number.POSITIVE_INFINITY,
): Record<string, TableDiff> {
  const found: [string, Rows][] = TABLE_NAMES.map((name) => [
    name,
    compare(rowsOf(a, name), rowsOf(b, name), TABLES[name].key),
  ]);
  found.push(["valueShares", compare(shares(a), shares(b), ["product", "input"])]);
  found.push(["defaults", compare(defaults(a), defaults(b), [])]);
  return Object.fromEntries(
    found.flatMap(([name, { added, removed, changed }]) => {
      const counts = {
        added: added.length,
        removed: removed.length,
        changed: new Set(changed.map(({ key }) => key)).size,
        cells: changed.length,
      };
      if (counts.added + counts.removed + counts.cells === 0) return [];
      return [
        [
          name,
          {
            counts,
            added: added.slice(0, top),
            removed: removed.slice(0, top),
            changed: changed.slice(0, top),
          },
        ],
      ];
    }),
  );
}

function rowsOf(data: DataSet, name: TableName): Row[] {
  const rows: readonly object[] = data.tables[name];
  return rows.map((row) => ({ ...row }) as Row); // rows are flat: a schema has read them
}

function shares({ valueShares, tables }: DataSet): Row[] {
  // Where links carry the shares themselves, the table of inputs tells already.
  if (tables.inputs.some(({ valueShare }) => valueShare !== null)) return [];
  return valueShares.map((share) => ({ ...share }));
}

function defaults({ defaults: { home, trusted, adversary } }: DataSet): Row[] {
  const sorted = (codes: readonly string[]) => [...codes].sort(compareIds);
  return [{ home: sorted(home), trusted: sorted(trusted), adversary: sorted(adversary) }];
}

function compare(before: readonly Row[], after: readonly Row[], key: readonly string[]): Rows {
  const diff: Rows = { added: [], removed: [], changed: [] };
  const keyOf = (row: Row) => key.map((column) => text(row[column] ?? null)).join("|");
  const old = groupRows(before, keyOf);
  const fresh = groupRows(after, keyOf);
  for (const id of [...new Set([...old.keys(), ...fresh.keys()])].sort(compareIds)) {
    const { left, right } = unmatched(old.get(id) ?? [], fresh.get(id) ?? []);
    left.forEach((row, at) => {
      const other = right[at];
      if (other) diff.changed.push(...changes(id, row, other));
      else diff.removed.push({ key: id, row, source: sourceOf(row) });
    });
    for (const row of right.slice(left.length)) {
      diff.added.push({ key: id, row, source: sourceOf(row) });
    }
  }
  return diff;
}

/** Rows of one key that are not on both sides alike, in an order that their content alone decides. */
function unmatched(before: readonly Row[], after: readonly Row[]): { left: Row[]; right: Row[] } {
  const left = groupRows(before, content);
  const right: Row[] = [];
  for (const row of after) {
    const same = left.get(content(row));
    if (same && same.length > 0) same.pop();
    else right.push(row);
  }
  const sorted = (rows: Row[]) => rows.sort((x, y) => compareIds(content(x), content(y)));
  return { left: sorted([...left.values()].flat()), right: sorted(right) };
}

function content(row: Row): string {
  const columns = Object.keys(row).sort(compareIds);
  return JSON.stringify(columns.map((column) => [column, row[column] ?? null]));
}

function changes(key: string, before: Row, after: Row): TableDiff["changed"] {
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return columns.flatMap((column) => {
    const [was, is] = [before[column] ?? null, after[column] ?? null];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ key, column, before: was, after: is, source: sourceOf(after) }];
  });
}

function sourceOf(row: Row): string | null {
  const { source = null } = row;
  return typeof source === "string" ? source : Array.isArray(source) ? source.join(", ") : null;
}

function text(cell: Cell): string {
  return cell === null ? "" : Array.isArray(cell) ? cell.join(";") : String(cell);
}
