// Rows of two known names and maybe a weight, all of them whole numbers of at most eight digits: most rows of large
// edge lists, in one loop that calls nothing. ./row-scan.ts reads the others.
import { onesOf, startsWithZero, valueOf, ZERO } from "./cell-digits";
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
  const plan = scan + PLAN;
  const table = <usize>field(plan, DETAIL);
  const left = field(scan, MOST_ROWS);
  const stride = <usize>field(plan, STRIDE);
  let row = field(scan, ROW);
  let at = <usize>field(scan, AT);
  let one = <usize>field(plan, COLUMN) + (<usize>row) * stride;
  let two = <usize>field(plan + CELL, COLUMN) + (<usize>row) * stride;
  let amount = <usize>field(plan + 2 * CELL, COLUMN) + (<usize>row) * sizeof<T>();
  let marks: u64 = 0;
  let window = at;
  while (row < left && at < end) {
    let behind = marks & (marks - 1);
    if (sizeof<T>() > 1) behind &= behind - 1;
    if (behind == 0) {
      // The row is not whole in the window, which is moved to its start.
      marks = othersAt(at);
      window = at;
      behind = marks & (marks - 1);
      if (sizeof<T>() > 1) behind &= behind - 1;
      if (behind == 0) break;
    }
    const a = window + <usize>ctz(marks);
    marks &= marks - 1;
    const b = window + <usize>ctz(marks);
    let c = window + <usize>ctz(behind);
    marks = behind & (behind - 1);
    const source = load<u64>(at);
    const target = load<u64>(a, 1);
    const first = a - at;
    const second = b - a - 1;
    if (((first - 1) | (second - 1)) >= MOST_DIGITS || <u32>load<u8>(a) != COMMA) break;
    const u = knownWhole(table, valueOf(onesOf(source, first)));
    const v = knownWhole(table, valueOf(onesOf(target, second)));
    if (u == UNKNOWN || v == UNKNOWN) break;
    if ((startsWithZero(source) && first > 1) || (startsWithZero(target) && second > 1)) break;
    if (sizeof<T>() > 1) {
      const length = c - b - 1;
      if (length - 1 >= MOST_DIGITS || <u32>load<u8>(b) != COMMA) break;
      const weight = valueOf(onesOf(load<u64>(b, 1), length));
      if (sizeof<T>() == 4 && weight > MOST_EXACT) break;
      store<T>(amount, <T>weight);
    }
    const mark = <u32>load<u8>(c);
    if (mark != FEED) {
      if (mark != RETURN || <u32>load<u8>(c, 1) != FEED) break;
      marks &= marks - 1;
      c++;
    }
    if (c >= end) break;
    store<u32>(one, u);
    store<u32>(two, v);
    one += stride;
    two += stride;
    amount += sizeof<T>();
    at = c + 1;
    row++;
  }
  setField(scan, AT, <u32>at);
  setField(scan, ROW, row);
}

/** A bit for each of the next 64 bytes that is no digit: it ends a cell, or the row is no plain one. */
// @ts-ignore: decorator
@inline
function othersAt(at: usize): u64 {
  const low = bitsOf(v128.load(at)) | (bitsOf(v128.load(at, 16)) << 16);
  return low | ((bitsOf(v128.load(at, 32)) | (bitsOf(v128.load(at, 48)) << 16)) << 32);
}

// @ts-ignore: decorator
@inline
function bitsOf(bytes: v128): u64 {
  const above = i8x16.sub(bytes, i8x16.splat(<i8>ZERO));
  return <u64>(<u32>i8x16.bitmask(i8x16.gt_u(above, i8x16.splat(9))));
}
