// A sweep upstream; the plain TypeScript twin is ../../kernels/esri-upstream.ts.

import {
  N,
  LINKS,
  OUTPUT,
  PURCHASES,
  SUPPLIERS,
  PAID,
  SELLER_COUNT,
  SELLERS,
  SELLER_OUTPUTS,
  SELLER_STARTS,
  SELLER_BUYERS,
  SELLER_SALES,
  LOSS_UP,
  GONE,
  SHARES,
  GROWN_UP,
  GROWN_UP_BY,
  ADDED_UP,
  TOUCHED_UP,
  REACHED_UP,
  GROWN_UP_COUNT,
  REACHED_UP_COUNT,
} from "./esri-fields";
import { isDense, linksOf, passLosses } from "./esri-pass";
import { float, setFloat, setWord, word } from "./memory";
import { sharesOfRows } from "./packed-rows";

export function sweepUp(p: usize): f64 {
  const count = load<u32>(p, GROWN_UP_COUNT);
  const links = linksOf(p, GROWN_UP, count, PURCHASES);
  return isDense(links, load<u32>(p, LINKS)) ? pullOrders(p) : takeOrders(p, count);
}

function takeOrders(p: usize, grownCount: u32): f64 {
  const output: usize = load<u32>(p, OUTPUT);
  const gone: usize = load<u32>(p, GONE);
  const added: usize = load<u32>(p, ADDED_UP);
  const touched: usize = load<u32>(p, TOUCHED_UP);
  const touchedCount = passLosses(
    p, GROWN_UP, GROWN_UP_BY, grownCount, PURCHASES, SUPPLIERS, PAID, ADDED_UP, TOUCHED_UP,
  );
  store<u32>(p, 0, GROWN_UP_COUNT);
  let change: f64 = 0;
  for (let at: u32 = 0; at < touchedCount; at++) {
    const i = word(touched, at);
    const now = float(gone, i) + float(added, i) / float(output, i);
    setFloat(gone, i, now);
    setFloat(added, i, 0);
    change = max(change, raised(p, i, now));
  }
  return change;
}

function pullOrders(p: usize): f64 {
  const n: u32 = load<u32>(p, N);
  const sellers: u32 = load<u32>(p, SELLER_COUNT);
  const firms: usize = load<u32>(p, SELLERS);
  const loss: usize = load<u32>(p, LOSS_UP);
  const gone: usize = load<u32>(p, GONE);
  const shares: usize = load<u32>(p, SHARES);
  const grown: usize = load<u32>(p, GROWN_UP);
  const grownBy: usize = load<u32>(p, GROWN_UP_BY);
  const reached: usize = load<u32>(p, REACHED_UP);
  sharesOfRows(
    load<u32>(p, SELLER_STARTS), sellers, load<u32>(p, SELLER_BUYERS), load<u32>(p, SELLER_SALES),
    loss, load<u32>(p, SELLER_OUTPUTS), shares,
  );
  for (let place: u32 = 0; place < sellers; place++) {
    setFloat(gone, word(firms, place), float(shares, place));
  }
  let reachedCount: u32 = load<u32>(p, REACHED_UP_COUNT);
  let count: u32 = 0;
  let change: f64 = 0;
  for (let i: u32 = 0; i < n; i++) {
    const own = float(loss, i);
    const growth = min(float(gone, i), 1) - own;
    const isGrown = growth > 0;
    change = max(change, growth);
    setFloat(loss, i, isGrown ? min(float(gone, i), 1) : own);
    setWord(grown, count, i);
    setFloat(grownBy, count, growth);
    setWord(reached, reachedCount, i);
    count += u32(isGrown);
    reachedCount += u32(isGrown) & u32(own == 0);
  }
  store<u32>(p, count, GROWN_UP_COUNT);
  store<u32>(p, reachedCount, REACHED_UP_COUNT);
  return change;
}

/** Raises the loss of a firm to the share of its orders that is gone: by how much. */
// @ts-ignore: decorator
@inline
function raised(p: usize, i: u32, now: f64): f64 {
  const loss: usize = load<u32>(p, LOSS_UP);
  const own = float(loss, i);
  const next: f64 = now < 1 ? now : 1;
  const growth = next - own;
  if (!(growth > 0)) return 0;
  if (own == 0) {
    const reached: u32 = load<u32>(p, REACHED_UP_COUNT);
    setWord(load<u32>(p, REACHED_UP), reached, i);
    store<u32>(p, reached + 1, REACHED_UP_COUNT);
  }
  const count: u32 = load<u32>(p, GROWN_UP_COUNT);
  setFloat(loss, i, next);
  setWord(load<u32>(p, GROWN_UP), count, i);
  setFloat(load<u32>(p, GROWN_UP_BY), count, growth);
  store<u32>(p, count + 1, GROWN_UP_COUNT);
  return growth;
}
