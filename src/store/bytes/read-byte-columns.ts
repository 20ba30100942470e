import { basename } from "node:path";
import { LinchpinError } from "../../model/errors.ts";
import { showValue } from "../../model/zod-problems.ts";
import { invalidData } from "../data-set.ts";
import type { Bounds, CsvSummary } from "../formats/csv-columns.ts";
import {
  type CsvColumn,
  emptyFile,
  type HeaderRead,
  type Positions,
  ragged,
  readHeader,
  unreadable,
} from "../formats/csv-header.ts";
import { ProblemList } from "../problem-list.ts";
import { numberOf, textOf, trimmedEnd, trimmedStart } from "./byte-cell.ts";
import { type ReadControl, readRecords } from "./read-records.ts";
import { RowCells } from "./row-cells.ts";

/** One row of a large file: its cells by position, and what to do about one that is at fault. */
export class ByteRow {
  readonly cells = new RowCells();
  line = 0;
  private readonly file: string;
  private readonly problems: ProblemList;

  constructor(file: string, problems: ProblemList) {
    this.file = file;
    this.problems = problems;
  }

  /** The text of a cell without blanks around it. */
  text(at: number): string {
    const { bytes, starts, ends } = this.cells;
    const start = trimmedStart(bytes, starts[at]!, ends[at]!);
    return textOf(bytes, start, trimmedEnd(bytes, start, ends[at]!));
  }

  /** The number of a cell within bounds; NaN, and a problem, if it is none. */
  number(at: number, column: string, bounds: Bounds): number {
    const { bytes, starts, ends, wholes } = this.cells;
    const whole = wholes[at]!;
    if (whole >= 0 && bounds.holds(whole)) return whole;
    const start = trimmedStart(bytes, starts[at]!, ends[at]!);
    const number = numberOf(bytes, start, trimmedEnd(bytes, start, ends[at]!));
    if (number !== null && bounds.holds(number)) return number;
    const text = this.text(at);
    const message = text === "" ? "the cell is empty" : `is ${showValue(text)}`;
    this.fault(column, message, bounds.expected);
    return Number.NaN;
  }

  fault(column: string, message: string, expected: string): void {
    this.problems.add({ file: this.file, line: this.line, column, message, expected });
  }
}

/**
 * Streams the rows of a large CSV file with a header to `take`: what `readCsvColumns` does, several times
 * as fast, for who makes numbers of cells and no text.
 * @param start is handed the positions of the columns and the row that is filled again and again
 * @throws as `readCsvColumns`; CancelledError `cancelled`
 */
export async function readByteColumns(
  path: string,
  columns: readonly CsvColumn[],
  start: (positions: Positions, row: ByteRow) => () => void,
  control: ReadControl = {},
): Promise<CsvSummary> {
  const file = basename(path);
  const problems = new ProblemList([file]);
  const row = new ByteRow(file, problems);
  const { cells } = row;
  let header: HeaderRead | null = null;
  let take = (): void => undefined;
  const takeHeader = (line: number): void => {
    const names = Array.from({ length: cells.count }, (_, at) => cells.raw(at));
    const read = readHeader({ cells: names, line }, columns, file);
    header = read;
    problems.add(...read.problems);
    if (read.problems.length === 0) take = start(read.positions, row);
    cells.width = read.width;
  };
  const takeRow = (line: number): void => {
    if (header === null) takeHeader(line);
    else if (cells.count !== cells.width)
      problems.add(ragged(file, line, cells.count, cells.width));
    else {
      row.line = line;
      take();
    }
  };
  try {
    await readRecords(path, file, cells, takeRow, control);
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
