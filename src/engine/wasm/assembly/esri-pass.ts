// What firms lose is handed on along rows, downstream and upstream alike; the
// plain TypeScript twin, and why it is done so, is ../../kernels/esri-pass.ts.

import { PASSES } from "./esri-fields";
import { float, word } from "./memory";

/** Links of the firms that grew; they are counted as passed. */
export function linksOf(p: usize, firmsAt: usize, count: u32, rowsAt: usize): u32 {
  const firms: usize = load<u32>(p + firmsAt);
  const rows: usize = load<u32>(p + rowsAt);
  let links: u32 = 0;
  for (let at: u32 = 0; at < count; at++) {
    const row = rows + ((<usize>word(firms, at)) << 2);
    links += load<u32>(row, 4) - load<u32>(row);
  }
  store<f64>(p, load<f64>(p, PASSES) + f64(links), PASSES);
  return links;
}

/** Whether so many links are more than the part of all from which on it pays to pull. */
export function isDense(links: u32, all: u32): bool {
  return f64(links) > 0.125 * f64(all);
}

/** Adds what firms lose to the places that their rows name: how many it touches; their sums are below 0. */
// @ts-ignore: decorator
@inline
export function passLosses(
  p: usize, firmsAt: usize, byAt: usize, count: u32,
  rowsAt: usize, placesAt: usize, amountsAt: usize, sumsAt: usize, touchedAt: usize,
): u32 {
  const firms: usize = load<u32>(p + firmsAt);
  const by: usize = load<u32>(p + byAt);
  const rows: usize = load<u32>(p + rowsAt);
  const places: usize = load<u32>(p + placesAt);
  const amounts: usize = load<u32>(p + amountsAt);
  const sums: usize = load<u32>(p + sumsAt);
  const start: usize = load<u32>(p + touchedAt);
  let touched = start;
  for (let at: u32 = 0; at < count; at++) {
    const row = rows + ((<usize>word(firms, at)) << 2);
    const growth = float(by, at);
    const from: u32 = load<u32>(row);
    const to: u32 = load<u32>(row, 4);
    let amount = amounts + ((<usize>from) << 3);
    let e = places + ((<usize>from) << 2);
    const end = places + ((<usize>to) << 2);
    for (; e < end; e += 4) {
      const place = load<u32>(e);
      const sum = sums + ((<usize>place) << 3);
      const before = load<f64>(sum);
      const after = abs(before) + load<f64>(amount) * growth;
      amount += 8;
      store<f64>(sum, -after);
      store<u32>(touched, place);
      const isFirst = u32(before >= 0) & u32(after > 0);
      touched += (<usize>isFirst) << 2;
    }
  }
  return u32((touched - start) >> 2);
}
