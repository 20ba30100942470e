// A sweep over the equations x = C x + g; the plain TypeScript twin is ../../kernels/row-sweep.ts.

/** Weights of double precision. */
export function sweepRows(
  size: u32, starts: usize, inputs: usize, parts: usize, scales: usize, given: usize, x: usize,
  isBackward: u32,
): f64 {
  return sweep<f64>(size, starts, inputs, parts, scales, given, x, isBackward);
}

/** Weights of single precision. */
export function sweepSingleRows(
  size: u32, starts: usize, inputs: usize, parts: usize, scales: usize, given: usize, x: usize,
  isBackward: u32,
): f64 {
  return sweep<f32>(size, starts, inputs, parts, scales, given, x, isBackward);
}

/** All weights 1. */
export function sweepEvenRows(
  size: u32, starts: usize, inputs: usize, parts: usize, scales: usize, given: usize, x: usize,
  isBackward: u32,
): f64 {
  return sweep<u8>(size, starts, inputs, parts, scales, given, x, isBackward);
}

/** An input times its weight; of bytes there are none, so that all weights are 1. */
// @ts-ignore: decorator
@inline
function weigh<T>(part: usize, nth: usize, amount: f64): f64 {
  if (sizeof<T>() == 1) return amount;
  return f64(load<T>(part + nth * sizeof<T>())) * amount;
}

// @ts-ignore: decorator
@inline
function at(x: usize, input: u32): f64 {
  return load<f64>(x + ((<usize>input) << 3));
}

// @ts-ignore: decorator
@inline
function sweep<T>(
  size: u32, starts: usize, inputs: usize, parts: usize, scales: usize, given: usize, x: usize,
  isBackward: u32,
): f64 {
  const step: i32 = isBackward ? -1 : 1;
  let i: u32 = isBackward ? size - 1 : 0;
  let change: f64 = 0;
  for (let left = size; left > 0; left--) {
    let a: f64 = 0;
    let b: f64 = 0;
    let c: f64 = 0;
    let d: f64 = 0;
    const row = starts + ((<usize>i) << 2);
    const from = load<u32>(row);
    let e = inputs + ((<usize>from) << 2);
    const end = inputs + ((<usize>load<u32>(row, 4)) << 2);
    let part = parts + (<usize>from) * sizeof<T>();
    for (; e + 12 < end; e += 16) {
      a += weigh<T>(part, 0, at(x, load<u32>(e)));
      b += weigh<T>(part, 1, at(x, load<u32>(e, 4)));
      c += weigh<T>(part, 2, at(x, load<u32>(e, 8)));
      d += weigh<T>(part, 3, at(x, load<u32>(e, 12)));
      part += 4 * sizeof<T>();
    }
    for (; e < end; e += 4) {
      a += weigh<T>(part, 0, at(x, load<u32>(e)));
      part += sizeof<T>();
    }
    const own = (<usize>i) << 3;
    const next = load<f64>(given + own) + load<f64>(scales + own) * (a + b + (c + d));
    change = max(change, abs(next - load<f64>(x + own)));
    store<f64>(x + own, next);
    i += step;
  }
  return change;
}
