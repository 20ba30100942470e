// A sweep upstream; the plain TypeScript twin is ../../kernels/esri-upstream.ts.

import {
  PURCHASES,
  SUPPLIERS,
  SHARES,
  LOSS_UP,
  GONE,
  GROWN_UP,
  GROWN_UP_BY,
  ADDED_UP,
  TOUCHED_UP,
  REACHED_UP,
  GROWN_UP_COUNT,
  REACHED_UP_COUNT,
} from "./esri-fields";
import { passLosses } from "./esri-pass";
import { float, setFloat, setWord, word } from "./memory";

export function sweepUp(p: usize): f64 {
  const count = load<u32>(p, GROWN_UP_COUNT);
  const touched = passLosses(
    p, GROWN_UP, GROWN_UP_BY, count, PURCHASES, SUPPLIERS, SHARES, ADDED_UP, TOUCHED_UP,
  );
  return settleOrders(p, touched);
}

function settleOrders(p: usize, touchedCount: u32): f64 {
  const loss: usize = load<u32>(p, LOSS_UP);
  const gone: usize = load<u32>(p, GONE);
  const grown: usize = load<u32>(p, GROWN_UP);
  const grownBy: usize = load<u32>(p, GROWN_UP_BY);
  const added: usize = load<u32>(p, ADDED_UP);
  const touched: usize = load<u32>(p, TOUCHED_UP);
  const reached: usize = load<u32>(p, REACHED_UP);
  let reachedCount: u32 = load<u32>(p, REACHED_UP_COUNT);
  let change: f64 = 0;
  let count: u32 = 0;
  for (let at: u32 = 0; at < touchedCount; at++) {
    const i = word(touched, at);
    const now = float(gone, i) + float(added, i);
    setFloat(gone, i, now);
    setFloat(added, i, 0);
    const own = float(loss, i);
    const next: f64 = now < 1 ? now : 1;
    const growth = next - own;
    if (!(growth > 0)) continue;
    setWord(reached, reachedCount, i);
    reachedCount += u32(own == 0);
    setFloat(loss, i, next);
    setWord(grown, count, i);
    setFloat(grownBy, count, growth);
    count++;
    change = max(change, growth);
  }
  store<u32>(p, count, GROWN_UP_COUNT);
  store<u32>(p, reachedCount, REACHED_UP_COUNT);
  return change;
}
