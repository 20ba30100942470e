import type { Problem } from "../../model/errors.ts";
import type { CsvRecord } from "../packages/csv-records.ts";

/** Final uses of the OECD tables' editions (ReadMe of ICIO 2016 to 2025), and plain names for the sum. */
const FINAL_USES =
  "HFCE|HC|NPISH|GGFC|GFCF|INVNT|DPABR|DIRP|P33|CONS_ABR|NONRES|DISC|FD|FINAL_?DEMAND";
const FINAL_USE = new RegExp(`^(?:.+_)?(?:${FINAL_USES})$`, "i");
const TOTAL = /^(?:OUT|OUTPUT|TOTAL)$/i;

/** What the columns of an input-output table in CSV hold. */
export interface IoHeader {
  readonly labels: readonly string[];
  /** Of each column after the first: index of its label, -1 a final use, -2 the total, -3 unreadable. */
  readonly roles: readonly number[];
  readonly names: readonly string[];
  readonly problems: readonly Problem[];
}

/** Roles of columns that are no label. */
export const FINAL_USE_COLUMN = -1;
export const TOTAL_COLUMN = -2;
const UNREADABLE_COLUMN = -3;

/** Reads the first line: row labels, buyers, final uses, total. The name of the first column is free. */
export function readIoHeader({ cells, line }: CsvRecord, file: string): IoHeader {
  const problems: Problem[] = [];
  const index = new Map<string, number>();
  const labels: string[] = [];
  const names = cells.slice(1).map((cell) => cell.trim());
  const seen = new Set<string>();
  const roles = names.map((name, at) => {
    if (name === "" || seen.has(name)) {
      const message = name === "" ? "the column has no name" : "the column stands twice";
      const column = name || `(column ${at + 2})`;
      problems.push({ file, line, column, message, expected: "COUNTRY_INDUSTRY, each once" });
      return UNREADABLE_COLUMN;
    }
    seen.add(name);
    if (TOTAL.test(name)) return TOTAL_COLUMN;
    if (FINAL_USE.test(name)) return FINAL_USE_COLUMN;
    index.set(name, labels.length);
    labels.push(name);
    return labels.length - 1;
  });
  if (labels.length === 0) {
    const message = "the header names no buyer";
    const expected = "a first column of row labels, then one column for each label";
    problems.push({ file, line, message, expected });
  } else if (roles.every((role) => role !== FINAL_USE_COLUMN && role !== TOTAL_COLUMN)) {
    const message = "there is no column of final demand and none of output";
    problems.push({ file, line, message, expected: "a column COUNTRY_HFCE, FD or OUT" });
  }
  return { labels, roles, names, problems };
}

/** What a row below the labels holds. */
export type SpecialRow = "output" | "value_added" | "taxes";

/** Rows that are no label: output, value added, taxes less subsidies (one, or one by country). */
export function specialRow(label: string): SpecialRow | null {
  if (TOTAL.test(label)) return "output";
  if (/^(?:VA|VALU)$/i.test(label)) return "value_added";
  return /^(?:.+_)?(?:TLS|TAXSUB|TXS_(?:INT|IMP)_FNL)$/i.test(label) ? "taxes" : null;
}
