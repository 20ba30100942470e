// Brandes' two passes of one source; the plain TypeScript twin, and why it is done so, is
// ../../kernels/path-search.ts. `p` is the address of the fields below, 4 bytes each.

const N: usize = 0;
const OFFSETS: usize = 4;
const TARGETS: usize = 8;
const IN_OFFSETS: usize = 12;
const IN_SOURCES: usize = 16;
const ENTERED: usize = 20; // nodes that links lead to
const ENTERED_COUNT: usize = 24;
const ENDS: usize = 28;
const SUMS: usize = 32;
const SQUARES: usize = 36; // 0: not wanted
const TAGS: usize = 40;
const SIGMA: usize = 44;
const PER_PATH: usize = 48;
const CARRIED: usize = 52;
const ORDER: usize = 56;
const FRONT: usize = 60;
const ROWS: usize = 64;
const PULLED_ROWS: usize = 68;
const LINKS: usize = 72;
const STEPS: usize = 76;
const OPEN: usize = 80;
const COUNT: usize = 84; // written: nodes reached
const FRONT_COUNT: usize = 88;
const STEP_COUNT: usize = 92;

const PULLED: u32 = 0x80000000;
const LAST_TAG: u32 = 254;
const OLD_TAG: u8 = 255;
const MOST_PATHS: f64 = 1.0715086071862673e301; // 2 ** 1000

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

// @ts-ignore: decorator
@inline
function degree(offsets: usize, u: u32): u32 {
  const row = offsets + ((<usize>u) << 2);
  return load<u32>(row, 4) - load<u32>(row);
}

/** Searches from s: 1, or 0 if a count of paths passed what is exact enough. */
export function searchPaths(p: usize, s: u32): u32 {
  const offsets: usize = load<u32>(p, OFFSETS);
  const targets: usize = load<u32>(p, TARGETS);
  const inOffsets: usize = load<u32>(p, IN_OFFSETS);
  const inSources: usize = load<u32>(p, IN_SOURCES);
  const tags: usize = load<u32>(p, TAGS);
  const sigma: usize = load<u32>(p, SIGMA);
  const order: usize = load<u32>(p, ORDER);
  const front: usize = load<u32>(p, FRONT);
  const rows: usize = load<u32>(p, ROWS);
  const pulledRows: usize = load<u32>(p, PULLED_ROWS);
  const links: usize = load<u32>(p, LINKS);
  const steps: usize = load<u32>(p, STEPS);
  const open: usize = load<u32>(p, OPEN);
  const n: u32 = load<u32>(p, N);
  const m: u32 = word(offsets, n);

  store<u8>(tags + s, 1);
  setFloat(sigma, s, 1);
  setWord(order, 0, s);
  setWord(front, 0, s);
  let tag: u32 = 1;
  let tail: u32 = 1;
  let frontFirst: u32 = 0;
  let frontEnd: u32 = 1;
  let sinks: u32 = n;
  let k: u32 = 0;
  let step: u32 = 0;
  let pushCost: u32 = degree(offsets, s);
  let pullCost: u32 = m;
  let counted: u32 = 0; // nodes of `order` that pullCost has left out
  let openCount: u32 = 0;
  let isOpen: bool = false;
  let most: f64 = 1;

  while (frontFirst < frontEnd) {
    if (tag == LAST_TAG) {
      for (let i: u32 = 0; i < tail; i++) store<u8>(tags + word(order, i), OLD_TAG);
      for (let i = frontFirst; i < frontEnd; i++) store<u8>(tags + word(front, i), 1);
      tag = 1;
    }
    if (pushCost > m >> 4) {
      for (; counted < tail; counted++) pullCost -= degree(inOffsets, word(order, counted));
    }
    const pulls = pushCost > pullCost;
    const found = tail;
    setWord(steps, step << 1, pulls ? frontFirst | PULLED : frontFirst);
    setWord(steps, (step << 1) | 1, found);
    step++;
    if (pulls) {
      if (!isOpen) {
        const entered: usize = load<u32>(p, ENTERED);
        const enteredCount: u32 = load<u32>(p, ENTERED_COUNT);
        for (let i: u32 = 0; i < enteredCount; i++) {
          const v = word(entered, i);
          setWord(open, openCount, v);
          openCount += u32(load<u8>(tags + v) == 0);
        }
        isOpen = true;
      }
      let kept: u32 = 0;
      for (let i: u32 = 0; i < openCount; i++) {
        const v = word(open, i);
        if (load<u8>(tags + v) != 0) continue;
        const first = k;
        let e = inSources + ((<usize>word(inOffsets, v)) << 2);
        const end = inSources + ((<usize>word(inOffsets, v + 1)) << 2);
        let paths: f64 = 0;
        for (; e < end; e += 4) {
          const u = load<u32>(e);
          setWord(links, k, u);
          const isHit = u32(load<u8>(tags + u)) == tag;
          k += u32(isHit);
          paths += isHit ? float(sigma, u) : 0;
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
      openCount = kept;
    } else {
      for (let i = frontFirst; i < frontEnd; i++) {
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
      setWord(rows, frontEnd, k);
      for (let i = frontFirst; i < frontEnd; i++) {
        const paths = float(sigma, word(front, i));
        const end = word(rows, i + 1);
        for (let e = word(rows, i); e < end; e++) {
          const v = word(links, e);
          setFloat(sigma, v, float(sigma, v) + paths);
          setWord(order, tail, v);
          tail += u32(load<u8>(tags + v) == 0);
          store<u8>(tags + v, tag + 1);
        }
      }
    }
    tag++;
    frontFirst = frontEnd;
    pushCost = 0;
    for (let i = found; i < tail; i++) {
      const v = word(order, i);
      const links = degree(offsets, v);
      most = max(most, float(sigma, v));
      pushCost += links;
      setWord(front, frontEnd, v);
      frontEnd += u32(links != 0);
      if (links == 0) setWord(front, --sinks, v);
    }
  }
  store<u32>(p, tail, COUNT);
  store<u32>(p, frontEnd, FRONT_COUNT);
  store<u32>(p, step, STEP_COUNT);
  setWord(steps, step << 1, frontEnd);
  setWord(steps, (step << 1) | 1, tail);
  return u32(most <= MOST_PATHS);
}

/** From the farthest nodes back to the source, which itself carries nothing; adds to the sums. */
export function addDependencies(p: usize, times: f64): void {
  const ends: usize = load<u32>(p, ENDS);
  const sums: usize = load<u32>(p, SUMS);
  const squares: usize = load<u32>(p, SQUARES);
  const sigma: usize = load<u32>(p, SIGMA);
  const perPath: usize = load<u32>(p, PER_PATH);
  const carried: usize = load<u32>(p, CARRIED);
  const order: usize = load<u32>(p, ORDER);
  const front: usize = load<u32>(p, FRONT);
  const rows: usize = load<u32>(p, ROWS);
  const pulledRows: usize = load<u32>(p, PULLED_ROWS);
  const links: usize = load<u32>(p, LINKS);
  const steps: usize = load<u32>(p, STEPS);
  const n: u32 = load<u32>(p, N);
  const sinks = n - (load<u32>(p, COUNT) - load<u32>(p, FRONT_COUNT));

  for (let i = sinks; i < n; i++) {
    const v = word(front, i);
    setFloat(perPath, v, float(ends, v) / float(sigma, v));
  }
  for (let step = load<u32>(p, STEP_COUNT) - 1; step > 0; step--) {
    const mode = word(steps, step << 1);
    const first = mode & ~PULLED;
    const end = word(steps, (step + 1) << 1) & ~PULLED;
    const pulled = (mode & PULLED) != 0;
    if (pulled) {
      const last = word(steps, ((step + 1) << 1) | 1);
      let i = word(steps, (step << 1) | 1);
      let e = word(pulledRows, i);
      for (; i < last; i++) {
        const share = float(perPath, word(order, i));
        for (const rowEnd = word(pulledRows, i + 1); e < rowEnd; e++) {
          const u = word(links, e);
          setFloat(carried, u, float(carried, u) + share);
        }
      }
    }
    for (let i = first; i < end; i++) {
      const u = word(front, i);
      let sum: f64 = 0;
      if (pulled) {
        sum = float(carried, u);
        setFloat(carried, u, 0);
      } else {
        const rowEnd = word(rows, i + 1);
        for (let e = word(rows, i); e < rowEnd; e++) sum += float(perPath, word(links, e));
      }
      const paths = float(sigma, u);
      const dependency = sum * paths;
      setFloat(perPath, u, (float(ends, u) + dependency) / paths);
      setFloat(sums, u, float(sums, u) + times * dependency);
      if (squares) setFloat(squares, u, float(squares, u) + times * dependency * dependency);
    }
  }
}

/** Makes the search ready for the next source. */
export function clearSearch(p: usize): void {
  const tags: usize = load<u32>(p, TAGS);
  const sigma: usize = load<u32>(p, SIGMA);
  const order: usize = load<u32>(p, ORDER);
  const n: u32 = load<u32>(p, N);
  const count: u32 = load<u32>(p, COUNT);
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
