// Both directions of a graph from its edges; the plain twin, with the same steps, is ../../kernels/edge-pairs.ts.
import { setFloat, word } from "./memory";

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

/** @param next of each node under its old number: where its row starts */
export function pairsByTarget(
  ends: usize,
  m: u32,
  kind: u32,
  weights: usize,
  next: usize,
  numberOf: usize,
  to: usize,
): void {
  for (let e: u32 = 0; e < m; e++) {
    const both = load<u64>(ends + ((<usize>e) << 3));
    const tag = kind == DOUBLES ? e : kind == FLOATS ? word(weights, e) : ONE;
    const place = next + ((<usize>(<u32>(both >> 32))) << 2);
    const slot = load<u32>(place);
    store<u32>(place, slot + 1);
    const pair = <u64>word(numberOf, <u32>both) | ((<u64>tag) << 32);
    store<u64>(to + ((<usize>slot) << 3), pair);
  }
}

/** @param next where each row starts that is filled */
export function turnPairs(n: u32, offsets: usize, from: usize, next: usize, to: usize): void {
  let at = from;
  for (let u: u32 = 0; u < n; u++) {
    const end = from + ((<usize>word(offsets, u + 1)) << 3);
    for (; at < end; at += 8) {
      const pair = load<u64>(at);
      const place = next + ((<usize>(<u32>pair)) << 2);
      const slot = load<u32>(place);
      store<u32>(place, slot + 1);
      store<u64>(to + ((<usize>slot) << 3), (pair & 0xffffffff00000000) | u);
    }
  }
}

/** Whether sums of weights of parallel edges, 32 bits each, need no more. */
export function isNarrowMerged(n: u32, offsets: usize, pairs: usize): bool {
  let at = pairs;
  for (let u: u32 = 0; u < n; u++) {
    const end = pairs + ((<usize>word(offsets, u + 1)) << 3);
    while (at < end) {
      const target = load<u32>(at);
      let sum = <f64>load<f32>(at, 4);
      at += 8;
      if (at == end || load<u32>(at) != target) continue;
      for (; at < end && load<u32>(at) == target; at += 8) sum += <f64>load<f32>(at, 4);
      if (<f64>(<f32>sum) != sum) return false;
    }
  }
  return true;
}

/** Pairs become weights in place. @returns how many edges are left once parallel ones are added up */
export function splitPairs(
  n: u32,
  offsets: usize,
  pairs: usize,
  kind: u32,
  weights: usize,
  isNarrow: u32,
  targets: usize,
): u32 {
  let m: u32 = 0;
  let at = pairs;
  for (let u: u32 = 0; u < n; u++) {
    const end = pairs + ((<usize>word(offsets, u + 1)) << 3);
    while (at < end) {
      const target = load<u32>(at);
      let sum = weightOf(at, kind, weights);
      for (at += 8; at < end && load<u32>(at) == target; at += 8) {
        sum += weightOf(at, kind, weights);
      }
      store<u32>(targets + ((<usize>m) << 2), target);
      if (isNarrow != 0) store<f32>(pairs + ((<usize>m) << 2), <f32>sum);
      else setFloat(pairs, m, sum);
      m++;
    }
    store<u32>(offsets + ((<usize>u) << 2), m, 4);
  }
  return m;
}

// @ts-ignore: decorator
@inline
function weightOf(pair: usize, kind: u32, weights: usize): f64 {
  return kind == DOUBLES
    ? load<f64>(weights + ((<usize>load<u32>(pair, 4)) << 3))
    : <f64>load<f32>(pair, 4);
}
