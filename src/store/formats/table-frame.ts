import { basename } from "node:path";
import { LinchpinError } from "../../model/errors.ts";
import { invalidData } from "../data-set.ts";
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

/** What was in a file beside its rows. */
export interface CsvSummary {
  /** Columns of the file that the reader does not know and left out. */
  readonly ignoredColumns: readonly string[];
}

/** What the readers of tables share: the header, rows of another length, and all faults told at once. */
export class TableFrame {
  readonly file: string;
  readonly problems: ProblemList;
  /** Cells of the header; 0 until it is there. */
  width = 0;
  private readonly path: string;
  private readonly columns: readonly CsvColumn[];
  private header: HeaderRead | null = null;

  constructor(path: string, columns: readonly CsvColumn[]) {
    this.path = path;
    this.columns = columns;
    this.file = basename(path);
    this.problems = new ProblemList([this.file]);
  }

  /** Takes the first row. @returns null if columns are missing or stand twice */
  open(cells: readonly string[], line: number): Positions | null {
    const header = readHeader({ cells, line }, this.columns, this.file);
    this.header = header;
    this.width = header.width;
    this.problems.add(...header.problems);
    return header.problems.length === 0 ? header.positions : null;
  }

  /** Whether a row has as many cells as the header; if not, that is a problem. */
  fits(count: number, line: number): boolean {
    if (count === this.width) return true;
    this.problems.add(ragged(this.file, line, count, this.width));
    return false;
  }

  /**
   * @param read reads all rows
   * @param expected what the path should have been
   * @throws InvalidInputError `invalid_data` with every fault; NotFoundError `not_found`; what `read` throws else
   */
  async around(read: () => Promise<void>, expected = "a CSV file"): Promise<CsvSummary> {
    const { file, path, problems, columns } = this;
    try {
      await read();
    } catch (error) {
      if (!(error instanceof LinchpinError)) throw unreadable(error, path, expected);
      if (error.code !== "invalid_data") throw error;
      problems.add(...error.details);
    }
    if (!this.header && !problems.hasErrors) problems.add(emptyFile(file, columns));
    if (problems.hasErrors) throw invalidData(file, problems.list());
    return { ignoredColumns: this.header?.ignored ?? [] };
  }
}
