// Rows of two known names and maybe a weight, all of them whole numbers of at most eight digits: most rows of large
// edge lists, in one loop that calls nothing. ./row-scan.ts reads the others.
import { NINE, onesOf, startsWithZero, valueOf, ZERO } from "./cell-digits";
import { field, setField } from "./memory";
import { knownWhole, UNKNOWN } from "./name-find";
import {
  AT, CELL, COLUMN, COMMA, DETAIL, DOUBLE, END, FEED, FLOAT, MOST_ROWS, NAME, PLAN, RETURN, ROW, STRIDE, WIDTH,
} from "./scan-fields";

const MOST_DIGITS: usize = 8;
/** Whole numbers below this are 32-bit floating-point numbers, too. */
const MOST_EXACT: u32 = 1 << 24;

/** Reads rows from `ROW` on up to the first one that is otherwise. */
export function scanLinks(scan: usize): void {
  const first = scan + PLAN;
  const width = field(scan, WIDTH);
  if (width < 2 || field(first, 0) != NAME || field(first + CELL, 0) != NAME) return;
  if (field(first, DETAIL) != field(first + CELL, DETAIL)) return;
  const kind = field(first + 2 * CELL, 0);
  if (width == 2) scanWeighted<u8>(scan);
  else if (width == 3 && kind == FLOAT) scanWeighted<f32>(scan);
  else if (width == 3 && kind == DOUBLE) scanWeighted<f64>(scan);
}

/** Weights are of a type; of bytes there are none. */
// @ts-ignore: decorator
@inline
function scanWeighted<T>(scan: usize): void {
  const end = <usize>field(scan, END);
  const first = scan + PLAN;
  const second = first + CELL;
  const third = second + CELL;
  const table = <usize>field(first, DETAIL);
  const left = field(scan, MOST_ROWS);
  const stride = <usize>field(first, STRIDE);
  let row = field(scan, ROW);
  let at = <usize>field(scan, AT);
  let one = <usize>field(first, COLUMN) + (<usize>row) * stride;
  let two = <usize>field(second, COLUMN) + (<usize>row) * stride;
  let amount = <usize>field(third, COLUMN) + (<usize>row) * sizeof<T>();
  while (row < left && at < end) {
    const low = v128.load(at);
    const high = v128.load(at, 16);
    // A bit for each of 32 bytes: what is no digit ends a cell, what comes behind the digits is in none.
    let marks = bitsOf(i8x16.lt_s(low, i8x16.splat(<i8>ZERO)), i8x16.lt_s(high, i8x16.splat(<i8>ZERO)));
    const others = bitsOf(i8x16.gt_s(low, i8x16.splat(<i8>NINE)), i8x16.gt_s(high, i8x16.splat(<i8>NINE)));
    const a = <usize>ctz(marks);
    marks &= marks - 1;
    const b = <usize>ctz(marks);
    let c = b;
    if (sizeof<T>() > 1) {
      marks &= marks - 1;
      c = <usize>ctz(marks);
    }
    if ((others & (marks ^ (marks - 1))) != 0) break;
    const from = at + a + 1;
    const source = load<u64>(at);
    const target = load<u64>(from);
    const digits = b - a - 1;
    if (((a - 1) | (digits - 1)) >= MOST_DIGITS || <u32>load<u8>(at + a) != COMMA) break;
    const u = knownWhole(table, valueOf(onesOf(source, a)));
    const v = knownWhole(table, valueOf(onesOf(target, digits)));
    if (u == UNKNOWN || v == UNKNOWN) break;
    if ((startsWithZero(source) && a > 1) || (startsWithZero(target) && digits > 1)) break;
    if (sizeof<T>() > 1) {
      const length = c - b - 1;
      if (length - 1 >= MOST_DIGITS || <u32>load<u8>(at + b) != COMMA) break;
      const weight = valueOf(onesOf(load<u64>(at + b, 1), length));
      if (sizeof<T>() == 4 && weight > MOST_EXACT) break;
      store<T>(amount, <T>weight);
    }
    const mark = <u32>load<u8>(at + c);
    if (mark != FEED) {
      if (mark != RETURN || <u32>load<u8>(at + c, 1) != FEED) break;
      c++;
    }
    if (at + c >= end) break;
    store<u32>(one, u);
    store<u32>(two, v);
    one += stride;
    two += stride;
    amount += sizeof<T>();
    at += c + 1;
    row++;
  }
  setField(scan, AT, <u32>at);
  setField(scan, ROW, row);
}

// @ts-ignore: decorator
@inline
function bitsOf(low: v128, high: v128): u32 {
  return <u32>i8x16.bitmask(low) | (<u32>i8x16.bitmask(high) << 16);
}
