// Rows of plain cells (no blanks around them, quotes around whole cells alone) to columns; its TypeScript side is
// ../../../store/bytes/compiled-rows.ts. It stops in front of the first row that is otherwise.
import { textName, UNKNOWN, wholeName } from "./name-find";
import { field, setField } from "./memory";

const AT: usize = 0;
const END: usize = 4;
const ROW: usize = 8;
const MOST_ROWS: usize = 12;
const WIDTH: usize = 16;
/** Four words a cell: what it is, where its column starts, bytes from row to row, table or most. */
const PLAN: usize = 20;
const CELL: usize = 16;

const SKIPPED: u32 = 0;
const NAME: u32 = 1;
const BYTE: u32 = 2;
const WORD: u32 = 3;
const FLOAT: u32 = 4;

const COMMA: u32 = 0x2c;
const QUOTE: u32 = 0x22;
const FEED: u32 = 0x0a;
const RETURN: u32 = 0x0d;
const POINT: u32 = 0x2e;
const ZERO: u32 = 0x30;
const BLANK: u32 = 0x20;
const ZEROS: u64 = 0x3030303030303030;
const MOST_DIRECT: u32 = 1 << 24;
const MOST_DIGITS: u32 = 15;
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
  let at = <usize>field(scan, AT);
  let row = field(scan, ROW);
  while (row < most && at < end) {
    const next = scanRow(plan, behind, at, row);
    if (next == NOWHERE || next > end || next - at > LONGEST_ROW) break;
    at = next;
    row++;
  }
  setField(scan, AT, <u32>at);
  setField(scan, ROW, row);
}

/** @returns behind the row */
function scanRow(plan: usize, behind: usize, from: usize, row: u32): usize {
  let at = from;
  for (let cell = plan; cell < behind; cell += CELL) {
    const kind = load<u32>(cell);
    const to = <usize>load<u32>(cell, 4) + (<usize>row) * load<u32>(cell, 8);
    const detail = load<u32>(cell, 12);
    if (kind == NAME) at = scanName(at, to, detail);
    else if (kind == SKIPPED) at = skipped(at);
    else if (load<u8>(at) != QUOTE) at = scanNumber(kind, at, to, detail);
    else {
      at = scanNumber(kind, at + 1, to, detail);
      if (at == NOWHERE || load<u8>(at++) != QUOTE) return NOWHERE;
    }
    if (at == NOWHERE) return NOWHERE;
    const mark = <u32>load<u8>(at);
    if (cell + CELL < behind) {
      if (mark != COMMA) return NOWHERE;
      at++;
    } else if (mark == FEED) at++;
    else if (mark == RETURN && load<u8>(at, 1) == FEED) at += 2;
    else return NOWHERE;
  }
  return at;
}

// @ts-ignore: decorator
@inline
function scanName(at: usize, to: usize, table: usize): usize {
  const eight = load<u64>(at);
  const digits = digitsOf(eight);
  if (digits == 0 || !isMark(load<u8>(at + digits))) {
    return load<u8>(at) == QUOTE ? scanQuotedName(at + 1, to, table) : scanText(at, cellEnd(at), to, table);
  }
  return scanWhole(eight, at, at + digits, to, table);
}

/** Digits are a number as people write it, or a text. */
// @ts-ignore: decorator
@inline
function scanWhole(eight: u64, at: usize, end: usize, to: usize, table: usize): usize {
  const digits = end - at;
  if (digits > 1 && (eight & 0xff) == ZERO) return scanText(at, end, to, table);
  const whole = valueOf(eight, digits);
  if (whole >= MOST_DIRECT) return scanText(at, end, to, table);
  const index = wholeName(table, whole);
  if (index == UNKNOWN) return NOWHERE;
  store<u32>(to, index);
  return end;
}

function scanText(at: usize, end: usize, to: usize, table: usize): usize {
  if (end == NOWHERE || !isTrim(at, end)) return NOWHERE;
  const index = textName(table, at, <u32>(end - at));
  if (index == UNKNOWN) return NOWHERE;
  store<u32>(to, index);
  return end;
}

/** @returns behind the second quote */
function scanQuotedName(at: usize, to: usize, table: usize): usize {
  const end = quotedEnd(at);
  if (end == NOWHERE) return NOWHERE;
  const eight = load<u64>(at);
  const isWhole = end > at && at + digitsOf(eight) == end;
  const stop = isWhole ? scanWhole(eight, at, end, to, table) : scanText(at, end, to, table);
  return stop == NOWHERE ? NOWHERE : end + 1;
}

/** A number of at most 15 digits, divided by an exact power of ten: rounded once. */
// @ts-ignore: decorator
@inline
function scanNumber(kind: u32, from: usize, to: usize, most: u32): usize {
  let eight = load<u64>(from);
  let digits = digitsOf(eight);
  let mantissa: u64 = digits == 0 ? 0 : valueOf(eight, digits);
  let at = from + digits;
  let count = <u32>digits;
  let power: u64 = 1;
  let isBehindPoint = false;
  while (true) {
    if (digits < 8) {
      if (isBehindPoint || load<u8>(at) != POINT) break;
      isBehindPoint = true;
      at++;
    }
    eight = load<u64>(at);
    digits = digitsOf(eight);
    count += <u32>digits;
    if (count > MOST_DIGITS) return NOWHERE;
    if (digits == 0) continue;
    const ten = powerOfTen(digits);
    mantissa = mantissa * ten + valueOf(eight, digits);
    if (isBehindPoint) power *= ten;
    at += digits;
  }
  if (count == 0) return NOWHERE;
  const value = power == 1 ? <f64>mantissa : <f64>mantissa / <f64>power;
  if (kind == FLOAT) {
    if (<f64>(<f32>value) != value) return NOWHERE;
    store<f32>(to, <f32>value);
  } else if (kind == BYTE || kind == WORD) {
    if (value > <f64>most || Math.floor(value) != value) return NOWHERE;
    if (kind == BYTE) store<u8>(to, <u8>value);
    else store<u32>(to, <u32>value);
  } else store<f64>(to, value);
  return at;
}

/** How many of eight bytes are digits before the first that is none. */
// @ts-ignore: decorator
@inline
function digitsOf(eight: u64): usize {
  const value = eight ^ ZEROS;
  return <usize>(ctz(((value + 0x7676767676767676) | value) & 0x8080808080808080) >> 3);
}

/** What the first 1 to 8 of eight digits mean: neighbours are put together three times. */
// @ts-ignore: decorator
@inline
function valueOf(eight: u64, digits: usize): u32 {
  const ones = (eight ^ ZEROS) << (64 - ((<u64>digits) << 3));
  const pairs = ones * 10 + (ones >> 8);
  const left = (pairs & 0x000000ff000000ff) * 0x000f424000000064;
  const right = ((pairs >> 16) & 0x000000ff000000ff) * 0x0000271000000001;
  return <u32>((left + right) >> 32);
}

function powerOfTen(digits: usize): u64 {
  let power: u64 = 1;
  for (let i: usize = 0; i < digits; i++) power *= 10;
  return power;
}

function skipped(at: usize): usize {
  if (load<u8>(at) != QUOTE) return cellEnd(at);
  const end = quotedEnd(at + 1);
  return end == NOWHERE ? NOWHERE : end + 1;
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

/** Where an unquoted cell ends. */
function cellEnd(start: usize): usize {
  const most = start + LONGEST_NAME;
  for (let at = start; at < most; at++) {
    const byte = <u32>load<u8>(at);
    if (isMark(byte)) return at;
    if (byte == QUOTE) return NOWHERE;
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
