import { randomInt } from "node:crypto";

/** Chosen at random for each table: nobody can choose names that fall on each other in it. */
export interface HashKey {
  /** Any 32 bits. */
  readonly seed: number;
  /** Odd, of exactly 21 bits: times 32 bits it is still a whole number that a double holds. */
  readonly factor: number;
}

const FACTOR_BITS = 21;

/** A key that was not known before. */
export function newHashKey(): HashKey {
  const least = 2 ** (FACTOR_BITS - 1);
  return { seed: randomInt(2 ** 32), factor: least + 2 * randomInt(least / 2) + 1 };
}

/**
 * 32 bits of a name: words of four bytes, the last one filled up with zeros, are multiplied in one after the
 * other, and the 53 bits of each product are folded to 32. The high bits of a product hang on all bits of
 * the factor: no two names are the same half-way for all factors, as they are where a known product or
 * the low half alone goes on. Its compiled twin is in ../../engine/wasm/assembly/name-find.ts.
 */
export function hashOf(
  bytes: Uint8Array,
  start: number,
  end: number,
  { seed, factor }: HashKey,
): number {
  let hash = seed;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const four =
      bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    hash = folded(hash ^ four, factor);
  }
  if (at < end) {
    let four = 0;
    for (let k = end - 1; k >= at; k--) four = (four << 8) | bytes[k]!;
    hash = folded(hash ^ four, factor);
  }
  hash ^= end - start;
  return (hash ^ (hash >>> 16)) >>> 0;
}

function folded(word: number, factor: number): number {
  const product = (word >>> 0) * factor;
  return product ^ (product / 2 ** 32);
}
