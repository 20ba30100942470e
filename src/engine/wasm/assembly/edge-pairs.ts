// Both directions of a graph from its edges; the plain twin, with the same steps, is ../../kernels/edge-pairs.ts.
import { float, setFloat, setWord, word } from "./memory";

const FLOATS: u32 = 1;
const DOUBLES: u32 = 2;
/** 1 as a 32-bit floating-point number. */
const ONE: u32 = 0x3f800000;

/** Counts into `out` and `into`, n + 1 words each, how often a node is a source and a target. */
export function countEnds(ends: usize, m: u32, out: usize, into: usize): void {
  const behind = ends + ((<usize>m) << 3);
  for (let at = ends; at < behind; at += 8) {
    addOne(out + ((<usize>load<u32>(at)) << 2));
    addOne(into + ((<usize>load<u32>(at, 4)) << 2));
  }
}

// @ts-ignore: decorator
@inline
function addOne(at: usize): u32 {
  const count = load<u32>(at, 4);
  store<u32>(at, count + 1, 4);
  return count;
}

/**
 * Edges `from` up to `to`.
 * @param next of each node under its old number: where its row goes on
 */
export function pairsByTarget(
  from: u32,
  to: u32,
  ends: usize,
  kind: u32,
  weights: usize,
  next: usize,
  numberOf: usize,
  pairs: usize,
): void {
  for (let e = from; e < to; e++) {
    const both = load<u64>(ends + ((<usize>e) << 3));
    const tag = kind == DOUBLES ? e : kind == FLOATS ? word(weights, e) : ONE;
    const place = next + ((<usize>(<u32>(both >> 32))) << 2);
    const slot = load<u32>(place);
    store<u32>(place, slot + 1);
    const pair = <u64>word(numberOf, <u32>both) | ((<u64>tag) << 32);
    store<u64>(pairs + ((<usize>slot) << 3), pair);
  }
}

/**
 * Entries of the rows `first` up to `behind`, (node, tag) each, `stride` bytes from one to the next, to ranges of 2^low nodes: the node's place in its range
 * above `bits` bits of its row, and the tag.
 * @param next of each range: where it goes on
 * @returns whether two entries of a row that stand beside each other hold the same node
 */
export function spreadRows(
  first: u32,
  behind: u32,
  offsets: usize,
  nodes: usize,
  tags: usize,
  stride: usize,
  low: u32,
  bits: u32,
  next: usize,
  to: usize,
): bool {
  const inRange: u32 = (1 << low) - 1;
  const toTag = tags - nodes;
  let isParallel = false;
  let at = nodes + (<usize>word(offsets, first)) * stride;
  for (let u = first; u < behind; u++) {
    const end = nodes + (<usize>word(offsets, u + 1)) * stride;
    let last: u32 = 0xffffffff;
    for (; at < end; at += stride) {
      const v = load<u32>(at);
      isParallel = isParallel || v == last;
      last = v;
      const place = next + ((<usize>(v >> low)) << 2);
      const slot = load<u32>(place);
      store<u32>(place, slot + 1);
      const entry = <u64>(((v & inRange) << bits) | u) | ((<u64>load<u32>(at + toTag)) << 32);
      store<u64>(to + ((<usize>slot) << 3), entry);
    }
  }
  return isParallel;
}

/**
 * Entries of one range of nodes, `from` up to `behind`, to their rows.
 * @param first node of the range
 * @param next of each node: where its row goes on
 */
export function settleRange(
  from: usize,
  behind: usize,
  first: u32,
  bits: u32,
  next: usize,
  nodes: usize,
  tags: usize,
): void {
  const inEntry: u32 = (1 << bits) - 1;
  const rows = next + ((<usize>first) << 2);
  for (let at = from; at < behind; at += 8) {
    const both = load<u64>(at);
    const place = rows + ((<usize>(<u32>both >> bits)) << 2);
    const slot = load<u32>(place);
    store<u32>(place, slot + 1);
    setWord(nodes, slot, <u32>both & inEntry);
    setWord(tags, slot, <u32>(both >> 32));
  }
}

/** Whether sums of weights of parallel edges, 32 bits each, need no more. */
export function isNarrowMerged(n: u32, offsets: usize, nodes: usize, weights: usize): bool {
  let e: u32 = 0;
  for (let u: u32 = 0; u < n; u++) {
    const end = word(offsets, u + 1);
    while (e < end) {
      const target = word(nodes, e);
      let sum = <f64>single(weights, e);
      for (e++; e < end && word(nodes, e) == target; e++) sum += <f64>single(weights, e);
      if (<f64>(<f32>sum) != sum) return false;
    }
  }
  return true;
}

/** Tags become weights, 32 bits at their place or 64 bits at `weights`. @returns how many edges are left */
export function mergeRows(
  n: u32,
  offsets: usize,
  nodes: usize,
  tags: usize,
  stated: usize,
  isNarrow: u32,
  weights: usize,
): u32 {
  let m: u32 = 0;
  let e: u32 = 0;
  for (let u: u32 = 0; u < n; u++) {
    const end = word(offsets, u + 1);
    while (e < end) {
      const target = word(nodes, e);
      let sum = weightOf(tags, e, stated);
      for (e++; e < end && word(nodes, e) == target; e++) sum += weightOf(tags, e, stated);
      setWord(nodes, m, target);
      if (isNarrow != 0) store<f32>(weights + ((<usize>m) << 2), <f32>sum);
      else setFloat(weights, m, sum);
      m++;
    }
    setWord(offsets, u + 1, m);
  }
  return m;
}

/** @param stated weights of 64 bits that tags are the numbers of, or 0 */
// @ts-ignore: decorator
@inline
function weightOf(tags: usize, e: u32, stated: usize): f64 {
  return stated == 0 ? <f64>single(tags, e) : float(stated, word(tags, e));
}

// @ts-ignore: decorator
@inline
function single(at: usize, i: u32): f32 {
  return load<f32>(at + ((<usize>i) << 2));
}
