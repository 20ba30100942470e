// Decimal digits, eight at a time.

export const ZERO: u32 = 0x30;
const ZEROS: u64 = 0x3030303030303030;
const ABOVE_NINE: u64 = 0x7676767676767676;
const HIGH_BITS: u64 = 0x8080808080808080;

/** What the first 1 to 8 of eight bytes are above the digit 0, in the last bytes; those in front are 0. */
// @ts-ignore: decorator
@inline
export function onesOf(eight: u64, digits: usize): u64 {
  return (eight ^ ZEROS) << (0 - ((<u64>digits) << 3));
}

/** Whether `onesOf` was given digits alone. */
// @ts-ignore: decorator
@inline
export function areDigits(ones: u64): bool {
  return (((ones + ABOVE_NINE) | ones) & HIGH_BITS) == 0;
}

// @ts-ignore: decorator
@inline
export function startsWithZero(eight: u64): bool {
  return (<u32>eight & 0xff) == ZERO;
}

/** How many of eight bytes are digits before the first that is none. */
// @ts-ignore: decorator
@inline
export function digitsOf(eight: u64): usize {
  const ones = eight ^ ZEROS;
  return <usize>(ctz(((ones + ABOVE_NINE) | ones) & HIGH_BITS) >> 3);
}

/** What digits mean: neighbours are put together three times. */
// @ts-ignore: decorator
@inline
export function valueOf(ones: u64): u32 {
  const pairs = ones * 10 + (ones >> 8);
  const left = (pairs & 0x000000ff000000ff) * 0x000f424000000064;
  const right = ((pairs >> 16) & 0x000000ff000000ff) * 0x0000271000000001;
  return <u32>((left + right) >> 32);
}

export function powerOfTen(digits: usize): u64 {
  let power: u64 = 1;
  for (let i: usize = 0; i < digits; i++) power *= 10;
  return power;
}
