import type { FigureItem } from "./data-tables.ts";

/** Columns of a file in which a figure may be missing. */
const COLUMNS: Partial<Record<FigureItem["table"], readonly string[]>> = {
  supply: ["product", "country", "basis", "share"],
  reliance: ["product", "country", "netImportReliance"],
};
const EVIDENCE = ["status", "low", "high", "year", "source", "detail"];
const USUAL: Readonly<Record<string, string>> = { basis: "production" };

/** File of a table, as data packages call it: `trade_parameters.csv`. */
export function tableFile(table: string): string {
  return `${snakeName(table)}.csv`;
}

/** The head of a table's file and a row to be filled in: what is known of the row stands in it. */
export function rowTemplate({ table, row }: Pick<FigureItem, "table" | "row">): string {
  const known = COLUMNS[table] ?? Object.keys(row).filter((column) => !SHARED.has(column));
  const columns = [...known, ...EVIDENCE];
  const cells = columns.map((column) => {
    const cell = row[column];
    const text = Array.isArray(cell) ? cell.join(";") : cell === null ? "" : String(cell ?? "");
    return quoted(text === "" ? (USUAL[column] ?? "") : text);
  });
  return `${columns.map(snakeName).join(",")}\n${cells.join(",")}`;
}

const SHARED: ReadonlySet<string> = new Set([...EVIDENCE, "rival"]);

/** A name as data packages write it: `trade_parameters`. */
export function snakeName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
