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
import { float, lane, setFloat, setLane, setWord, word } from "./memory";
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
  const one = f64x2.splat(1);
  let reachedCount: u32 = load<u32>(p, REACHED_UP_COUNT);
  let count: u32 = 0;
  let change = f64x2.splat(0);
  for (let at: u32 = 0; at < touchedCount; at++) {
    const i = word(touched, at);
    const sum = f64x2.neg(lane(gone, i));
    setLane(gone, i, sum);
    const own = lane(loss, i);
    const next = f64x2.pmin(f64x2.div(sum, lane(output, i)), one);
    const growth = f64x2.sub(next, own);
    const isGrown = u32(f64x2.extract_lane(growth, 0) > 0);
    change = f64x2.pmax(change, growth);
    setLane(loss, i, f64x2.pmax(own, next));
    setWord(grown, count, i);
    setLane(grownBy, count, growth);
    count += isGrown;
    setWord(reached, reachedCount, i);
    reachedCount += isGrown & u32(f64x2.extract_lane(own, 0) == 0);
  }
  store<u32>(p, count, GROWN_UP_COUNT);
  store<u32>(p, reachedCount, REACHED_UP_COUNT);
  return f64x2.extract_lane(change, 0);
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
  const none = f64x2.splat(0);
  const one = f64x2.splat(1);
  let reachedCount: u32 = load<u32>(p, REACHED_UP_COUNT);
  let count: u32 = 0;
  let change = f64x2.splat(0);
  for (let i: u32 = 0; i < n; i += 2) {
    const at = (<usize>i) << 3;
    const own = v128.load(loss + at);
    const next = f64x2.pmin(f64x2.div(v128.load(gone + at), v128.load(output + at)), one);
    const growth = f64x2.sub(next, own);
    const isGrown = f64x2.gt(growth, none);
    change = f64x2.pmax(change, growth);
    v128.store(loss + at, f64x2.pmax(own, next));
    const which = i64x2.bitmask(isGrown);
    const fresh = i64x2.bitmask(v128.and(isGrown, f64x2.eq(own, none)));
    setWord(grown, count, i);
    v128.store64_lane(grownBy + ((<usize>count) << 3), growth, 0);
    setWord(reached, reachedCount, i);
    count += which & 1;
    reachedCount += fresh & 1;
    setWord(grown, count, i + 1);
    v128.store64_lane(grownBy + ((<usize>count) << 3), growth, 1);
    setWord(reached, reachedCount, i + 1);
    count += which >> 1;
    reachedCount += fresh >> 1;
  }
  store<u32>(p, count, GROWN_UP_COUNT);
  store<u32>(p, reachedCount, REACHED_UP_COUNT);
  return max(f64x2.extract_lane(change, 0), f64x2.extract_lane(change, 1));
}
