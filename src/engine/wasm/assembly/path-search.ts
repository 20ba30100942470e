// Brandes' first pass of one source: all shortest paths; the plain TypeScript twin, and why it is done so, is
// ../../kernels/plain-path-search.ts. `p` is the address of the fields below, 4 bytes each.

import { degree, field, float, setField, setFloat, setWord, word } from "./memory";
import {
  N,
  OFFSETS,
  TARGETS,
  IN_OFFSETS,
  IN_SOURCES,
  ENTERED,
  ENTERED_COUNT,
  TAGS,
  SIGMA,
  ORDER,
  FRONT,
  ROWS,
  PULLED_ROWS,
  LINKS,
  STEPS,
  OPEN,
  COUNT,
  FRONT_COUNT,
  STEP_COUNT,
  LINK_COUNT,
  OPEN_COUNT,
  PUSH_COST,
  PULL_COST,
  COUNTED,
  PULLED,
  NOT_FOUND,
  LAST_TAG,
  OLD_TAG,
  MOST_PATHS,
} from "./path-fields";

/** Searches from s: 1, or 0 if a count of paths passed what is exact enough. */
export function searchPaths(p: usize, s: u32): u32 {
  const steps: usize = field(p, STEPS);
  start(p, s);
  let first: u32 = 0;
  let level: u32 = 0;
  let old: u32 = 0;
  let step: u32 = 0;
  let most: f64 = 1;
  for (let tag: u32 = 1; first < field(p, FRONT_COUNT); tag++) {
    if (tag == LAST_TAG) {
      beginTagsAgain(p, old, level);
      tag = 1;
      old = level;
    }
    const end = field(p, FRONT_COUNT);
    const found = field(p, COUNT);
    const pulls = pullsNext(p);
    setWord(steps, step << 1, pulls ? first | PULLED : first);
    setWord(steps, (step << 1) | 1, found);
    step++;
    if (pulls) pull(p, tag);
    else push(p, first, end, tag + 1);
    most = max(most, takeLevel(p, found));
    first = end;
    level = found;
  }
  setField(p, STEP_COUNT, step);
  setWord(steps, step << 1, field(p, FRONT_COUNT));
  setWord(steps, (step << 1) | 1, field(p, COUNT));
  return u32(most <= MOST_PATHS);
}

function start(p: usize, s: u32): void {
  const offsets: usize = field(p, OFFSETS);
  store<u8>(<usize>field(p, TAGS) + s, 1);
  setFloat(field(p, SIGMA), s, 1);
  setWord(field(p, ORDER), 0, s);
  setWord(field(p, FRONT), 0, s);
  setField(p, COUNT, 1);
  setField(p, FRONT_COUNT, 1);
  setField(p, LINK_COUNT, 0);
  setField(p, OPEN_COUNT, NOT_FOUND);
  setField(p, PUSH_COST, degree(offsets, s));
  setField(p, PULL_COST, word(offsets, field(p, N)));
  setField(p, COUNTED, 0);
}

function pullsNext(p: usize): bool {
  const inOffsets: usize = field(p, IN_OFFSETS);
  const order: usize = field(p, ORDER);
  const pushCost = field(p, PUSH_COST);
  if (pushCost <= word(inOffsets, field(p, N)) >> 4) return false;
  const count = field(p, COUNT);
  let pullCost = field(p, PULL_COST);
  for (let i = field(p, COUNTED); i < count; i++) pullCost -= degree(inOffsets, word(order, i));
  setField(p, COUNTED, count);
  setField(p, PULL_COST, pullCost);
  return pushCost > pullCost;
}

function push(p: usize, first: u32, last: u32, tag: u32): void {
  const offsets: usize = field(p, OFFSETS);
  const targets: usize = field(p, TARGETS);
  const tags: usize = field(p, TAGS);
  const sigma: usize = field(p, SIGMA);
  const order: usize = field(p, ORDER);
  const front: usize = field(p, FRONT);
  const rows: usize = field(p, ROWS);
  const links: usize = field(p, LINKS);
  let k = field(p, LINK_COUNT);
  for (let i = first; i < last; i++) {
    const u = word(front, i);
    setWord(rows, i, k);
    let e = targets + ((<usize>word(offsets, u)) << 2);
    const end = targets + ((<usize>word(offsets, u + 1)) << 2);
    for (; e < end; e += 4) {
      const v = load<u32>(e);
      setWord(links, k, v);
      k += u32(load<u8>(tags + v) == 0);
    }
  }
  setWord(rows, last, k);
  setField(p, LINK_COUNT, k);
  let tail = field(p, COUNT);
  for (let i = first; i < last; i++) {
    const paths = float(sigma, word(front, i));
    const end = word(rows, i + 1);
    for (let e = word(rows, i); e < end; e++) {
      const v = word(links, e);
      setFloat(sigma, v, float(sigma, v) + paths);
      setWord(order, tail, v);
      tail += u32(load<u8>(tags + v) == 0);
      store<u8>(tags + v, tag);
    }
  }
  setField(p, COUNT, tail);
}

function pull(p: usize, tag: u32): void {
  const inOffsets: usize = field(p, IN_OFFSETS);
  const inSources: usize = field(p, IN_SOURCES);
  const tags: usize = field(p, TAGS);
  const sigma: usize = field(p, SIGMA);
  const order: usize = field(p, ORDER);
  const pulledRows: usize = field(p, PULLED_ROWS);
  const links: usize = field(p, LINKS);
  const open: usize = field(p, OPEN);
  if (field(p, OPEN_COUNT) == NOT_FOUND) findOpen(p);
  const count = field(p, OPEN_COUNT);
  let k = field(p, LINK_COUNT);
  let tail = field(p, COUNT);
  let kept: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const v = word(open, i);
    if (load<u8>(tags + v) != 0) continue;
    const first = k;
    let e = inSources + ((<usize>word(inOffsets, v)) << 2);
    const end = inSources + ((<usize>word(inOffsets, v + 1)) << 2);
    let paths: f64 = 0;
    for (; e < end; e += 4) {
      const u = load<u32>(e);
      const isLast = u32(load<u8>(tags + u)) == tag;
      setWord(links, k, u);
      k += u32(isLast);
      paths += isLast ? float(sigma, u) : 0;
    }
    const isFound = k > first;
    setWord(order, tail, v);
    setWord(pulledRows, tail, first);
    setWord(open, kept, v);
    setFloat(sigma, v, paths);
    store<u8>(tags + v, isFound ? tag + 1 : 0);
    tail += u32(isFound);
    kept += u32(!isFound);
  }
  setWord(pulledRows, tail, k);
  setField(p, LINK_COUNT, k);
  setField(p, COUNT, tail);
  setField(p, OPEN_COUNT, kept);
}

function findOpen(p: usize): void {
  const tags: usize = field(p, TAGS);
  const open: usize = field(p, OPEN);
  const entered: usize = field(p, ENTERED);
  const enteredCount = field(p, ENTERED_COUNT);
  let count: u32 = 0;
  for (let i: u32 = 0; i < enteredCount; i++) {
    const v = word(entered, i);
    setWord(open, count, v);
    count += u32(load<u8>(tags + v) == 0);
  }
  setField(p, OPEN_COUNT, count);
}

/** The largest count of paths among what was found. */
function takeLevel(p: usize, found: u32): f64 {
  const offsets: usize = field(p, OFFSETS);
  const sigma: usize = field(p, SIGMA);
  const order: usize = field(p, ORDER);
  const front: usize = field(p, FRONT);
  const count = field(p, COUNT);
  let end = field(p, FRONT_COUNT);
  let sinks = field(p, N) - (found - end);
  let pushCost: u32 = 0;
  let most: f64 = 1;
  for (let i = found; i < count; i++) {
    const v = word(order, i);
    const customers = degree(offsets, v);
    most = max(most, float(sigma, v));
    pushCost += customers;
    setWord(front, end, v);
    end += u32(customers != 0);
    if (customers == 0) setWord(front, --sinks, v);
  }
  setField(p, FRONT_COUNT, end);
  setField(p, PUSH_COST, pushCost);
  return most;
}

function beginTagsAgain(p: usize, old: u32, level: u32): void {
  const tags: usize = field(p, TAGS);
  const order: usize = field(p, ORDER);
  const count = field(p, COUNT);
  for (let i = old; i < level; i++) store<u8>(tags + word(order, i), OLD_TAG);
  for (let i = level; i < count; i++) store<u8>(tags + word(order, i), 1);
}

/** Makes the search ready for the next source. */
export function clearSearch(p: usize): void {
  const tags: usize = field(p, TAGS);
  const sigma: usize = field(p, SIGMA);
  const order: usize = field(p, ORDER);
  const n: u32 = field(p, N);
  const count: u32 = field(p, COUNT);
  if (count > n >> 3) {
    memory.fill(tags, 0, n);
    memory.fill(sigma, 0, (<usize>n) << 3);
  } else {
    for (let i: u32 = 0; i < count; i++) {
      const v = word(order, i);
      store<u8>(tags + v, 0);
      setFloat(sigma, v, 0);
    }
  }
}
