import { showValue } from "../../model/zod-problems.ts";
import { parseNumber } from "../packages/columns.ts";
import { readCsv } from "../packages/csv-records.ts";
import type { ProblemList } from "../problem-list.ts";
import type { CsvColumn, Positions } from "./csv-header.ts";
import { type CsvSummary, TableFrame } from "./table-frame.ts";

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
  const frame = new TableFrame(path, columns);
  const row = new CsvRow(frame.file, frame.problems);
  let take: (row: CsvRow) => void = () => undefined;
  return frame.around(() =>
    readCsv(path, frame.file, ({ cells, line }) => {
      if (frame.width === 0) {
        const positions = frame.open(cells, line);
        if (positions) take = start(positions);
      } else if (frame.fits(cells.length, line)) {
        row.line = line;
        row.cells = trimmed(cells);
        take(row);
      }
    }),
  );
}

function trimmed(cells: readonly string[]): readonly string[] {
  return cells.map((cell) => cell.trim());
}
