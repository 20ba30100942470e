import type { Problem } from "../../model/errors.ts";
import type { Column } from "./columns.ts";
import type { CsvRecord } from "./csv-records.ts";

export interface Header {
  /** Column at each position; null where the file has one that the format does not know. */
  readonly columns: readonly (Column | null)[];
  readonly width: number;
  /** Fields that no column of the file gives, though the format asks for them. */
  readonly missing: readonly string[];
  readonly problems: readonly Problem[];
}

/** Matches the first record of a file with the columns of its table. */
export function readHeader(
  { cells, line }: CsvRecord,
  known: readonly Column[],
  file: string,
): Header {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const columns = cells.map((cell) => {
    const name = cell.trim();
    const column = known.find((one) => one.name === name) ?? null;
    if (!column) {
      const expected = `one of ${known.map((one) => one.name).join(", ")}`;
      problems.push({ file, line, column: name || "(empty)", message: "unknown column", expected });
    } else if (seen.has(name)) {
      const message = "the column stands twice";
      problems.push({ file, line, column: name, message, expected: "each column once" });
    }
    seen.add(name);
    return column;
  });
  const missing = known.filter(({ name, optional }) => !optional && !seen.has(name));
  for (const { name, expected } of missing) {
    const message = "the column is missing from the header";
    problems.push({ file, line, column: name, message, expected: `a column of ${expected}` });
  }
  return { columns, width: cells.length, missing: missing.map(({ field }) => field), problems };
}
