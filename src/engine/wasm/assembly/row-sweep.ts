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
      a += f64(load<T>(part)) * load<f64>(x + ((<usize>load<u32>(e)) << 3));
      b += f64(load<T>(part, sizeof<T>())) * load<f64>(x + ((<usize>load<u32>(e, 4)) << 3));
      c += f64(load<T>(part, 2 * sizeof<T>())) * load<f64>(x + ((<usize>load<u32>(e, 8)) << 3));
      d += f64(load<T>(part, 3 * sizeof<T>())) * load<f64>(x + ((<usize>load<u32>(e, 12)) << 3));
      part += 4 * sizeof<T>();
    }
    for (; e < end; e += 4) {
      a += f64(load<T>(part)) * load<f64>(x + ((<usize>load<u32>(e)) << 3));
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
