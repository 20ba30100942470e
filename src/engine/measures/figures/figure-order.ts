import type { FigureListOptions, FigureSort } from "../../../model/figure-list.ts";
import { compareIds, UNNAMED_COUNTRIES } from "../../../model/ids.ts";
import { figureIn, mainColumn } from "./figure-columns.ts";
import type { Entry } from "./figure-entries.ts";
import { statusOf } from "./figure-filter.ts";
import { countriesOf, sourcesOf } from "./row-names.ts";

type Cell = string | number | null;

const STATUS_ORDER = ["reported", "estimated", "judgement", "withheld", "missing"];

/** Rows in the order asked for; rows without what they are sorted by stay at the end. */
export function inOrder(
  entries: readonly Entry[],
  sort: FigureSort | undefined,
  productOrder: ReadonlyMap<string, number>,
): readonly Entry[] {
  if (sort === undefined) return entries;
  const isFalling = sort.startsWith("-");
  const cellOf = CELLS[isFalling ? sort.slice(1) : sort] ?? (() => null);
  const keyed = entries.map((entry) => ({ entry, cell: cellOf(entry, productOrder) }));
  keyed.sort((a, b) => {
    if (a.cell === null || b.cell === null)
      return Number(a.cell === null) - Number(b.cell === null);
    return isFalling ? compare(b.cell, a.cell) : compare(a.cell, b.cell);
  });
  return keyed.map(({ entry }) => entry);
}

const CELLS: Readonly<
  Record<string, (entry: Entry, productOrder: ReadonlyMap<string, number>) => Cell>
> = {
  product: ({ row }, order) => order.get(String(row["product"] ?? row["id"])) ?? null,
  value: ({ table, row }) => figureIn(row, mainColumn(table, row)),
  low: ({ row }) => numberIn(row["low"]),
  year: ({ row }) => numberIn(row["year"]),
  status: (entry) => {
    const status = statusOf(entry);
    return status === null ? null : STATUS_ORDER.indexOf(status);
  },
  source: ({ table, row }) => sourcesOf(table, row)[0] ?? null,
  country: ({ table, row }) => countriesOf(table, row)[0] ?? null,
};

function numberIn(cell: unknown): number | null {
  return typeof cell === "number" ? cell : null;
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return compareIds(String(a), String(b));
}

/** A row and how many others it stands for. */
export interface Lead {
  readonly entry: Entry;
  readonly more: number;
}

/** Every row by itself, or of each product the one that says most. */
export function leadsOf(entries: readonly Entry[], per: FigureListOptions["per"]): readonly Lead[] {
  if (per === "figure") return entries.map((entry) => ({ entry, more: 0 }));
  const groups = new Map<string, { entry: Entry; more: number }>();
  for (const entry of entries) {
    const { row, table } = entry;
    const product = `${table}|${String(row["product"] ?? entry.key)}`;
    const lead = groups.get(product);
    if (!lead) groups.set(product, { entry, more: 0 });
    else {
      lead.more++;
      if (saysMore(entry, lead.entry)) lead.entry = entry;
    }
  }
  return [...groups.values()];
}

/** What is computed with comes first, then named makers, then the newest, then the largest figure. */
function saysMore(a: Entry, b: Entry): boolean {
  const [left, right] = [rankOf(a), rankOf(b)];
  for (const [at, rank] of left.entries()) {
    const other = right[at] ?? 0;
    if (rank !== other) return rank > other;
  }
  return false;
}

function rankOf(entry: Entry): number[] {
  const { table, row, used } = entry;
  const value = figureIn(row, mainColumn(table, row));
  const isNamed = !countriesOf(table, row).some((code) => UNNAMED_COUNTRIES.has(code));
  return [
    Number(typeof value === "number"),
    Number(used),
    Number(isNamed),
    used ? 0 : (numberIn(row["year"]) ?? 0),
    typeof value === "number" ? value : -1,
  ];
}
