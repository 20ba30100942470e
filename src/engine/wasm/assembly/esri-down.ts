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
import { float, setFloat, setWord, word } from "./memory";
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
  for (let at: u32 = 0; at < changedCount; at++) {
    const k = word(changed, at);
    const left = float(marketOutput, k) - float(lost, k);
    const start = word(marketOffsets, k);
    const end = start + word(losingCount, k);
    for (let place = start; place < end; place++) {
      const i = word(losing, place);
      const makes = float(output, i);
      const feels = (left > makes ? makes / left : 1) * float(loss, i);
      const growth = feels - float(felt, i);
      if (!(growth > 0)) continue;
      setFloat(felt, i, feels);
      setWord(handed, count, i);
      setFloat(handedBy, count, growth);
      count++;
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
  let reachedCount: u32 = load<u32>(p, REACHED_COUNT);
  let count: u32 = 0;
  for (let at: u32 = 0; at < touchedCount; at++) {
    const slot = word(touched, at);
    const sum = -float(missing, slot);
    setFloat(missing, slot, sum);
    setWord(reached, reachedCount, slot);
    reachedCount += 1 - load<u8>(isReached + slot);
    store<u8>(isReached + slot, 1);
    const j = word(slotBuyers, slot);
    const own = float(loss, j);
    const now: f64 = min(sum / float(slotTotals, slot), 1);
    const isGrown = now > own;
    const earlier = float(before, j);
    const isFirst = u32(isGrown) & u32(earlier < 0);
    setWord(grown, count, j);
    count += isFirst;
    setFloat(before, j, isFirst ? own : earlier);
    setFloat(loss, j, isGrown ? now : own);
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
    raiseMost(most, word(slotBuyers, slot), f64x2.extract_lane(shares, 0));
    raiseMost(most, word(slotBuyers, slot + 1), f64x2.extract_lane(shares, 1));
  }
  let count: u32 = 0;
  for (let j: u32 = 0; j < n; j++) {
    const own = float(loss, j);
    const now: f64 = min(float(most, j), 1);
    const isGrown = now > own;
    setFloat(most, j, 0);
    setFloat(before, j, isGrown ? own : -1);
    setFloat(loss, j, isGrown ? now : own);
    setWord(grown, count, j);
    count += u32(isGrown);
  }
  store<u32>(p, count, GROWN_COUNT);
  store<u32>(p, 1, IS_WHOLE);
}

// @ts-ignore: decorator
@inline
function raiseMost(most: usize, j: u32, share: f64): void {
  const earlier = float(most, j);
  setFloat(most, j, share > earlier ? share : earlier);
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
  let change: f64 = 0;
  for (let at: u32 = 0; at < count; at++) {
    const j = word(grown, at);
    const earlier = float(before, j);
    const growth = float(loss, j) - earlier;
    setFloat(before, j, -1);
    setFloat(grownBy, at, growth);
    change = max(change, growth);
    const k = word(industry, j);
    if (earlier == 0) {
      const place = word(losingCount, k);
      if (place == 0) setWord(harmed, harmedCount++, k);
      setWord(losing, word(marketOffsets, k) + place, j);
      setWord(losingCount, k, place + 1);
    }
    setFloat(lost, k, float(lost, k) + growth * float(output, j));
    setWord(changed, changedCount, k);
    changedCount += u32(load<u8>(isChanged + k) == 0);
    store<u8>(isChanged + k, 1);
  }
  store<u32>(p, harmedCount, HARMED_COUNT);
  store<u32>(p, changedCount, CHANGED_COUNT);
  return change;
}
