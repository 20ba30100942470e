import { textOf } from "./byte-cell.ts";

const COMMA = 0x2c;
const QUOTE = 0x22;
const FEED = 0x0a;
const RETURN = 0x0d;
const ZERO = 48;
const MOST_DIGITS = 9;

/** The record goes on behind the bytes that are there. */
export const UNFINISHED = -1;
/** The record is not CSV: see `fault`. */
export const NOT_CSV = -2;
/** The row has to be read by `record`. */
export const NOT_PLAIN = -3;

/** What is wrong with quotes. */
export type QuoteFault = "opening" | "closing" | "open";

/** The cells of one row as places in its bytes. */
export class RowCells {
  bytes: Uint8Array = new Uint8Array();
  /** Cells of a row that `plain` reads, and of the record that was read. */
  width = 0;
  count = 0;
  /** Where each cell starts and ends, and the whole number that it spells in its usual form, or -1. */
  starts = new Int32Array(16);
  ends = new Int32Array(16);
  wholes = new Int32Array(16);
  /** Lines that the record took. */
  lines = 0;
  /** Whether there is nothing on the line. */
  isBlank = false;
  fault: QuoteFault | null = null;
  /** Lines from the start of the record to its fault. */
  faultLines = 0;

  /**
   * Reads a row of `width` cells without quotes that ends in a line feed; a line end has to follow.
   * @returns where the next row starts, or `NOT_PLAIN`
   */
  plain(from: number): number {
    const { bytes, starts, ends, wholes, width } = this;
    let at = from;
    for (let c = 0; c < width; c++) {
      const start = at;
      let digit = bytes[at]! - ZERO;
      let whole = 0;
      while (digit >>> 0 <= 9) {
        whole = (Math.imul(whole, 10) + digit) | 0;
        digit = bytes[++at]! - ZERO;
      }
      let byte = digit + ZERO;
      const digits = at - start;
      while (byte !== COMMA && byte !== FEED && byte !== RETURN && byte !== QUOTE) {
        byte = bytes[++at]!;
      }
      starts[c] = start;
      ends[c] = at;
      wholes[c] = digits === at - start && isUsual(digits, bytes[start]!) ? whole : -1;
      if (byte !== COMMA) return c === width - 1 ? this.behindPlain(at) : NOT_PLAIN;
      at++;
    }
    return NOT_PLAIN;
  }

  private behindPlain(at: number): number {
    this.count = this.width;
    const byte = this.bytes[at]!;
    if (byte === FEED) return at + 1;
    return byte === RETURN && this.bytes[at + 1]! === FEED ? at + 2 : NOT_PLAIN;
  }

  /**
   * Reads any record after RFC 4180.
   * @param isLast whether nothing follows behind `end`
   * @returns where the next one starts, `UNFINISHED` or `NOT_CSV`
   */
  record(from: number, end: number, isLast: boolean): number {
    this.count = 0;
    this.lines = 0;
    this.isBlank = false;
    let at = from;
    for (;;) {
      const isQuoted = bytesAt(this.bytes, at, end) === QUOTE;
      const stop = isQuoted ? this.quoted(at, end, isLast) : this.unquoted(at, end);
      if (stop < 0) return stop;
      const mark = bytesAt(this.bytes, stop, end);
      if (mark === COMMA) {
        at = stop + 1;
        continue;
      }
      if (stop === end && !isLast) return UNFINISHED;
      if (mark === RETURN && stop + 1 === end && !isLast) return UNFINISHED;
      this.lines++;
      this.isBlank = this.count === 1 && stop === from;
      if (stop === end) return end;
      return mark === RETURN && bytesAt(this.bytes, stop + 1, end) === FEED ? stop + 2 : stop + 1;
    }
  }

  /** The text of a cell as it stands, blanks and all. */
  raw(position: number): string {
    return textOf(this.bytes, this.starts[position]!, this.ends[position]!);
  }

  private unquoted(start: number, end: number): number {
    const { bytes } = this;
    let at = start;
    for (; at < end; at++) {
      const byte = bytes[at];
      if (byte === COMMA || byte === FEED || byte === RETURN) break;
      if (byte === QUOTE) return this.refuse("opening", this.lines);
    }
    this.add(start, at);
    return at;
  }

  private quoted(start: number, end: number, isLast: boolean): number {
    const { bytes } = this;
    let doubled = 0;
    let lines = this.lines;
    let at = start + 1;
    for (; at < end; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        if (bytesAt(bytes, at + 1, end) !== QUOTE) break;
        doubled++;
        at++;
      } else if (byte === FEED ? bytes[at - 1] !== RETURN : byte === RETURN) lines++;
    }
    if (at === end) return isLast ? this.refuse("open", 0) : UNFINISHED;
    if (at + 1 === end && !isLast) return UNFINISHED;
    const mark = bytesAt(bytes, at + 1, end);
    if (at + 1 < end && mark !== COMMA && mark !== FEED && mark !== RETURN) {
      return this.refuse("closing", lines);
    }
    this.lines = lines;
    this.add(start + 1, at, doubled > 0);
    return at + 1;
  }

  private refuse(fault: QuoteFault, lines: number): number {
    this.fault = fault;
    this.faultLines = lines;
    return NOT_CSV;
  }

  /** Adds a cell, quotes in it still doubled: the record may have to be read again. */
  private add(start: number, end: number, isDoubled = false): void {
    const c = this.count++;
    if (c === this.starts.length) this.widen();
    this.starts[c] = start;
    this.ends[c] = end;
    this.wholes[c] = isDoubled ? DOUBLED : -1;
  }

  /** Takes one of every two quotes inside quotes away, once the record is there as a whole. */
  undouble(): void {
    const { bytes, starts, ends, wholes } = this;
    for (let c = 0; c < this.count; c++) {
      if (wholes[c] !== DOUBLED) continue;
      let to = starts[c]!;
      for (let at = to; at < ends[c]!; at++) {
        if (bytes[at] === QUOTE) at++;
        bytes[to++] = bytes[at]!;
      }
      ends[c] = to;
      wholes[c] = -1;
    }
  }

  private widen(): void {
    const wide = (column: Int32Array) => {
      const wider = new Int32Array(2 * column.length);
      wider.set(column);
      return wider;
    };
    this.starts = wide(this.starts);
    this.ends = wide(this.ends);
    this.wholes = wide(this.wholes);
  }
}

const DOUBLED = -2;

/** The byte at a place, -1 behind the end. */
function bytesAt(bytes: Uint8Array, at: number, end: number): number {
  return at < end ? bytes[at]! : -1;
}

/** Whether so many digits are how a whole number is usually written, and few enough to be kept as one. */
function isUsual(digits: number, first: number): boolean {
  return digits > 0 && digits <= MOST_DIGITS && (digits === 1 || first !== ZERO);
}
