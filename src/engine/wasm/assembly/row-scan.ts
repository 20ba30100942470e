// Rows of plain cells (no blanks around them, quotes around whole cells alone) to columns; its TypeScript side is
// ../../../store/bytes/compiled-rows.ts. It stops in front of the first row that is otherwise.
import { areDigits, digitsOf, onesOf, powerOfTen, startsWithZero, valueOf } from "./cell-digits";
import { scanLinks } from "./link-scan";
import { field, setField } from "./memory";
import { textName, UNKNOWN, wholeName } from "./name-find";
import {
  AT, BYTE, CELL, COLUMN, COMMA, DETAIL, END, FEED, FLOAT, MOST_ROWS, NAME, PLAN, QUOTE, RETURN, ROW, SKIPPED, STRIDE,
  WIDTH, WORD,
} from "./scan-fields";

const POINT: u32 = 0x2e;
const BLANK: u32 = 0x20;
const MOST_DIRECT: u32 = 1 << 24;
const MOST_DIGITS: u32 = 15;
/** Bytes that are looked at together. */
const WINDOW: usize = 32;
const MOST_DIRECT_DIGITS: usize = 8;
/** Rows that are read one by one where few are links in whole numbers. */
const MOST_PATIENCE: u32 = 63;
const LONGEST_NAME: usize = 1 << 12;
const LONGEST_ROW: usize = 1 << 20;
/** Stands for "not plain". */
const NOWHERE: usize = 0;

/** Fills columns from `ROW` on; `AT` and `ROW` are where it stopped. */
export function scanRows(scan: usize): void {
  const end = <usize>field(scan, END);
  const most = field(scan, MOST_ROWS);
  const plan = scan + PLAN;
  const behind = plan + (<usize>field(scan, WIDTH)) * CELL;
  let patience: u32 = 0;
  let alone: u32 = 0;
  while (true) {
    if (alone-- == 0) {
      const before = field(scan, ROW);
      scanLinks(scan);
      patience = field(scan, ROW) > before ? 0 : min(2 * patience + 1, MOST_PATIENCE);
      alone = patience;
    }
    const at = <usize>field(scan, AT);
    const row = field(scan, ROW);
    if (row >= most || at >= end) break;
    const next = scanRow(plan, behind, at, row);
    if (next == NOWHERE || next > end || next - at > LONGEST_ROW) break;
    setField(scan, AT, <u32>next);
    setField(scan, ROW, row + 1);
  }
}

/** @returns behind the row */
function scanRow(plan: usize, behind: usize, from: usize, row: u32): usize {
  let window = from;
  let marks = marksAt(window);
  let start = from;
  for (let cell = plan; cell < behind; cell += CELL) {
    while (marks == 0) {
      window += WINDOW;
      if (window - from > LONGEST_ROW) return NOWHERE;
      marks = marksAt(window);
    }
    let end = window + <usize>ctz(marks);
    let behindCell = end;
    if (load<u8>(end) == QUOTE) {
      if (end != start) return NOWHERE;
      end = quotedEnd(++start);
      if (end == NOWHERE) return NOWHERE;
      behindCell = end + 1;
      window = behindCell;
      marks = marksAt(window);
    }
    if (!takeCell(cell, row, start, end)) return NOWHERE;
    const mark = <u32>load<u8>(behindCell);
    start = behindCell + 1;
    if (mark != COMMA) return cell + CELL == behind ? behindLine(mark, start) : NOWHERE;
    marks &= marks - 1;
  }
  return NOWHERE;
}

function behindLine(mark: u32, next: usize): usize {
  if (mark == FEED) return next;
  return mark == RETURN && load<u8>(next) == FEED ? next + 1 : NOWHERE;
}

/** A bit for each of the next bytes that ends a cell or is a quote. */
// @ts-ignore: decorator
@inline
function marksAt(at: usize): u32 {
  return markBits(v128.load(at)) | (markBits(v128.load(at, 16)) << 16);
}

// @ts-ignore: decorator
@inline
function markBits(bytes: v128): u32 {
  const commas = i8x16.eq(bytes, i8x16.splat(<i8>COMMA));
  const quotes = i8x16.eq(bytes, i8x16.splat(<i8>QUOTE));
  const feeds = i8x16.eq(bytes, i8x16.splat(<i8>FEED));
  const returns = i8x16.eq(bytes, i8x16.splat(<i8>RETURN));
  return <u32>i8x16.bitmask(v128.or(v128.or(commas, quotes), v128.or(feeds, returns)));
}

/** Puts what stands in a cell, without quotes around it, where it belongs. @returns whether it could be read */
// @ts-ignore: decorator
@inline
function takeCell(cell: usize, row: u32, start: usize, end: usize): bool {
  const kind = load<u32>(cell);
  const to = <usize>load<u32>(cell, COLUMN) + (<usize>row) * load<u32>(cell, STRIDE);
  const detail = load<u32>(cell, DETAIL);
  const length = end - start;
  const eight = load<u64>(start);
  const ones = onesOf(eight, length);
  if (kind == SKIPPED) return true;
  if (length - 1 >= MOST_DIRECT_DIGITS || !areDigits(ones)) {
    return kind == NAME ? takeText(to, detail, start, end) : takeNumber(kind, to, detail, start, end);
  }
  const whole = valueOf(ones);
  if (kind != NAME) return put(kind, to, detail, <f64>whole);
  // Digits are a number as people write it, or a text.
  if (whole >= MOST_DIRECT || (length > 1 && startsWithZero(eight))) return takeText(to, detail, start, end);
  return putName(to, wholeName(detail, whole));
}

function takeText(to: usize, table: usize, start: usize, end: usize): bool {
  if (end - start > LONGEST_NAME || !isTrim(start, end)) return false;
  return putName(to, textName(table, start, <u32>(end - start)));
}

// @ts-ignore: decorator
@inline
function putName(to: usize, index: u32): bool {
  store<u32>(to, index);
  return index != UNKNOWN;
}

/** A number of at most 15 digits, divided by an exact power of ten: rounded once. */
function takeNumber(kind: u32, to: usize, most: u32, start: usize, end: usize): bool {
  let at = start;
  let mantissa: u64 = 0;
  let count: usize = 0;
  let power: u64 = 1;
  let isBehindPoint = false;
  while (at < end) {
    const eight = load<u64>(at);
    const digits = min(digitsOf(eight), end - at);
    if (digits == 0) {
      if (isBehindPoint || load<u8>(at) != POINT) return false;
      isBehindPoint = true;
      at++;
      continue;
    }
    count += digits;
    if (count > MOST_DIGITS) return false;
    const ten = powerOfTen(digits);
    mantissa = mantissa * ten + valueOf(onesOf(eight, digits));
    if (isBehindPoint) power *= ten;
    at += digits;
  }
  return count > 0 && put(kind, to, most, power == 1 ? <f64>mantissa : <f64>mantissa / <f64>power);
}

/** @returns whether the column holds such a number */
// @ts-ignore: decorator
@inline
function put(kind: u32, to: usize, most: u32, value: f64): bool {
  if (kind == FLOAT) {
    store<f32>(to, <f32>value);
    return <f64>(<f32>value) == value;
  }
  if (kind == BYTE || kind == WORD) {
    if (value > <f64>most || Math.floor(value) != value) return false;
    if (kind == BYTE) store<u8>(to, <u8>value);
    else store<u32>(to, <u32>value);
  } else store<f64>(to, value);
  return true;
}

/** Where the second quote of a cell stands that has no other, on one line. */
function quotedEnd(start: usize): usize {
  const most = start + LONGEST_NAME;
  for (let at = start; at < most; at++) {
    const byte = <u32>load<u8>(at);
    if (byte == QUOTE) return isMark(load<u8>(at + 1)) ? at : NOWHERE;
    if (byte == FEED || byte == RETURN) break;
  }
  return NOWHERE;
}

// @ts-ignore: decorator
@inline
function isMark(byte: u32): bool {
  return byte == COMMA || byte == FEED || byte == RETURN;
}

/** Whether there is a text, surely without blanks around it: of several bytes some others are refused, too. */
function isTrim(start: usize, end: usize): bool {
  if (start == end) return false;
  const first = <u32>load<u8>(start);
  const last = <u32>load<u8>(end - 1);
  if (first <= BLANK || last <= BLANK) return false;
  if (first == 0xc2 || mayLeadBlank(first)) return false;
  if (last < 0x80) return true;
  if (load<u8>(end - 2) == 0xc2) return false;
  return end - start < 3 || !mayLeadBlank(load<u8>(end - 3));
}

/** First bytes of the blanks of three bytes. */
function mayLeadBlank(byte: u32): bool {
  return byte == 0xe1 || byte == 0xe2 || byte == 0xe3 || byte == 0xef;
}
