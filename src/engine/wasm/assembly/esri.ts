// Sweeps of the systemic risk cascade; the plain TypeScript twin, and why it is done so, is
// ../../kernels/esri-downstream.ts and esri-upstream.ts. `p` is the address of the fields below,
// 4 bytes each; lists of what is touched have room for one more.

const INDUSTRY: usize = 0;
const OUTPUT: usize = 4;
const MARKET_OUTPUT: usize = 8;
const MARKET_OFFSETS: usize = 12;
const SLOT_BUYERS: usize = 16;
const SALES: usize = 20; // offsets of rows
const SLOTS: usize = 24;
const LAMBDAS: usize = 28;
const PURCHASES: usize = 32; // offsets of rows
const SUPPLIERS: usize = 36;
const SHARES: usize = 40;
const LOSS: usize = 44;
const FELT: usize = 48;
const GROWN: usize = 52;
const GROWN_BY: usize = 56;
const HANDED: usize = 60;
const HANDED_BY: usize = 64;
const SLOT_LOSS: usize = 68;
const ADDED: usize = 72;
const TOUCHED: usize = 76;
const REACHED: usize = 80;
const BEFORE: usize = 84;
const LOSING: usize = 88;
const LOSING_COUNT: usize = 92;
const LOST: usize = 96;
const HARMED: usize = 100;
const CHANGED: usize = 104;
const IS_CHANGED: usize = 108;
const LOSS_UP: usize = 112;
const GONE: usize = 116;
const GROWN_UP: usize = 120;
const GROWN_UP_BY: usize = 124;
const ADDED_UP: usize = 128;
const TOUCHED_UP: usize = 132;
const REACHED_UP: usize = 136;
const HIT: usize = 140;
// Written.
const GROWN_COUNT: usize = 144;
const REACHED_COUNT: usize = 148;
const HARMED_COUNT: usize = 152;
const CHANGED_COUNT: usize = 156;
const GROWN_UP_COUNT: usize = 160;
const REACHED_UP_COUNT: usize = 164;
const PASSES: usize = 168; // 8 bytes each from here on
const LOST_BOTH: usize = 176;
const LOST_DOWN: usize = 184;
const LOST_UP: usize = 192;

// @ts-ignore: decorator
@inline
function word(at: usize, i: u32): u32 {
  return load<u32>(at + ((<usize>i) << 2));
}

// @ts-ignore: decorator
@inline
function setWord(at: usize, i: u32, value: u32): void {
  store<u32>(at + ((<usize>i) << 2), value);
}

// @ts-ignore: decorator
@inline
function float(at: usize, i: u32): f64 {
  return load<f64>(at + ((<usize>i) << 3));
}

// @ts-ignore: decorator
@inline
function setFloat(at: usize, i: u32, value: f64): void {
  store<f64>(at + ((<usize>i) << 3), value);
}

/** A firm loses a part of its output, and stops buying a part of its inputs, from the start. */
export function hitFirm(p: usize, i: u32, down: f64, up: f64): void {
  const loss: usize = load<u32>(p, LOSS);
  const before: usize = load<u32>(p, BEFORE);
  if (down > float(loss, i)) {
    if (float(before, i) < 0) {
      setFloat(before, i, float(loss, i));
      const count = load<u32>(p, GROWN_COUNT);
      setWord(load<u32>(p, GROWN), count, i);
      store<u32>(p, count + 1, GROWN_COUNT);
    }
    setFloat(loss, i, down);
  }
  const lossUp: usize = load<u32>(p, LOSS_UP);
  const earlier = float(lossUp, i);
  if (up > earlier) {
    setFloat(lossUp, i, up);
    const count = load<u32>(p, GROWN_UP_COUNT);
    setWord(load<u32>(p, GROWN_UP), count, i);
    setFloat(load<u32>(p, GROWN_UP_BY), count, up - earlier);
    store<u32>(p, count + 1, GROWN_UP_COUNT);
    if (earlier == 0) {
      const reached = load<u32>(p, REACHED_UP_COUNT);
      setWord(load<u32>(p, REACHED_UP), reached, i);
      store<u32>(p, reached + 1, REACHED_UP_COUNT);
    }
  }
}

/** One synchronous sweep downstream: the largest loss added to a firm. */
export function sweepDown(p: usize, replaceability: u32): f64 {
  if (replaceability) {
    const count = feelMarkets(p);
    raiseBuyers(p, passLosses(p, HANDED, HANDED_BY, count, SALES, SLOTS, LAMBDAS, ADDED, TOUCHED));
  } else {
    const count = load<u32>(p, GROWN_COUNT);
    raiseBuyers(p, passLosses(p, GROWN, GROWN_BY, count, SALES, SLOTS, LAMBDAS, ADDED, TOUCHED));
  }
  return settleGrown(p);
}

/** The same upstream. */
export function sweepUp(p: usize): f64 {
  const count = load<u32>(p, GROWN_UP_COUNT);
  const touched = passLosses(
    p, GROWN_UP, GROWN_UP_BY, count, PURCHASES, SUPPLIERS, SHARES, ADDED_UP, TOUCHED_UP,
  );
  return settleOrders(p, touched);
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

/** Adds what firms lose, by their rows: how many places it touches. */
// @ts-ignore: decorator
@inline
function passLosses(
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

function raiseBuyers(p: usize, touchedCount: u32): void {
  const slotBuyers: usize = load<u32>(p, SLOT_BUYERS);
  const loss: usize = load<u32>(p, LOSS);
  const before: usize = load<u32>(p, BEFORE);
  const grown: usize = load<u32>(p, GROWN);
  const slotLoss: usize = load<u32>(p, SLOT_LOSS);
  const added: usize = load<u32>(p, ADDED);
  const touched: usize = load<u32>(p, TOUCHED);
  const reached: usize = load<u32>(p, REACHED);
  let reachedCount: u32 = load<u32>(p, REACHED_COUNT);
  let count: u32 = 0;
  for (let at: u32 = 0; at < touchedCount; at++) {
    const slot = word(touched, at);
    const earlier = float(slotLoss, slot);
    const now = earlier + float(added, slot);
    setFloat(added, slot, 0);
    setFloat(slotLoss, slot, now);
    setWord(reached, reachedCount, slot);
    reachedCount += u32(earlier == 0);
    const j = word(slotBuyers, slot);
    const own = float(loss, j);
    if (!(now > own) || own == 1) continue;
    const isFirst = float(before, j) < 0;
    setWord(grown, count, j);
    count += u32(isFirst);
    if (isFirst) setFloat(before, j, own);
    setFloat(loss, j, now < 1 ? now : 1);
  }
  store<u32>(p, count, GROWN_COUNT);
  store<u32>(p, reachedCount, REACHED_COUNT);
}

/** Takes what has grown over into the markets: the largest loss added to a firm. */
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

/** Lists the firms with a loss and adds up what is lost: how many they are. */
export function collectHit(p: usize): u32 {
  const output: usize = load<u32>(p, OUTPUT);
  const marketOffsets: usize = load<u32>(p, MARKET_OFFSETS);
  const loss: usize = load<u32>(p, LOSS);
  const lossUp: usize = load<u32>(p, LOSS_UP);
  const losing: usize = load<u32>(p, LOSING);
  const losingCount: usize = load<u32>(p, LOSING_COUNT);
  const harmed: usize = load<u32>(p, HARMED);
  const reached: usize = load<u32>(p, REACHED_UP);
  const hit: usize = load<u32>(p, HIT);
  const harmedCount: u32 = load<u32>(p, HARMED_COUNT);
  const reachedCount: u32 = load<u32>(p, REACHED_UP_COUNT);
  let count: u32 = 0;
  let both: f64 = 0;
  let down: f64 = 0;
  let up: f64 = 0;
  for (let at: u32 = 0; at < harmedCount; at++) {
    const k = word(harmed, at);
    const start = word(marketOffsets, k);
    const end = start + word(losingCount, k);
    for (let place = start; place < end; place++) {
      const j = word(losing, place);
      setWord(hit, count++, j);
      const makes = float(output, j);
      const lost = float(loss, j);
      const unsold = float(lossUp, j);
      both += makes * max(lost, unsold);
      down += makes * lost;
      up += makes * unsold;
    }
  }
  for (let at: u32 = 0; at < reachedCount; at++) {
    const i = word(reached, at);
    if (float(loss, i) != 0) continue;
    setWord(hit, count++, i);
    const lost = float(output, i) * float(lossUp, i);
    both += lost;
    up += lost;
  }
  store<f64>(p, both, LOST_BOTH);
  store<f64>(p, down, LOST_DOWN);
  store<f64>(p, up, LOST_UP);
  return count;
}

/** Back to the unharmed state; touches only what this run touched. */
export function resetLosses(p: usize): void {
  const marketOffsets: usize = load<u32>(p, MARKET_OFFSETS);
  const loss: usize = load<u32>(p, LOSS);
  const felt: usize = load<u32>(p, FELT);
  const slotLoss: usize = load<u32>(p, SLOT_LOSS);
  const reached: usize = load<u32>(p, REACHED);
  const losing: usize = load<u32>(p, LOSING);
  const losingCount: usize = load<u32>(p, LOSING_COUNT);
  const lost: usize = load<u32>(p, LOST);
  const harmed: usize = load<u32>(p, HARMED);
  const isChanged: usize = load<u32>(p, IS_CHANGED);
  const lossUp: usize = load<u32>(p, LOSS_UP);
  const gone: usize = load<u32>(p, GONE);
  const reachedUp: usize = load<u32>(p, REACHED_UP);
  const reachedCount: u32 = load<u32>(p, REACHED_COUNT);
  const harmedCount: u32 = load<u32>(p, HARMED_COUNT);
  const reachedUpCount: u32 = load<u32>(p, REACHED_UP_COUNT);
  for (let at: u32 = 0; at < reachedCount; at++) setFloat(slotLoss, word(reached, at), 0);
  for (let at: u32 = 0; at < harmedCount; at++) {
    const k = word(harmed, at);
    const start = word(marketOffsets, k);
    const end = start + word(losingCount, k);
    for (let place = start; place < end; place++) {
      setFloat(loss, word(losing, place), 0);
      setFloat(felt, word(losing, place), 0);
    }
    setWord(losingCount, k, 0);
    setFloat(lost, k, 0);
    store<u8>(isChanged + k, 0);
  }
  for (let at: u32 = 0; at < reachedUpCount; at++) {
    setFloat(lossUp, word(reachedUp, at), 0);
    setFloat(gone, word(reachedUp, at), 0);
  }
  store<u32>(p, 0, GROWN_COUNT);
  store<u32>(p, 0, REACHED_COUNT);
  store<u32>(p, 0, HARMED_COUNT);
  store<u32>(p, 0, CHANGED_COUNT);
  store<u32>(p, 0, GROWN_UP_COUNT);
  store<u32>(p, 0, REACHED_UP_COUNT);
  store<f64>(p, 0, PASSES);
}
