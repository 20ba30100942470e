// Lays rows side by side, the longest first; the plain TypeScript twin, and why it is done so, is
// ../../kernels/packed-rows.ts. `offsets` is where rows start.

import { float, setFloat, setWord, word } from "./memory";

export function longestRow(offsets: usize, rows: u32): u32 {
  let longest: u32 = 0;
  for (let r: u32 = 0; r < rows; r++) longest = max(longest, word(offsets, r + 1) - word(offsets, r));
  return longest;
}

/**
 * The place of each row, and where the columns of each four start: how many rows are not empty.
 * `next` holds 0 for each length up to the longest.
 */
export function placeRows(
  offsets: usize, rows: u32, next: usize, longest: u32, placeOf: usize, starts: usize,
): u32 {
  for (let r: u32 = 0; r < rows; r++) {
    const length = word(offsets, r + 1) - word(offsets, r);
    setWord(next, length, word(next, length) + 1);
  }
  let before: u32 = 0;
  for (let length: u32 = longest; length > 0; length--) {
    const count = word(next, length);
    setWord(next, length, before);
    before += count;
  }
  setWord(next, 0, before);
  for (let r: u32 = 0; r < rows; r++) {
    const length = word(offsets, r + 1) - word(offsets, r);
    const place = word(next, length);
    setWord(next, length, place + 1);
    setWord(placeOf, r, place);
    if (length > 0 && (place & 3) == 0) setWord(starts, (place >> 2) + 1, length);
  }
  return before;
}

/** Copies rows to their places; where a row ends before its four does, nothing is there. */
export function fillRows(
  offsets: usize, from: u32, to: u32, placeOf: usize, starts: usize,
  places: usize, amounts: usize, packedPlaces: usize, packedAmounts: usize,
): void {
  for (let r = from; r < to; r++) {
    const place = word(placeOf, r);
    let at = (word(starts, place >> 2) << 2) + (place & 3);
    const end = word(offsets, r + 1);
    for (let e = word(offsets, r); e < end; e++) {
      setWord(packedPlaces, at, word(places, e));
      setFloat(packedAmounts, at, float(amounts, e));
      at += 4;
    }
    const endOfFour = word(starts, (place >> 2) + 1) << 2;
    for (; at < endOfFour; at += 4) {
      setWord(packedPlaces, at, 0);
      setFloat(packedAmounts, at, 0);
    }
  }
}

/** Sums of amounts times what lies at their places; `rows` is fours. */
// @ts-ignore: decorator
@inline
export function sumsOfRows(
  starts: usize, rows: u32, places: usize, amounts: usize, values: usize, sums: usize,
): void {
  const end = sums + ((<usize>rows) << 3);
  let place = places;
  let amount = amounts;
  let start = starts;
  for (let sum = sums; sum < end; sum += 32) {
    start += 4;
    const last = places + ((<usize>load<u32>(start)) << 4);
    let two = f64x2.splat(0);
    let others = f64x2.splat(0);
    for (; place < last; place += 16) {
      let pair = v128.load64_zero(values + ((<usize>load<u32>(place)) << 3));
      pair = v128.load64_lane(values + ((<usize>load<u32>(place, 4)) << 3), pair, 1);
      two = f64x2.add(two, f64x2.mul(v128.load(amount), pair));
      pair = v128.load64_zero(values + ((<usize>load<u32>(place, 8)) << 3));
      pair = v128.load64_lane(values + ((<usize>load<u32>(place, 12)) << 3), pair, 1);
      others = f64x2.add(others, f64x2.mul(v128.load(amount, 16), pair));
      amount += 32;
    }
    v128.store(sum, two);
    v128.store(sum, others, 16);
  }
}

/** Puts what each row has to where the row lies now. */
export function moveRows(
  rows: u32, placeOf: usize, words: usize, floats: usize, toWords: usize, toFloats: usize,
): void {
  for (let r: u32 = 0; r < rows; r++) {
    const place = word(placeOf, r);
    setWord(toWords, place, word(words, r));
    setFloat(toFloats, place, float(floats, r));
  }
}

/** Lists the rows that are not empty where they lie now. */
export function listRows(rows: u32, filled: u32, placeOf: usize, list: usize): void {
  for (let r: u32 = 0; r < rows; r++) {
    const place = word(placeOf, r);
    if (place < filled) setWord(list, place, r);
  }
}
