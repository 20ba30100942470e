import { createReadStream } from "node:fs";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, type Parser, parse } from "csv-parse";
import { InvalidInputError, LimitError, LinchpinError, type Problem } from "../../model/errors.ts";
import { PlainLines } from "./plain-lines.ts";
import { Utf8Guard } from "./utf8-guard.ts";

/** Longest record that is read; a longer one is no table row but a damaged file. */
export const MAX_RECORD_BYTES = 1 << 20;

export interface CsvRecord {
  readonly cells: readonly string[];
  /** Line on which the record starts, from 1. */
  readonly line: number;
}

/**
 * Streams the records of a CSV file (RFC 4180, UTF-8 with or without byte order mark) to `take`, in
 * order; what stands before a fault is handed over before it is thrown. Blank lines are skipped; lines
 * may end in CRLF, LF or CR, each in its own way.
 * Memory stays bounded: no record may be longer than `MAX_RECORD_BYTES`.
 * @param file name of the file in messages
 * @throws InvalidInputError, LimitError with one problem that names file and line
 */
export async function readCsv(
  path: string,
  file: string,
  take: (record: CsvRecord) => void,
): Promise<void> {
  const reader = new RecordReader(take);
  try {
    await pipeline(createReadStream(path), new Utf8Guard(file), reader);
  } catch (error) {
    throw explained(error, file, reader);
  }
}

/** Splits plain records itself; from the first quote on a parser reads. */
class RecordReader extends Writable {
  /** Line on which the next record starts. */
  nextLine = 1;
  /** Lines before those that the parser counts. */
  linesBefore = 0;
  private readonly take: (record: CsvRecord) => void;
  private readonly plain: PlainLines;
  private parser: Parser | null = null;

  constructor(take: (record: CsvRecord) => void) {
    super();
    this.take = take;
    this.plain = new PlainLines(MAX_RECORD_BYTES, (cells, line) => take({ cells, line }));
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    if (this.parser) {
      this.parser.write(chunk, (error) => done(error ?? undefined));
      return;
    }
    const unplain = this.plain.add(chunk.toString("utf8"));
    this.nextLine = this.plain.line;
    if (unplain === null) done();
    else {
      this.linesBefore = unplain.line - 1;
      this.parser = this.openParser();
      this.parser.write(unplain.text, (error) => done(error ?? undefined));
    }
  }

  override _final(done: (error?: Error) => void): void {
    if (!this.parser) {
      this.plain.end();
      done();
      return;
    }
    this.parser.once("end", () => done()).end();
  }

  private openParser(): Parser {
    let crlfInCells = 0; // the parser counts a CRLF inside quotes as two lines
    const parser = parse({
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_RECORD_BYTES,
      on_record: (cells: string[], { lines }: { lines: number }) => {
        const text = cells.join(",");
        const crlf = occurrences(text, "\r\n");
        crlfInCells += crlf;
        const end = this.linesBefore + lines - crlfInCells;
        const breaks = occurrences(text, "\n") + occurrences(text, "\r") - crlf;
        this.take({ cells, line: end - breaks });
        this.nextLine = end + 1;
        return null; // nothing is left for the stream's reading end
      },
    });
    parser.on("error", (error) => this.destroy(error));
    return parser.resume();
  }
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

function explained(
  error: unknown,
  file: string,
  { nextLine, linesBefore }: Pick<RecordReader, "nextLine" | "linesBefore">,
): unknown {
  if (error instanceof LinchpinError) return error;
  if (!(error instanceof CsvError)) return error;
  const known = CSV_FAULTS[error.code];
  const line =
    error.code === "CSV_QUOTE_NOT_CLOSED" ? nextLine : linesOf(error, nextLine, linesBefore);
  const problem: Problem = {
    file,
    line,
    message: known?.message ?? error.message,
    expected: known?.expected ?? "CSV after RFC 4180",
  };
  const Kind = error.code === "CSV_MAX_RECORD_SIZE" ? LimitError : InvalidInputError;
  return new Kind(Kind === LimitError ? "too_large" : "invalid_data", problem.message, {
    details: [problem],
    cause: error,
  });
}

function linesOf(error: CsvError, nextLine: number, linesBefore: number): number {
  const lines: unknown = error["lines"];
  return typeof lines === "number" ? linesBefore + lines : nextLine;
}

/** What is said of text that is no CSV, by the parser's code. */
export const CSV_FAULTS: Readonly<Record<string, { message: string; expected: string }>> = {
  CSV_MAX_RECORD_SIZE: {
    message: `the row is longer than ${MAX_RECORD_BYTES} bytes; nothing after it was read`,
    expected: "a table row; is a quote or a line end missing?",
  },
  CSV_QUOTE_NOT_CLOSED: {
    message: "a quote is opened here and never closed; the file seems cut off",
    expected: 'a closing "',
  },
  INVALID_OPENING_QUOTE: {
    message: "a quote inside a cell that does not start with one; nothing after it was read",
    expected: 'the whole cell in quotes, quotes inside doubled ("")',
  },
  CSV_INVALID_CLOSING_QUOTE: {
    message: "text after a closing quote; nothing after it was read",
    expected: "a comma or the end of the line",
  },
};
