import { InvalidInputError, NotFoundError, type Problem } from "../../model/errors.ts";
import { showValue } from "../../model/zod-problems.ts";
import type { CsvRecord } from "../packages/csv-records.ts";

/** A column of a CSV file outside data packages, as its reader looks for it. */
export interface CsvColumn {
  readonly name: string;
  /** Other names that stand for the same column. */
  readonly aliases?: readonly string[];
  /** Words for it in a header that knows none of the names and aliases of required columns. */
  readonly plain?: readonly string[];
  /** The header may leave it out; where it stands, every row needs a value all the same. */
  readonly optional?: boolean;
}

/** Position of each column in the file, by its name; columns the file leaves out have none. */
export type Positions = Readonly<Record<string, number>>;

/** What a header says. */
export interface HeaderRead {
  readonly positions: Positions;
  readonly width: number;
  readonly ignored: readonly string[];
  readonly problems: readonly Problem[];
}

/** Finds columns by their names in the header of a file. */
export function readHeader(
  { cells, line }: CsvRecord,
  columns: readonly CsvColumn[],
  file: string,
): HeaderRead {
  const positions: Record<string, number> = {};
  const problems: Problem[] = [];
  const ignored: string[] = [];
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const isPlain = !columns.some((one) => !one.optional && names.some((name) => isNamed(one, name)));
  for (const [at, cell] of cells.entries()) {
    const name = names[at] ?? "";
    const column = columns.find(
      (one) => isNamed(one, name) || (isPlain && one.plain?.includes(name)),
    );
    if (!column) ignored.push(cell.trim());
    else if (positions[column.name] === undefined) positions[column.name] = at;
    else {
      const message = `the column ${column.name} stands twice`;
      problems.push({ file, line, column: cell.trim(), message, expected: "each column once" });
    }
  }
  for (const { name, optional } of columns) {
    if (optional || positions[name] !== undefined) continue;
    const message = `the column is missing from the header ${showValue(cells.join(","))}`;
    problems.push({ file, line, column: name, message, expected: headerOf(columns) });
  }
  return { positions, width: cells.length, ignored, problems };
}

function isNamed({ name, aliases }: CsvColumn, text: string): boolean {
  return name === text || aliases?.includes(text) === true;
}

function headerOf(columns: readonly CsvColumn[]): string {
  const names = columns.map(({ name, aliases = [], optional }) => {
    const all = [name, ...aliases].join(" or ");
    return optional ? `[${all}]` : all;
  });
  return `a header with ${names.join(", ")}`;
}

/** The problem with a file without a header. */
export function emptyFile(file: string, columns: readonly CsvColumn[]): Problem {
  return { file, line: 1, message: "the file is empty", expected: headerOf(columns) };
}

/** The problem with a row that has more or fewer cells than the header. */
export function ragged(file: string, line: number, found: number, width: number): Problem {
  return {
    file,
    line,
    message: `the row has ${found} ${found === 1 ? "cell" : "cells"}`,
    expected: `${width}, as the header has; is the file cut off or a comma not in quotes?`,
  };
}

/** A path that is no file is a fault of the call, not of the program. */
export function unreadable(error: unknown, path: string, expected: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") {
    const message = "there is no such file";
    const details = [{ file: path, message, expected }];
    return new NotFoundError("not_found", `${path}: ${message}`, { details, cause: error });
  }
  if (code !== "EISDIR" && code !== "EACCES") return error;
  const message = code === "EISDIR" ? "is a folder" : "may not be read";
  const details = [{ file: path, message, expected }];
  return new InvalidInputError("invalid_data", `${path} ${message}`, { details, cause: error });
}
