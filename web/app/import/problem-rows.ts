import type { ProblemResponse } from "../../../src/api/contract/operations.ts";

/** A problem as a row of the table. */
export interface ProblemRow {
  /** Which of all problems, from 1: two may read alike. */
  readonly number: number;
  readonly file: string;
  /** `14:share`, `14`, a pointer, or nothing. */
  readonly place: string;
  readonly what: string;
  readonly expected: string;
}

/** So many problems are shown; all can be copied. */
export const MOST_SHOWN = 200;

/** Every problem with the files; none where something else went wrong. */
export function problemRows({ errors = [] }: Partial<ProblemResponse>): ProblemRow[] {
  return errors
    .filter(({ file }) => file !== undefined)
    .map(({ file = "", line, column, pointer, detail, expected }, at) => ({
      number: at + 1,
      file,
      place: [line, column].filter((part) => part !== undefined).join(":") || (pointer ?? ""),
      what: detail,
      expected,
    }));
}

/** The rows as a table that spreadsheets take: columns split by tabs. */
export function problemText(header: readonly string[], rows: readonly ProblemRow[]): string {
  const lines = rows.map(({ file, place, what, expected }) => [file, place, what, expected]);
  return [header, ...lines]
    .map((cells) => cells.map((cell) => cell.replaceAll(/[\t\r\n]+/g, " ")).join("\t"))
    .join("\n");
}
