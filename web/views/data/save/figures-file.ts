import type { Names } from "../../../parts/names.ts";
import type { FigureItem, Source } from "../data-tables.ts";
import { snakeName } from "../row-template.ts";

export type FileCell = string | number | boolean | null;

/** A table to be saved: the columns of its file, and what makes the rows readable by themselves. */
export interface SavedTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly FileCell[])[];
}

/** Columns that a row's own do not say; where the file has one of that name, it is its own. */
const ADDED = ["product_name", "unit", "of", "citation", "url"];

/**
 * The figures as they are listed, one row each; what other sources say follows its figure as a row
 * with `rival`. A product without a figure has the status `missing`.
 */
export function savedTable(
  items: readonly FigureItem[],
  sources: ReadonlyMap<string, Source>,
  names: Names,
): SavedTable {
  const fields = Object.keys(items[0]?.row ?? {});
  const added = ADDED.filter((column) => !fields.map(snakeName).includes(column));
  const line = (one: Pick<FigureItem, "row" | "status" | "unit" | "unitText" | "of">) => {
    const own = fields.map((field) => {
      const cell = one.row[field] ?? null;
      if (field === "status" && cell === null) return one.status;
      return Array.isArray(cell) ? cell.join(";") : cell;
    });
    const source = sources.get(String(one.row["source"] ?? ""));
    const product = one.row["product"];
    const more: Readonly<Record<string, FileCell>> = {
      product_name: typeof product === "string" ? names.product(product) : null,
      unit: one.unitText ?? one.unit,
      of: one.of,
      citation: source?.citation ?? null,
      url: source?.url ?? null,
    };
    return [...own, ...added.map((column) => more[column] ?? null)];
  };
  return {
    columns: [...fields.map(snakeName), ...added],
    rows: items.flatMap((item) => [line(item), ...item.rivals.map(line)]),
  };
}

/** Spreadsheets take a CSV for UTF-8 only if it says so. */
const BYTE_ORDER_MARK = "\ufeff";

/** The table as CSV: shares are 0..1, what is unknown is empty. */
export function tableCsv({ columns, rows }: SavedTable): string {
  const lines = [columns, ...rows].map((cells) => cells.map(cell).join(","));
  return `${BYTE_ORDER_MARK}${lines.join("\r\n")}\r\n`;
}

function cell(value: FileCell): string {
  const text = value === null ? "" : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
