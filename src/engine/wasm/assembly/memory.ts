// Arrays and fields in the shared memory, by their addresses.

// @ts-ignore: decorator
@inline
export function field(p: usize, at: usize): u32 {
  return load<u32>(p + at);
}

// @ts-ignore: decorator
@inline
export function setField(p: usize, at: usize, value: u32): void {
  store<u32>(p + at, value);
}

// @ts-ignore: decorator
@inline
export function word(at: usize, i: u32): u32 {
  return load<u32>(at + ((<usize>i) << 2));
}

// @ts-ignore: decorator
@inline
export function setWord(at: usize, i: u32, value: u32): void {
  store<u32>(at + ((<usize>i) << 2), value);
}

// @ts-ignore: decorator
@inline
export function float(at: usize, i: u32): f64 {
  return load<f64>(at + ((<usize>i) << 3));
}

// @ts-ignore: decorator
@inline
export function setFloat(at: usize, i: u32, value: f64): void {
  store<f64>(at + ((<usize>i) << 3), value);
}

// @ts-ignore: decorator
@inline
export function degree(offsets: usize, u: u32): u32 {
  const row = offsets + ((<usize>u) << 2);
  return load<u32>(row, 4) - load<u32>(row);
}

/** A number alone in a vector: what is chosen there is chosen without a branch. */
// @ts-ignore: decorator
@inline
export function lane(at: usize, i: u32): v128 {
  return v128.load64_zero(at + ((<usize>i) << 3));
}

// @ts-ignore: decorator
@inline
export function setLane(at: usize, i: u32, value: v128): void {
  v128.store64_lane(at + ((<usize>i) << 3), value, 0);
}
