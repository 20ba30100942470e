// A sweep over the equations x = C x + g; the plain TypeScript twin is ../../kernels/row-sweep.ts.

export function sweepRows(
  size: u32, starts: usize, inputs: usize, parts: usize, given: usize, x: usize, isBackward: u32,
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
    let part = parts + ((<usize>from) << 3);
    for (; e + 12 < end; e += 16) {
      a += load<f64>(part) * load<f64>(x + ((<usize>load<u32>(e)) << 3));
      b += load<f64>(part, 8) * load<f64>(x + ((<usize>load<u32>(e, 4)) << 3));
      c += load<f64>(part, 16) * load<f64>(x + ((<usize>load<u32>(e, 8)) << 3));
      d += load<f64>(part, 24) * load<f64>(x + ((<usize>load<u32>(e, 12)) << 3));
      part += 32;
    }
    for (; e < end; e += 4) {
      a += load<f64>(part) * load<f64>(x + ((<usize>load<u32>(e)) << 3));
      part += 8;
    }
    const own = (<usize>i) << 3;
    const next = load<f64>(given + own) + (a + b + (c + d));
    change = max(change, abs(next - load<f64>(x + own)));
    store<f64>(x + own, next);
    i += step;
  }
  return change;
}
