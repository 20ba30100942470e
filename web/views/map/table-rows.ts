import { MAP_COLUMNS, type MapColumn } from "../../app/sort-columns.ts";
import { madeProducts } from "../../parts/made-products.ts";
import type { Names } from "../../parts/names.ts";
import type { Hold } from "./holds.ts";
import type { MapRow } from "./map-rows.ts";
import type { MapData, Measure } from "./use-map.ts";

/** A country in the table, with what stands beside its figure. */
export interface TableRow extends MapRow {
  readonly name: string;
  readonly made: number;
  readonly hold: Hold | null;
  readonly governance: number | null;
  /** What home buys there; null: nothing is stated. */
  readonly bought: number | null;
  /** Loss if it stops, pool and rigid; null: not ranked. */
  readonly loss: readonly [low: number, high: number] | null;
}

/** What the table can be sorted by. */
export type TableColumn = "name" | "score" | MapColumn;

export interface TableOrder {
  readonly column: TableColumn;
  readonly isFalling: boolean;
}

/** Columns beside place, country and figure, by measure. */
export const TABLE_COLUMNS: Readonly<Record<Measure, readonly (MapColumn | "hold" | "status")[]>> =
  {
    loss: ["widest", "made", "hold", "governance"],
    dependency: ["made", "hold", "governance"],
    share: ["status", "bought", "governance"],
    governance: ["loss", "made", "hold"],
  };

/** The countries of the map with everything that the table tells of them. */
export function tableRows(data: MapData, names: Names): TableRow[] {
  const { graph, rows, holds, flows, ranking } = data;
  const governance = new Map(graph.countries.map((country) => [country.id, country.governance]));
  const lossOf = new Map(
    ranking.items.map(({ id, score, scoreRigid }) => [id.slice(1), [score, scoreRigid] as const]),
  );
  return rows.map((row) => ({
    ...row,
    name: names.country(row.code),
    made: madeProducts(graph.products, row.code).length,
    hold: holds.get(row.code)?.[0] ?? null,
    governance: governance.get(row.code) ?? null,
    bought: flows.find(({ supplier }) => supplier === row.code)?.share ?? null,
    loss: lossOf.get(row.code) ?? null,
  }));
}

/** Reads an order as the address holds it: `name`, or `-name` for falling. */
export function readTableOrder(text: string | null): TableOrder {
  const isFalling = text?.startsWith("-") ?? false;
  const name = text?.replace(/^-/, "");
  const column = (["name", "score", ...MAP_COLUMNS] as const).find((one) => one === name);
  return column ? { column, isFalling } : { column: "score", isFalling: true };
}

/** The order as the address holds it; null for the default. */
export function writeTableOrder({ column, isFalling }: TableOrder): string | null {
  if (column === "score" && isFalling) return null;
  return isFalling ? `-${column}` : column;
}

/** The order after a click on the head of a column. */
export function nextTableOrder(order: TableOrder, column: TableColumn): TableOrder {
  if (order.column === column) return { column, isFalling: !order.isFalling };
  return { column, isFalling: column !== "name" };
}

/** Rows in the chosen order; those without a figure there come last, equals keep their order. */
export function sortTable(
  rows: readonly TableRow[],
  { column, isFalling }: TableOrder,
  language: string,
): TableRow[] {
  const words = new Intl.Collator(language);
  const direction = isFalling ? -1 : 1;
  return rows.toSorted((a, b) => {
    if (column === "name") return direction * words.compare(a.name, b.name);
    const [left, right] = [sortFigure(a, column), sortFigure(b, column)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return direction * (left - right);
  });
}

function sortFigure(row: TableRow, column: Exclude<TableColumn, "name">): number | null {
  switch (column) {
    case "score":
      return row.figure;
    case "loss":
      return row.loss?.[0] ?? null;
    default:
      return row[column];
  }
}
