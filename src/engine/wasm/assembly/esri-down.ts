// A sweep downstream; the plain TypeScript twin, and why it is done so, is
// ../../kernels/esri-downstream.ts. `p` is the address of the fields.

import {
  N,
  LINKS,
  INDUSTRY,
  OUTPUT,
  MARKET_OUTPUT,
  MARKET_OFFSETS,
  SALES,
  SLOTS,
  AMOUNTS,
  SLOT_COUNT,
  SLOT_BUYERS,
  SLOT_TOTALS,
  SLOT_STARTS,
  SLOT_SUPPLIERS,
  SLOT_PAID,
  LOSS,
  FELT,
  GROWN,
  GROWN_BY,
  HANDED,
  HANDED_BY,
  MISSING,
  TOUCHED,
  REACHED,
  IS_REACHED,
  BEFORE,
  MOST,
  LOSING,
  LOSING_COUNT,
  LOST,
  HARMED,
  CHANGED,
  IS_CHANGED,
  GROWN_COUNT,
  REACHED_COUNT,
  IS_WHOLE,
  HARMED_COUNT,
  CHANGED_COUNT,
} from "./esri-fields";
import { isDense, linksOf, passLosses } from "./esri-pass";
import { float, lane, setFloat, setLane, setWord, word } from "./memory";
import { sumsOfRows } from "./packed-rows";

export function sweepDown(p: usize, replaceability: u32): f64 {
  const count = replaceability ? feelMarkets(p) : feelAll(p);
  const links = linksOf(p, HANDED, count, SALES);
  if (isDense(links, load<u32>(p, LINKS))) pullLosses(p);
  else raiseBuyers(p, count);
  return settleGrown(p);
}

function feelAll(p: usize): u32 {
  const loss: usize = load<u32>(p, LOSS);
  const felt: usize = load<u32>(p, FELT);
  const grown: usize = load<u32>(p, GROWN);
  const grownBy: usize = load<u32>(p, GROWN_BY);
  const handed: usize = load<u32>(p, HANDED);
  const handedBy: usize = load<u32>(p, HANDED_BY);
  const count: u32 = load<u32>(p, GROWN_COUNT);
  for (let at: u32 = 0; at < count; at++) {
    const i = word(grown, at);
    setFloat(felt, i, float(loss, i));
    setWord(handed, at, i);
    setFloat(handedBy, at, float(grownBy, at));
  }
  return count;
}

function feelMarkets(p: usize): u32 {
  const output: usize = load<u32>(p, OUTPUT);
  const marketOutput: usize = load<u32>(p, MARKET_OUTPUT);
  const marketOffsets: usize = load<u32>(p, MARKET_OFFSETS);
  const loss: usize = load<u32>(p, LOSS);
  const felt: usize = load<u32>(p, FELT);
  const handed: usize = load<u32>(p, HANDED);
  const handedBy: usize = load<u32>(p, HANDED_BY);
  const losing: usize = load<u32>(p, LOSING);
  const losingCount: usize = load<u32>(p, LOSING_COUNT);
  const lost: usize = load<u32>(p, LOST);
  const changed: usize = load<u32>(p, CHANGED);
  const changedCount: u32 = load<u32>(p, CHANGED_COUNT);
  let count: u32 = 0;
  const none = f64x2.splat(0);
  const one = f64x2.splat(1);
  for (let at: u32 = 0; at < changedCount; at++) {
    const k = word(changed, at);
    const left = f64x2.pmax(none, f64x2.sub(lane(marketOutput, k), lane(lost, k)));
    const start = word(marketOffsets, k);
    const end = start + word(losingCount, k);
    for (let place = start; place < end; place++) {
      const i = word(losing, place);
      const share = f64x2.pmin(one, f64x2.div(lane(output, i), left)); // 0 / 0: all of it
      const feels = f64x2.mul(share, lane(loss, i));
      const before = lane(felt, i);
      const growth = f64x2.extract_lane(f64x2.sub(feels, before), 0);
      setLane(felt, i, f64x2.pmax(before, feels));
      setWord(handed, count, i);
      setFloat(handedBy, count, growth);
      count += u32(growth > 0);
    }
  }
  return count;
}

/** Without branches, so that memory which lies here and there is asked for ahead. */
function raiseBuyers(p: usize, handedCount: u32): void {
  const slotBuyers: usize = load<u32>(p, SLOT_BUYERS);
  const slotTotals: usize = load<u32>(p, SLOT_TOTALS);
  const loss: usize = load<u32>(p, LOSS);
  const before: usize = load<u32>(p, BEFORE);
  const grown: usize = load<u32>(p, GROWN);
  const missing: usize = load<u32>(p, MISSING);
  const touched: usize = load<u32>(p, TOUCHED);
  const reached: usize = load<u32>(p, REACHED);
  const isReached: usize = load<u32>(p, IS_REACHED);
  const touchedCount = passLosses(
    p, HANDED, HANDED_BY, handedCount, SALES, SLOTS, AMOUNTS, MISSING, TOUCHED,
  );
  const none = f64x2.splat(0);
  const one = f64x2.splat(1);
  let reachedCount: u32 = load<u32>(p, REACHED_COUNT);
  let count: u32 = 0;
  for (let at: u32 = 0; at < touchedCount; at++) {
    const slot = word(touched, at);
    const sum = f64x2.neg(lane(missing, slot));
    setLane(missing, slot, sum);
    setWord(reached, reachedCount, slot);
    reachedCount += 1 - load<u8>(isReached + slot);
    store<u8>(isReached + slot, 1);
    const j = word(slotBuyers, slot);
    const own = lane(loss, j);
    const earlier = lane(before, j);
    const now = f64x2.pmin(f64x2.div(sum, lane(slotTotals, slot)), one);
    const isFirst = v128.and(f64x2.gt(now, own), f64x2.lt(earlier, none));
    setWord(grown, count, j);
    count += i64x2.bitmask(isFirst) & 1;
    setLane(before, j, v128.bitselect(own, earlier, isFirst));
    setLane(loss, j, f64x2.pmax(own, now));
  }
  store<u32>(p, count, GROWN_COUNT);
  store<u32>(p, reachedCount, REACHED_COUNT);
}

function pullLosses(p: usize): void {
  const n: u32 = load<u32>(p, N);
  const slots: u32 = load<u32>(p, SLOT_COUNT);
  const slotBuyers: usize = load<u32>(p, SLOT_BUYERS);
  const slotTotals: usize = load<u32>(p, SLOT_TOTALS);
  const missing: usize = load<u32>(p, MISSING);
  const loss: usize = load<u32>(p, LOSS);
  const before: usize = load<u32>(p, BEFORE);
  const grown: usize = load<u32>(p, GROWN);
  const most: usize = load<u32>(p, MOST);
  sumsOfRows(
    load<u32>(p, SLOT_STARTS), slots, load<u32>(p, SLOT_SUPPLIERS), load<u32>(p, SLOT_PAID),
    load<u32>(p, FELT), missing,
  );
  for (let slot: u32 = 0; slot < slots; slot += 2) {
    const at = (<usize>slot) << 3;
    const shares = f64x2.div(v128.load(missing + at), v128.load(slotTotals + at));
    raiseMost(most, word(slotBuyers, slot), shares);
    raiseMost(most, word(slotBuyers, slot + 1), i8x16.shuffle(shares, shares,
      8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
  }
  const one = f64x2.splat(1);
  let count: u32 = 0;
  for (let j: u32 = 0; j < n; j += 2) {
    const at = (<usize>j) << 3;
    const own = v128.load(loss + at);
    const now = f64x2.pmin(v128.load(most + at), one);
    const isGrown = f64x2.gt(now, own);
    v128.store(most + at, f64x2.splat(0));
    v128.store(before + at, v128.bitselect(own, f64x2.splat(-1), isGrown));
    v128.store(loss + at, f64x2.pmax(own, now));
    const which = i64x2.bitmask(isGrown);
    setWord(grown, count, j);
    count += which & 1;
    setWord(grown, count, j + 1);
    count += which >> 1;
  }
  store<u32>(p, count, GROWN_COUNT);
  store<u32>(p, 1, IS_WHOLE);
}

// @ts-ignore: decorator
@inline
function raiseMost(most: usize, j: u32, share: v128): void {
  setLane(most, j, f64x2.pmax(lane(most, j), share));
}

export function settleGrown(p: usize): f64 {
  const industry: usize = load<u32>(p, INDUSTRY);
  const output: usize = load<u32>(p, OUTPUT);
  const marketOffsets: usize = load<u32>(p, MARKET_OFFSETS);
  const loss: usize = load<u32>(p, LOSS);
  const before: usize = load<u32>(p, BEFORE);
  const grown: usize = load<u32>(p, GROWN);
  const grownBy: usize = load<u32>(p, GROWN_BY);
  const losing: usize = load<u32>(p, LOSING);
  const losingCount: usize = load<u32>(p, LOSING_COUNT);
  const lost: usize = load<u32>(p, LOST);
  const harmed: usize = load<u32>(p, HARMED);
  const changed: usize = load<u32>(p, CHANGED);
  const isChanged: usize = load<u32>(p, IS_CHANGED);
  const count: u32 = load<u32>(p, GROWN_COUNT);
  let harmedCount: u32 = load<u32>(p, HARMED_COUNT);
  let changedCount: u32 = load<u32>(p, CHANGED_COUNT);
  for (let at: u32 = 0; at < changedCount; at++) store<u8>(isChanged + word(changed, at), 0);
  changedCount = 0;
  let change = f64x2.splat(0);
  for (let at: u32 = 0; at < count; at++) {
    const j = word(grown, at);
    const earlier = lane(before, j);
    const growth = f64x2.sub(lane(loss, j), earlier);
    setFloat(before, j, -1);
    setLane(grownBy, at, growth);
    change = f64x2.pmax(change, growth);
    const k = word(industry, j);
    const place = word(losingCount, k);
    const isNew = u32(f64x2.extract_lane(earlier, 0) == 0);
    setWord(harmed, harmedCount, k);
    harmedCount += isNew & u32(place == 0);
    setWord(losing, word(marketOffsets, k) + place, j);
    setWord(losingCount, k, place + isNew);
    setLane(lost, k, f64x2.add(lane(lost, k), f64x2.mul(growth, lane(output, j))));
    setWord(changed, changedCount, k);
    changedCount += u32(load<u8>(isChanged + k) == 0);
    store<u8>(isChanged + k, 1);
  }
  store<u32>(p, harmedCount, HARMED_COUNT);
  store<u32>(p, changedCount, CHANGED_COUNT);
  return f64x2.extract_lane(change, 0);
}
