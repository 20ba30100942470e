import { isUtf8 } from "node:buffer";
import { type FileHandle, open } from "node:fs/promises";
import { OWN_MEMORY, type Space } from "../../engine/wasm/space.ts";
import { CancelledError, InvalidInputError, LimitError, type Problem } from "../../model/errors.ts";
import { CSV_FAULTS, MAX_RECORD_BYTES } from "../packages/csv-records.ts";
import { utf8Problem } from "../packages/utf8-guard.ts";
import type { PlainRows } from "./compiled-rows.ts";
import { NOT_PLAIN, type QuoteFault, type RowCells, UNFINISHED } from "./row-cells.ts";

/** Bytes that are read at once: some milliseconds of work. */
const CHUNK = 1 << 19;
/** Bytes that are free behind those that are there. */
const SPARE = 64;
/** Bytes from which the number of rows is guessed. */
const SAMPLE = 1 << 16;
/** Files in which few rows are plain are read one by one. */
const MOST_PATIENCE = 127;
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

/** What records go to. */
export interface RecordSink {
  /**
   * @param line on which the record starts
   * @param expected how many records there are likely to be, with something to spare
   */
  take(line: number, expected: () => number): void;
  /** Takes records of one line each, as many as it likes, from bytes that end behind a line end. */
  takePlain(bytes: Uint8Array, from: number, end: number): PlainRows;
}

/**
 * Streams the records of a CSV file as `readCsv` does, cells as places in bytes: nothing is made of a
 * cell that nobody asks for. Memory stays bounded by the longest record.
 * @param cells filled anew for each record; `width` may be set by `take` once it is known
 * @param space for the bytes that are in memory
 * @throws InvalidInputError `invalid_data`, LimitError `too_large` with one problem; CancelledError
 */
export async function readRecords(
  path: string,
  file: string,
  cells: RowCells,
  sink: RecordSink,
  { signal, onProgress, space = OWN_MEMORY }: ReadControl & { readonly space?: Space } = {},
): Promise<void> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const reader = new RecordBytes({ file, size, cells, sink, space });
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

/** A file, and what its bytes become. */
interface BytesOf {
  readonly file: string;
  readonly size: number;
  readonly cells: RowCells;
  readonly sink: RecordSink;
  readonly space: Space;
}

/** The part of a file that is in memory: from the start of a record on. */
class RecordBytes {
  /** Bytes of the file in front of those in memory that are still to be read. */
  position = 0;
  private readonly of: BytesOf;
  private buffer: Buffer;
  private filled = 0;
  private line = 1;
  /** Rows that are read one by one before plain ones are looked for again. */
  private patience = 0;

  constructor(of: BytesOf) {
    this.of = of;
    this.buffer = bufferOf(of.space, 2 * CHUNK);
  }

  /** Reads on. @returns whether there may be more */
  async readFrom(handle: FileHandle): Promise<boolean> {
    const { filled } = this;
    if (this.buffer.length - filled < CHUNK) {
      const wider = bufferOf(this.of.space, 2 * this.buffer.length);
      this.buffer.copy(wider, 0, 0, filled);
      this.buffer = wider;
    }
    // Some bytes stay free: the line end that a last row may lack, and what is looked at behind it.
    const room = this.buffer.length - filled - SPARE;
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
    const { buffer } = this;
    const { cells, sink } = this.of;
    const bytes = buffer.subarray(0, end);
    if (!isUtf8(bytes)) throw this.notUtf8(bytes);
    buffer[this.filled] = FEED;
    cells.bytes = buffer;
    let at = this.position === 0 && startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
    let alone = 0;
    while (at < end) {
      if (alone-- === 0) {
        const plain = sink.takePlain(buffer, at, end);
        this.line += plain.rows;
        at = plain.next;
        this.patience = plain.rows > 0 ? 1 : Math.min(2 * this.patience + 1, MOST_PATIENCE);
        alone = this.patience;
        continue;
      }
      const next = cells.width > 1 ? cells.plain(at) : NOT_PLAIN;
      if (next !== NOT_PLAIN && next - at <= MAX_RECORD_BYTES) {
        sink.take(this.line++, this.expected);
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
    const { cells, sink } = this.of;
    const next = cells.record(at, end, isLast);
    if (next === UNFINISHED) return next;
    if (next < 0) throw this.notCsv();
    if (next - at > MAX_RECORD_BYTES) throw this.tooLong();
    if (!cells.isBlank) {
      cells.undouble();
      sink.take(this.line, this.expected);
    }
    this.line += cells.lines;
    return next;
  }

  /** From the lines among the first bytes that are there. */
  private readonly expected = (): number => {
    const sample = this.buffer.subarray(0, Math.min(SAMPLE, this.filled));
    let lines = 0;
    for (let at = 0; at < sample.length; at++) if (sample[at] === FEED) lines++;
    return Math.ceil(1.15 * (lines / sample.length) * this.of.size) + 2;
  };

  private notUtf8(bytes: Buffer): InvalidInputError {
    return thrown(utf8Problem(bytes, this.of.file, { line: this.line, position: this.position }));
  }

  private notCsv(): InvalidInputError {
    const { fault, faultLines } = this.of.cells;
    const known = CSV_FAULTS[FAULTS[fault ?? "open"]];
    return thrown({
      file: this.of.file,
      line: this.line + faultLines,
      message: known?.message ?? "",
      expected: known?.expected ?? "",
    });
  }

  private tooLong(): LimitError {
    const known = CSV_FAULTS["CSV_MAX_RECORD_SIZE"];
    const message = known?.message ?? "";
    const problem = {
      file: this.of.file,
      line: this.line,
      message,
      expected: known?.expected ?? "",
    };
    return new LimitError("too_large", message, { details: [problem] });
  }
}

function bufferOf(space: Space, length: number): Buffer {
  const bytes = space.bytes(length);
  return Buffer.from(bytes.buffer, bytes.byteOffset, length);
}

function startsWithMark(bytes: Uint8Array): boolean {
  return BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte);
}

function thrown(problem: Problem): InvalidInputError {
  return new InvalidInputError("invalid_data", problem.message, { details: [problem] });
}
