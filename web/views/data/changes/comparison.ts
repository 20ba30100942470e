import type { DiffResponse } from "../../../../src/api/contract/operations.ts";
import {
  formatPoints,
  formatScore,
  formatShare,
  type Language,
  UNKNOWN,
} from "../../../parts/format.ts";
import type { FigureItem } from "../data-tables.ts";

/** What the data set is compared with: itself up to an earlier year, or another. */
export type Comparison =
  | { readonly kind: "year"; readonly year: number }
  | { readonly kind: "graph"; readonly graph: string };

/** Reads what the address says, `year|2022` or `graph|eu-crm`; null: nothing is chosen. */
export function readComparison(text: string | null): Comparison | null {
  const [kind, value = ""] = text?.split("|") ?? [];
  if (kind === "year" && /^\d{4}$/.test(value)) return { kind, year: Number(value) };
  return kind === "graph" && value !== "" ? { kind, graph: value } : null;
}

export function writeComparison(comparison: Comparison): string {
  return comparison.kind === "year" ? `year|${comparison.year}` : `graph|${comparison.graph}`;
}

export type Move = DiffResponse["scores"][number];
const INDEXES: ReadonlySet<Move["figure"]> = new Set(["score", "hhi"]);

/** An answer in words: a score with two decimals, a share in percent. */
export function answerText(
  { figure }: Pick<Move, "figure">,
  answer: number | null,
  language: Language,
): string {
  return INDEXES.has(figure) ? formatScore(answer) : formatShare(answer, language);
}

/** How far an answer moved, with its sign: points of a percentage, or of a score. */
export function moveText(
  { figure, difference }: Pick<Move, "figure" | "difference">,
  pointsText: (points: string) => string,
): string {
  if (difference === null) return UNKNOWN;
  const sign = difference < 0 ? "−" : "+";
  const size = Math.abs(difference);
  if (INDEXES.has(figure)) return `${sign}${size < 0.005 ? "0.00" : size.toFixed(2)}`;
  return pointsText(`${sign}${formatPoints(size)}`);
}

type Cell = FigureItem["row"][string];
type Row = FigureItem["row"];

/** A figure of a product that is not what it was. */
export interface ChangedFigure {
  readonly key: string;
  readonly table: string;
  /** Whom or what it names, besides the product: codes and ids in order. */
  readonly names: readonly string[];
  readonly column: string;
  readonly before: Cell;
  readonly after: Cell;
  readonly yearBefore: number | null;
  readonly yearAfter: number | null;
}

/** The column of each table that is compared, and the columns that tell its rows apart. */
const COMPARED: Readonly<Record<string, readonly [column: string, ...names: string[]]>> = {
  supply: ["share", "country"],
  sourcing: ["share", "supplier", "market"],
  firms: ["share", "firm"],
  reliance: ["netImportReliance", "country"],
  inputs: ["essentiality", "input"],
};

/**
 * Figures of a product that changed, the largest change first. A row that came stands beside the newest
 * older row on the same thing, if there is one.
 * @param older figures of the product as they were before, as far as they still stand in the data
 */
export function changedFigures(
  { tables }: Pick<DiffResponse, "tables">,
  product: string,
  older: readonly FigureItem[],
): ChangedFigure[] {
  const found = Object.entries(COMPARED).flatMap(([table, [column, ...names]]) => {
    const diff = tables[table];
    if (!diff) return [];
    const of = (row: Row) => row["product"] === product && row["rival"] !== true;
    const subject = (row: Row) =>
      [...names, "basis"].map((name) => String(row[name] ?? "")).join("|");
    const before = new Map<string, Row>();
    const previous = older.filter((item) => item.table === table).map(({ row }) => row);
    for (const row of [...previous, ...diff.removed.map((one) => one.row)]) {
      if (!of(row)) continue;
      const last = before.get(subject(row));
      if (!last || yearOf(row) >= yearOf(last)) before.set(subject(row), row);
    }
    const after = new Map<string, Row>();
    for (const { row } of diff.added) {
      if (!of(row)) continue;
      const last = after.get(subject(row));
      if (!last || yearOf(row) > yearOf(last)) after.set(subject(row), row);
    }
    const gone = diff.removed.filter(({ row }) => of(row) && !after.has(subject(row)));
    const pairs = [
      ...[...after].map(([key, row]) => [before.get(key) ?? null, row] as const),
      ...gone.map(({ row }) => [row, null] as const),
    ];
    return pairs.flatMap(([old, fresh]): ChangedFigure[] => {
      const row = fresh ?? old;
      const change = { before: old?.[column] ?? null, after: fresh?.[column] ?? null };
      if (!row || change.before === change.after) return [];
      return [
        {
          ...{ key: `${table}|${subject(row)}`, table, column, ...change },
          names: names.flatMap((name) => (typeof row[name] === "string" ? [row[name]] : [])),
          yearBefore: old ? yearOf(old) || null : null,
          yearAfter: fresh ? yearOf(fresh) || null : null,
        },
      ];
    });
  });
  return [...found, ...cellsChanged(tables, product)].sort((a, b) => gapOf(b) - gapOf(a));
}

/** Cells of rows that stand on both sides. */
function cellsChanged(tables: DiffResponse["tables"], product: string): ChangedFigure[] {
  return Object.entries(COMPARED).flatMap(([table, [column]]) =>
    (tables[table]?.changed ?? []).flatMap((change): ChangedFigure[] => {
      const [of, ...names] = change.key.split("|");
      if (of !== product || change.column !== column) return [];
      return [
        {
          ...{ key: `${table}|${change.key}`, table, column, names: names.slice(0, 1) },
          ...{ before: change.before, after: change.after, yearBefore: null, yearAfter: null },
        },
      ];
    }),
  );
}

function yearOf(row: Row): number {
  return typeof row["year"] === "number" ? row["year"] : 0;
}

function gapOf({ before, after }: ChangedFigure): number {
  const [was, is] = [before, after].map((cell) => (typeof cell === "number" ? cell : 0));
  return Math.abs((was ?? 0) - (is ?? 0));
}
