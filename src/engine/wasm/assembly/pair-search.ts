// All shortest paths of pairs of nodes, from both ends at once; the plain TypeScript twin, and why it is done
// so, is ../../kernels/pair-search.ts. `p` is the address of the fields, `side` of those of one side.

import { degree, field, float, setField, setFloat, setWord, word } from "./memory";
import {
  PAIRS,
  SUMS,
  SHARES,
  PLACES,
  WATCHED_COUNT,
  SEEN,
  SIGMA,
  PART,
  ORDER,
  FROM,
  TO,
  STEPS,
  SCALE,
  FORWARD_SIDE,
  BACKWARD_SIDE,
  LINK_COUNT,
  STEP_COUNT,
  OFFSETS,
  TARGETS,
  MARK,
  FIRST,
  END,
  COST,
  NOBODY,
  JUST_NOW,
  LARGE,
} from "./pair-fields";

/** Searches the first `count` pairs. */
export function addPairs(p: usize, count: u32): void {
  const pairs: usize = field(p, PAIRS);
  const watchedCount = field(p, WATCHED_COUNT);
  const shares: usize = field(p, SHARES);
  const rowBytes: usize = (<usize>watchedCount) << 3;
  memory.fill(shares, 0, (<usize>count) * rowBytes);
  for (let i: u32 = 0; i < count; i++) {
    search(p, word(pairs, i << 1), word(pairs, (i << 1) | 1));
    finish(p, shares + (<usize>i) * rowBytes);
  }
}

function search(p: usize, s: u32, t: u32): void {
  setField(p, LINK_COUNT, 0);
  setField(p, STEP_COUNT, 0);
  const forward = p + FORWARD_SIDE;
  const backward = p + BACKWARD_SIDE;
  start(p, forward, s, 0);
  start(p, backward, t, 1);
  let tail: u32 = 2;
  for (;;) {
    const isForward = field(forward, COST) <= field(backward, COST);
    const near = isForward ? forward : backward;
    const far = isForward ? backward : forward;
    const last = findCrossing(p, near, field(far, MARK));
    if (last > field(p, LINK_COUNT)) {
      shareOut(p, last);
      return;
    }
    const found = widen(p, near, tail);
    if (found == tail) return;
    tail = found;
  }
}

function start(p: usize, side: usize, u: u32, place: u32): void {
  setWord(field(p, ORDER), place, u);
  store<u8>(<usize>field(p, SEEN) + u, <u8>field(side, MARK));
  setFloat(field(p, SIGMA), u, 1);
  setField(side, FIRST, place);
  setField(side, END, place + 1);
  setField(side, COST, degree(field(side, OFFSETS), u));
}

/** One look at each link of the outermost level; where the list of links ends with those to the other side. */
function findCrossing(p: usize, side: usize, wanted: u32): u32 {
  const offsets: usize = field(side, OFFSETS);
  const targets: usize = field(side, TARGETS);
  const end = field(side, END);
  const order: usize = field(p, ORDER);
  const seen: usize = field(p, SEEN);
  const from: usize = field(p, FROM);
  const to: usize = field(p, TO);
  let k = field(p, LINK_COUNT);
  for (let i = field(side, FIRST); i < end; i++) {
    const u = word(order, i);
    let e = targets + ((<usize>word(offsets, u)) << 2);
    const rowEnd = targets + ((<usize>word(offsets, u + 1)) << 2);
    for (; e < rowEnd; e += 4) {
      const v = load<u32>(e);
      if (<u32>load<u8>(seen + v) != wanted) continue;
      setWord(from, k, u);
      setWord(to, k++, v);
    }
  }
  return k;
}

/** Takes the next level; the new end of the order. */
function widen(p: usize, side: usize, start: u32): u32 {
  const offsets: usize = field(side, OFFSETS);
  const targets: usize = field(side, TARGETS);
  const end = field(side, END);
  const order: usize = field(p, ORDER);
  const seen: usize = field(p, SEEN);
  const sigma: usize = field(p, SIGMA);
  const from: usize = field(p, FROM);
  const to: usize = field(p, TO);
  let tail = start;
  let k = field(p, LINK_COUNT);
  setWord(field(p, STEPS), field(p, STEP_COUNT), k);
  for (let i = field(side, FIRST); i < end; i++) {
    const u = word(order, i);
    const paths = float(sigma, u);
    let e = targets + ((<usize>word(offsets, u)) << 2);
    const rowEnd = targets + ((<usize>word(offsets, u + 1)) << 2);
    for (; e < rowEnd; e += 4) {
      const v = load<u32>(e);
      const who = load<u8>(seen + v);
      if (who == NOBODY) {
        store<u8>(seen + v, JUST_NOW);
        setFloat(sigma, v, paths);
        setWord(order, tail++, v);
      } else if (who == JUST_NOW) setFloat(sigma, v, float(sigma, v) + paths);
      else continue;
      setWord(from, k, u);
      setWord(to, k++, v);
    }
  }
  setField(p, LINK_COUNT, k);
  settle(p, side, start, tail);
  return tail;
}

function settle(p: usize, side: usize, first: u32, end: u32): void {
  const offsets: usize = field(side, OFFSETS);
  const mark = <u8>field(side, MARK);
  const order: usize = field(p, ORDER);
  const seen: usize = field(p, SEEN);
  const sigma: usize = field(p, SIGMA);
  let cost: u32 = 0;
  let most: f64 = 0;
  for (let i = first; i < end; i++) {
    const v = word(order, i);
    store<u8>(seen + v, mark);
    cost += degree(offsets, v);
    most = max(most, float(sigma, v));
  }
  setField(side, FIRST, first);
  setField(side, END, end);
  setField(side, COST, cost);
  const isLarge = most > LARGE;
  const step = field(p, STEP_COUNT);
  setFloat(field(p, SCALE), step, isLarge ? 1 / most : 1);
  setField(p, STEP_COUNT, step + 1);
  if (!isLarge) return;
  for (let i = first; i < end; i++) {
    const v = word(order, i);
    setFloat(sigma, v, float(sigma, v) / most);
  }
}

/** Shares all paths out over the links between the sides, by how many take each. */
function shareOut(p: usize, last: u32): void {
  const from: usize = field(p, FROM);
  const to: usize = field(p, TO);
  const sigma: usize = field(p, SIGMA);
  const part: usize = field(p, PART);
  const first = field(p, LINK_COUNT);
  let total: f64 = 0;
  for (let k = first; k < last; k++) total += float(sigma, word(from, k)) * float(sigma, word(to, k));
  for (let k = first; k < last; k++) {
    const u = word(from, k);
    const v = word(to, k);
    setFloat(part, u, float(part, u) + float(sigma, v) / total);
    setFloat(part, v, float(part, v) + float(sigma, u) / total);
  }
}

/** Hands the shares back towards the ends, adds them up, and forgets the search. */
function finish(p: usize, row: usize): void {
  const part: usize = field(p, PART);
  const sigma: usize = field(p, SIGMA);
  const order: usize = field(p, ORDER);
  const seen: usize = field(p, SEEN);
  const from: usize = field(p, FROM);
  const to: usize = field(p, TO);
  const places: usize = field(p, PLACES);
  const sums: usize = field(p, SUMS);
  let k = field(p, LINK_COUNT);
  for (let step = field(p, STEP_COUNT); step > 0; step--) {
    const first = word(field(p, STEPS), step - 1);
    const unit = float(field(p, SCALE), step - 1);
    for (; k > first; k--) {
      const share = float(part, word(to, k - 1));
      if (share == 0) continue;
      const u = word(from, k - 1);
      setFloat(part, u, float(part, u) + share * unit);
    }
  }
  const end = max(field(p + FORWARD_SIDE, END), field(p + BACKWARD_SIDE, END));
  for (let i: u32 = 0; i < end; i++) {
    const u = word(order, i);
    store<u8>(seen + u, NOBODY);
    const own = float(part, u);
    if (own == 0) continue;
    const share = own * float(sigma, u);
    setFloat(part, u, 0);
    if (i < 2) continue; // the ends themselves
    setFloat(sums, u, float(sums, u) + share);
    const place = word(places, u);
    if (place != 0) setFloat(row, place - 1, share);
  }
}
