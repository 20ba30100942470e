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
  SELLER_STARTS,
  SELLER_BUYERS,
  SELLER_SALES,
  LOSS_UP,
  GONE,
  SUMS,
  GROWN_UP,
  GROWN_UP_BY,
  TOUCHED_UP,
  REACHED_UP,
  GROWN_UP_COUNT,
  REACHED_UP_COUNT,
} from "./esri-fields";
import { isDense, linksOf, passLosses } from "./esri-pass";
import { float, setFloat, setWord, word } from "./memory";
import { sumsOfRows } from "./packed-rows";

export function sweepUp(p: usize): f64 {
  const count = load<u32>(p, GROWN_UP_COUNT);
  const links = linksOf(p, GROWN_UP, count, PURCHASES);
  return isDense(links, load<u32>(p, LINKS)) ? pullOrders(p) : takeOrders(p, count);
}

/** Without branches, so that memory which lies here and there is asked for ahead. */
function takeOrders(p: usize, grownCount: u32): f64 {
  const output: usize = load<u32>(p, OUTPUT);
  const loss: usize = load<u32>(p, LOSS_UP);
  const gone: usize = load<u32>(p, GONE);
  const touched: usize = load<u32>(p, TOUCHED_UP);
  const grown: usize = load<u32>(p, GROWN_UP);
  const grownBy: usize = load<u32>(p, GROWN_UP_BY);
  const reached: usize = load<u32>(p, REACHED_UP);
  const touchedCount = passLosses(
    p, GROWN_UP, GROWN_UP_BY, grownCount, PURCHASES, SUPPLIERS, PAID, GONE, TOUCHED_UP,
  );
  let reachedCount: u32 = load<u32>(p, REACHED_UP_COUNT);
  let count: u32 = 0;
  let change: f64 = 0;
  for (let at: u32 = 0; at < touchedCount; at++) {
    const i = word(touched, at);
    const sum = -float(gone, i);
    setFloat(gone, i, sum);
    const own = float(loss, i);
    const next: f64 = min(sum / float(output, i), 1);
    const growth = next - own;
    const isGrown = growth > 0;
    change = isGrown ? max(change, growth) : change;
    setFloat(loss, i, isGrown ? next : own);
    setWord(grown, count, i);
    setFloat(grownBy, count, growth);
    count += u32(isGrown);
    setWord(reached, reachedCount, i);
    reachedCount += u32(isGrown) & u32(own == 0);
  }
  store<u32>(p, count, GROWN_UP_COUNT);
  store<u32>(p, reachedCount, REACHED_UP_COUNT);
  return change;
}

function pullOrders(p: usize): f64 {
  const n: u32 = load<u32>(p, N);
  const sellers: u32 = load<u32>(p, SELLER_COUNT);
  const output: usize = load<u32>(p, OUTPUT);
  const firms: usize = load<u32>(p, SELLERS);
  const loss: usize = load<u32>(p, LOSS_UP);
  const gone: usize = load<u32>(p, GONE);
  const sums: usize = load<u32>(p, SUMS);
  const grown: usize = load<u32>(p, GROWN_UP);
  const grownBy: usize = load<u32>(p, GROWN_UP_BY);
  const reached: usize = load<u32>(p, REACHED_UP);
  sumsOfRows(
    load<u32>(p, SELLER_STARTS), sellers, load<u32>(p, SELLER_BUYERS), load<u32>(p, SELLER_SALES),
    loss, sums,
  );
  for (let place: u32 = 0; place < sellers; place++) {
    setFloat(gone, word(firms, place), float(sums, place));
  }
  let reachedCount: u32 = load<u32>(p, REACHED_UP_COUNT);
  let count: u32 = 0;
  let change: f64 = 0;
  for (let i: u32 = 0; i < n; i++) {
    const own = float(loss, i);
    const next: f64 = min(float(gone, i) / float(output, i), 1);
    const growth = next - own;
    const isGrown = growth > 0;
    change = isGrown ? max(change, growth) : change;
    setFloat(loss, i, isGrown ? next : own);
    setWord(grown, count, i);
    setFloat(grownBy, count, growth);
    count += u32(isGrown);
    setWord(reached, reachedCount, i);
    reachedCount += u32(isGrown) & u32(own == 0);
  }
  store<u32>(p, count, GROWN_UP_COUNT);
  store<u32>(p, reachedCount, REACHED_UP_COUNT);
  return change;
}
