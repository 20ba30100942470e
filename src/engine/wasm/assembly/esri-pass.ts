// What firms lose is handed on along rows, downstream and upstream alike.

import { PASSES } from "./esri-fields";
import { float, word } from "./memory";

/** Adds what firms lose, by their rows: how many places it touches. */
// @ts-ignore: decorator
@inline
export function passLosses(
  p: usize, firmsAt: usize, byAt: usize, count: u32,
  rowsAt: usize, placesAt: usize, partsAt: usize, addedAt: usize, touchedAt: usize,
): u32 {
  const firms: usize = load<u32>(p + firmsAt);
  const by: usize = load<u32>(p + byAt);
  const rows: usize = load<u32>(p + rowsAt);
  const places: usize = load<u32>(p + placesAt);
  const parts: usize = load<u32>(p + partsAt);
  const added: usize = load<u32>(p + addedAt);
  const start: usize = load<u32>(p + touchedAt);
  let touched = start;
  let passes: u32 = 0;
  for (let at: u32 = 0; at < count; at++) {
    const row = rows + ((<usize>word(firms, at)) << 2);
    const growth = float(by, at);
    const from: u32 = load<u32>(row);
    const to: u32 = load<u32>(row, 4);
    passes += to - from;
    let part = parts + ((<usize>from) << 3);
    let e = places + ((<usize>from) << 2);
    const end = places + ((<usize>to) << 2);
    for (; e < end; e += 4) {
      const place = load<u32>(e);
      const sum = added + ((<usize>place) << 3);
      const before = load<f64>(sum);
      const after = before + load<f64>(part) * growth;
      part += 8;
      store<f64>(sum, after);
      store<u32>(touched, place);
      touched += (<usize>(u32(before == 0) & u32(after > 0))) << 2;
    }
  }
  store<f64>(p, load<f64>(p, PASSES) + f64(passes), PASSES);
  return u32((touched - start) >> 2);
}
