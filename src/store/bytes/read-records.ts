import { isUtf8 } from "node:buffer";
import { type FileHandle, open } from "node:fs/promises";
import { CancelledError, InvalidInputError, LimitError, type Problem } from "../../model/errors.ts";
import { CSV_FAULTS, MAX_RECORD_BYTES } from "../packages/csv-records.ts";
import { utf8Problem } from "../packages/utf8-guard.ts";
import { NOT_PLAIN, type QuoteFault, type RowCells, UNFINISHED } from "./row-cells.ts";

/** Bytes that are read at once: some milliseconds of work. */
const CHUNK = 1 << 20;
const FEED = 0x0a;
const RETURN = 0x0d;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const FAULTS: Readonly<Record<QuoteFault, string>> = {
  opening: "INVALID_OPENING_QUOTE",
  closing: "CSV_INVALID_CLOSING_QUOTE",
  open: "CSV_QUOTE_NOT_CLOSED",
};

/** How far reading a file has come. */
export interface ReadProgress {
  readonly bytes: number;
  readonly of: number;
}

/** How a long reading is watched and stopped. */
export interface ReadControl {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
}

/**
 * Streams the records of a CSV file as `readCsv` does, cells as places in bytes: nothing is made of a
 * cell that nobody asks for. Memory stays bounded by the longest record.
 * @param cells filled anew for each record; `width` may be set by `take` once it is known
 * @param take is handed the line on which the record starts
 * @throws InvalidInputError `invalid_data`, LimitError `too_large` with one problem; CancelledError
 */
export async function readRecords(
  path: string,
  file: string,
  cells: RowCells,
  take: (line: number) => void,
  { signal, onProgress }: ReadControl = {},
): Promise<void> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const reader = new RecordBytes(file, cells, take);
    for (let isMore = true; isMore; ) {
      if (signal?.aborted) {
        const message = "reading the file was given up";
        throw new CancelledError("cancelled", message, { cause: signal.reason });
      }
      isMore = await reader.readFrom(handle);
      onProgress?.({ bytes: reader.position, of: size });
    }
  } finally {
    await handle.close();
  }
}

/** The part of a file that is in memory: from the start of a record on. */
class RecordBytes {
  /** Bytes of the file in front of those in memory that are still to be read. */
  position = 0;
  private readonly file: string;
  private readonly cells: RowCells;
  private readonly take: (line: number) => void;
  private buffer = Buffer.allocUnsafeSlow(2 * CHUNK);
  private filled = 0;
  private line = 1;

  constructor(file: string, cells: RowCells, take: (line: number) => void) {
    this.file = file;
    this.cells = cells;
    this.take = take;
  }

  /** Reads on. @returns whether there may be more */
  async readFrom(handle: FileHandle): Promise<boolean> {
    const { filled } = this;
    if (this.buffer.length - filled < CHUNK) {
      const wider = Buffer.allocUnsafeSlow(2 * this.buffer.length);
      this.buffer.copy(wider, 0, 0, filled);
      this.buffer = wider;
    }
    // One byte stays free for the line end that a last row may lack.
    const room = this.buffer.length - filled - 1;
    const { bytesRead } = await handle.read(this.buffer, filled, Math.min(room, CHUNK));
    this.filled += bytesRead;
    const isLast = bytesRead === 0;
    const end = isLast ? this.filled : this.lastLineEnd(filled);
    if (end > 0) {
      const at = this.takeRecords(end, isLast);
      this.buffer.copyWithin(0, at, this.filled);
      this.filled -= at;
      this.position += at;
    }
    if (this.filled > MAX_RECORD_BYTES) throw this.tooLong();
    return !isLast;
  }

  /** Behind the last line end that is surely whole; 0 if there is none among the new bytes. */
  private lastLineEnd(from: number): number {
    const fresh = this.buffer.subarray(from, this.filled);
    const feed = fresh.lastIndexOf(FEED);
    if (feed >= 0) return from + feed + 1;
    const ret = fresh.subarray(0, -1).lastIndexOf(RETURN);
    return ret >= 0 ? from + ret + 1 : 0;
  }

  /** @returns where the first record starts that is not whole */
  private takeRecords(end: number, isLast: boolean): number {
    const { cells, buffer } = this;
    const bytes = buffer.subarray(0, end);
    if (!isUtf8(bytes)) throw this.notUtf8(bytes);
    buffer[this.filled] = FEED;
    cells.bytes = buffer;
    let at = this.position === 0 && startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
    while (at < end) {
      const next = cells.width > 1 ? cells.plain(at) : NOT_PLAIN;
      if (next !== NOT_PLAIN && next - at <= MAX_RECORD_BYTES) {
        this.take(this.line++);
        at = next;
        continue;
      }
      const behind = this.takeRecord(at, end, isLast);
      if (behind === UNFINISHED) break;
      at = behind;
    }
    return Math.min(at, end);
  }

  private takeRecord(at: number, end: number, isLast: boolean): number {
    const { cells } = this;
    const next = cells.record(at, end, isLast);
    if (next === UNFINISHED) return next;
    if (next < 0) throw this.notCsv();
    if (next - at > MAX_RECORD_BYTES) throw this.tooLong();
    if (!cells.isBlank) {
      cells.undouble();
      this.take(this.line);
    }
    this.line += cells.lines;
    return next;
  }

  private notUtf8(bytes: Buffer): InvalidInputError {
    return thrown(utf8Problem(bytes, this.file, { line: this.line, position: this.position }));
  }

  private notCsv(): InvalidInputError {
    const { fault, faultLines } = this.cells;
    const known = CSV_FAULTS[FAULTS[fault ?? "open"]];
    return thrown({
      file: this.file,
      line: this.line + faultLines,
      message: known?.message ?? "",
      expected: known?.expected ?? "",
    });
  }

  private tooLong(): LimitError {
    const known = CSV_FAULTS["CSV_MAX_RECORD_SIZE"];
    const message = known?.message ?? "";
    const problem = { file: this.file, line: this.line, message, expected: known?.expected ?? "" };
    return new LimitError("too_large", message, { details: [problem] });
  }
}

function startsWithMark(bytes: Uint8Array): boolean {
  return BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte);
}

function thrown(problem: Problem): InvalidInputError {
  return new InvalidInputError("invalid_data", problem.message, { details: [problem] });
}
