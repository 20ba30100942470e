import { basename } from "node:path";
import { LinchpinError } from "../../model/errors.ts";
import { showValue } from "../../model/zod-problems.ts";
import { invalidData } from "../data-set.ts";
import { parseNumber } from "../packages/columns.ts";
import { readCsv } from "../packages/csv-records.ts";
import { ProblemList } from "../problem-list.ts";
import {
  type CsvColumn,
  emptyFile,
  type HeaderRead,
  type Positions,
  ragged,
  readHeader,
  unreadable,
} from "./csv-header.ts";

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

function trimmed(cells: readonly string[]): readonly string[] {
  return cells.map((cell) => cell.trim());
}
