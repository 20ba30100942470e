import { basename } from "node:path";
import {
  InvalidInputError,
  LinchpinError,
  NotFoundError,
  type Problem,
} from "../../model/errors.ts";
import { showValue } from "../../model/zod-problems.ts";
import { invalidData } from "../data-set.ts";
import { parseNumber } from "../packages/columns.ts";
import { type CsvRecord, readCsv } from "../packages/csv-records.ts";
import { ProblemList } from "../problem-list.ts";

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

/** One row of the file: cells by position, and what to do about one that is at fault. */
export class CsvRow {
  /** Cells without blanks around them. */
  cells: readonly string[] = [];
  line = 0;
  private readonly file: string;
  private readonly problems: ProblemList;

  constructor(file: string, problems: ProblemList) {
    this.file = file;
    this.problems = problems;
  }

  /** The text of a cell; null, and a problem, if it is empty. */
  text(at: number | undefined, column: string, expected = "text"): string | null {
    const text = this.at(at);
    if (text !== "") return text;
    this.fault(column, "the cell is empty", expected);
    return null;
  }

  /** The number of a cell within bounds; NaN, and a problem, if it is none. */
  number(at: number | undefined, column: string, bounds: Bounds): number {
    const text = this.at(at);
    const number = parseNumber(text);
    if (number !== null && bounds.holds(number)) return number;
    const message = text === "" ? "the cell is empty" : `is ${showValue(text)}`;
    this.fault(column, message, bounds.expected);
    return Number.NaN;
  }

  fault(column: string, message: string, expected: string): void {
    this.problems.add({ file: this.file, line: this.line, column, message, expected });
  }

  private at(position: number | undefined): string {
    return position === undefined ? "" : (this.cells[position] ?? "");
  }
}

/** Which numbers a column takes. */
export interface Bounds {
  readonly holds: (value: number) => boolean;
  readonly expected: string;
}

/** What was in a file beside its rows. */
export interface CsvSummary {
  /** Columns of the file that the reader does not know and left out. */
  readonly ignoredColumns: readonly string[];
}

/**
 * Streams the rows of a CSV file with a header to `take`. Columns stand in any order, their names in
 * upper or lower case; columns that the reader does not know are left out and named in the summary.
 * @param start is handed the positions of the columns before the first row
 * @throws InvalidInputError `invalid_data` with every fault of the file (the first thousand, and how
 *   many more): an empty file, missing or repeated columns, rows of another length, and what `take`
 *   reports; NotFoundError `not_found`; LimitError `too_large`
 */
export async function readCsvColumns(
  path: string,
  columns: readonly CsvColumn[],
  start: (positions: Positions) => (row: CsvRow) => void,
): Promise<CsvSummary> {
  const file = basename(path);
  const problems = new ProblemList([file]);
  const row = new CsvRow(file, problems);
  let header: HeaderRead | null = null;
  let take: (row: CsvRow) => void = () => undefined;
  try {
    await readCsv(path, file, ({ cells, line }) => {
      if (header === null) {
        header = readHeader({ cells, line }, columns, file);
        problems.add(...header.problems);
        if (header.problems.length === 0) take = start(header.positions);
      } else if (cells.length !== header.width) {
        problems.add(ragged(file, line, cells.length, header.width));
      } else {
        row.line = line;
        row.cells = trimmed(cells);
        take(row);
      }
    });
  } catch (error) {
    if (!(error instanceof LinchpinError)) throw unreadable(error, path);
    if (error.code !== "invalid_data") throw error;
    problems.add(...error.details);
  }
  const found = header as HeaderRead | null; // assigned in the callback, which the compiler cannot see
  if (!found && !problems.hasErrors) problems.add(emptyFile(file, columns));
  if (problems.hasErrors) throw invalidData(file, problems.list());
  return { ignoredColumns: found?.ignored ?? [] };
}

/** A path that is no file is a fault of the call, not of the program. */
function unreadable(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const expected = "a CSV file";
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

interface HeaderRead {
  readonly positions: Positions;
  readonly width: number;
  readonly ignored: readonly string[];
  readonly problems: readonly Problem[];
}

function readHeader(
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

function emptyFile(file: string, columns: readonly CsvColumn[]): Problem {
  return { file, line: 1, message: "the file is empty", expected: headerOf(columns) };
}

function ragged(file: string, line: number, found: number, width: number): Problem {
  return {
    file,
    line,
    message: `the row has ${found} ${found === 1 ? "cell" : "cells"}`,
    expected: `${width}, as the header has; is the file cut off or a comma not in quotes?`,
  };
}

function trimmed(cells: readonly string[]): readonly string[] {
  return cells.map((cell) => cell.trim());
}
