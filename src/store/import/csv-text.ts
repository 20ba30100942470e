import { csvLine } from "../csv-line.ts";

/** Rows as CSV after RFC 4180 with plain line feeds. */
export function csvText(header: readonly string[], rows: Iterable<readonly string[]>): string {
  const lines = [csvLine(header)];
  for (const row of rows) lines.push(csvLine(row));
  return lines.join("");
}
