import { parseNumber } from "../packages/columns.ts";

const ZERO = 48;
const NINE = 57;
const POINT = 46;
/** Digits of a whole number that is kept as such: it fits 31 bits. */
const MOST_DIGITS = 9;
/** Whole numbers up to ten to this power are exact, and so are these powers up to `MOST_POWER`. */
const MOST_EXACT_DIGITS = 15;
const POWERS = Float64Array.from({ length: MOST_EXACT_DIGITS + 1 }, (_, k) => 10 ** k);

/** The whole number of at most nine digits that bytes spell in its usual form; -1: they spell none. */
export function wholeOf(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < 1 || length > MOST_DIGITS || (length > 1 && bytes[start] === ZERO)) return -1;
  let whole = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte < ZERO || byte > NINE) return -1;
    whole = whole * 10 + byte - ZERO;
  }
  return whole;
}

/**
 * The finite number that bytes spell, as `parseNumber` reads it; null: they spell none. Digits that a
 * double holds exactly, divided by an exact power of ten, are rounded once, which is what `Number` gives.
 */
export function numberOf(bytes: Uint8Array, start: number, end: number): number | null {
  let digits = 0;
  let decimals = -1;
  let mantissa = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte >= ZERO && byte <= NINE) {
      mantissa = mantissa * 10 + byte - ZERO;
      digits++;
      if (decimals >= 0) decimals++;
    } else if (byte === POINT && decimals < 0) decimals = 0;
    else return parseNumber(textOf(bytes, start, end));
  }
  if (digits === 0 || digits > MOST_EXACT_DIGITS) return parseNumber(textOf(bytes, start, end));
  return decimals > 0 ? mantissa / POWERS[decimals]! : mantissa;
}

/** Bytes of UTF-8 as text. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("utf8");
}

/** Where a cell starts without the blanks that `String.trim` takes off. */
export function trimmedStart(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const length = blankLength(bytes, at);
    if (length === 0) break;
    at += length;
  }
  return at;
}

/** Where a cell ends without the blanks that `String.trim` takes off. */
export function trimmedEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start) {
    const back = bytes[at - 1]! < 0x80 ? 1 : bytes[at - 2] === 0xc2 ? 2 : 3;
    if (at - back < start || blankLength(bytes, at - back) !== back) break;
    at -= back;
  }
  return at;
}

/** Bytes of the blank (white space or line end after ECMAScript) that stands here; 0 if none does. */
function blankLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return lead === 0x20 || (lead >= 9 && lead <= 13) ? 1 : 0;
  const second = bytes[at + 1] ?? 0;
  if (lead === 0xc2) return second === 0xa0 ? 2 : 0;
  if (lead < 0xe1 || (lead > 0xe3 && lead !== 0xef)) return 0;
  return isWideBlank((lead << 16) | (second << 8) | (bytes[at + 2] ?? 0)) ? 3 : 0;
}

/** Blanks of three bytes in UTF-8. */
function isWideBlank(bytes: number): boolean {
  switch (bytes) {
    case 0xe19a80: // U+1680
    case 0xe280a8: // U+2028
    case 0xe280a9: // U+2029
    case 0xe280af: // U+202F
    case 0xe2819f: // U+205F
    case 0xe38080: // U+3000
    case 0xefbbbf: // U+FEFF
      return true;
    default: // U+2000 to U+200A
      return bytes >= 0xe28080 && bytes <= 0xe2808a;
  }
}
