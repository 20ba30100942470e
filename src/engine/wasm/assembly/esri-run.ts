// Begin and end of a run of the cascade: who is hit, what is lost in all, back to the unharmed state.

import {
  OUTPUT,
  MARKET_OFFSETS,
  LOSS,
  FELT,
  GROWN,
  MISSING,
  REACHED,
  IS_REACHED,
  BEFORE,
  LOSING,
  LOSING_COUNT,
  LOST,
  HARMED,
  IS_CHANGED,
  LOSS_UP,
  GONE,
  GROWN_UP,
  GROWN_UP_BY,
  REACHED_UP,
  HIT,
  GROWN_COUNT,
  REACHED_COUNT,
  IS_WHOLE,
  SLOT_COUNT,
  HARMED_COUNT,
  CHANGED_COUNT,
  GROWN_UP_COUNT,
  REACHED_UP_COUNT,
  PASSES,
  LOST_BOTH,
  LOST_DOWN,
  LOST_UP,
} from "./esri-fields";
import { float, lane, setFloat, setLane, setWord, word } from "./memory";

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
  const none = f64x2.splat(0);
  let count: u32 = 0;
  let both = none;
  let down = none;
  let up = none;
  for (let at: u32 = 0; at < harmedCount; at++) {
    const k = word(harmed, at);
    const start = word(marketOffsets, k);
    const end = start + word(losingCount, k);
    for (let place = start; place < end; place++) {
      const j = word(losing, place);
      setWord(hit, count++, j);
      const makes = lane(output, j);
      const lost = lane(loss, j);
      const unsold = lane(lossUp, j);
      both = f64x2.add(both, f64x2.mul(makes, f64x2.pmax(lost, unsold)));
      down = f64x2.add(down, f64x2.mul(makes, lost));
      up = f64x2.add(up, f64x2.mul(makes, unsold));
    }
  }
  for (let at: u32 = 0; at < reachedCount; at++) {
    const i = word(reached, at);
    const isLeft = f64x2.eq(lane(loss, i), none);
    const lost = v128.and(f64x2.mul(lane(output, i), lane(lossUp, i)), isLeft);
    setWord(hit, count, i);
    count += i64x2.bitmask(isLeft) & 1;
    both = f64x2.add(both, lost);
    up = f64x2.add(up, lost);
  }
  setLane(p + LOST_BOTH, 0, both);
  setLane(p + LOST_DOWN, 0, down);
  setLane(p + LOST_UP, 0, up);
  return count;
}

export function resetLosses(p: usize): void {
  const marketOffsets: usize = load<u32>(p, MARKET_OFFSETS);
  const loss: usize = load<u32>(p, LOSS);
  const felt: usize = load<u32>(p, FELT);
  const missing: usize = load<u32>(p, MISSING);
  const isReached: usize = load<u32>(p, IS_REACHED);
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
  for (let at: u32 = 0; at < reachedCount; at++) {
    setFloat(missing, word(reached, at), 0);
    store<u8>(isReached + word(reached, at), 0);
  }
  if (load<u32>(p, IS_WHOLE)) memory.fill(missing, 0, (<usize>load<u32>(p, SLOT_COUNT)) << 3);
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
  store<u32>(p, 0, IS_WHOLE);
  store<u32>(p, 0, HARMED_COUNT);
  store<u32>(p, 0, CHANGED_COUNT);
  store<u32>(p, 0, GROWN_UP_COUNT);
  store<u32>(p, 0, REACHED_UP_COUNT);
  store<f64>(p, 0, PASSES);
}
