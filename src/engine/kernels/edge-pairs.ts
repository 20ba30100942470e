/** Edges as they were read. */
export interface EdgePairs {
  /** Uint32Array(2 m): source and target of each edge, one pair after another. */
  readonly ends: Uint32Array;
  /** Array(m); null: 1 for every edge. */
  readonly weights: Float32Array | Float64Array | null;
}

/**
 * What stands beside a node in a pair of rows: a weight as the bits of a 32-bit floating-point number, or, where
 * weights need 64, the number of the edge whose weight it is.
 */
type Tags = Uint32Array | null;

/** 1 as a 32-bit floating-point number. */
const ONE = 0x3f800000;

/**
 * Counts how often each node is a source, and a target.
 * @param out Uint32Array(n + 1) each, zero: entry u + 1 is that of node u. O(m)
 */
export function countEnds(ends: Uint32Array, out: Uint32Array, into: Uint32Array): void {
  for (let at = 0; at < ends.length; at += 2) {
    out[ends[at]! + 1]!++;
    into[ends[at + 1]! + 1]!++;
  }
}

/**
 * Puts every edge into the row of its target, in the order of the list: (new number of the source, tag) each.
 * @param next Uint32Array(n) of each node under its old number: where its row starts; used up
 * @param numberOf Uint32Array(n): new numbers
 * @param to Uint32Array(2 m), filled; must not share memory with the edges. O(m)
 */
export function pairsByTarget(
  { ends, weights }: EdgePairs,
  next: Uint32Array,
  numberOf: Uint32Array,
  to: Uint32Array,
): void {
  const tags: Tags =
    weights instanceof Float32Array
      ? new Uint32Array(weights.buffer, weights.byteOffset, weights.length)
      : null;
  const isNumber = weights instanceof Float64Array;
  for (let at = 0; at < ends.length; at += 2) {
    const e = at >>> 1;
    const slot = 2 * next[ends[at + 1]!]!++;
    to[slot] = numberOf[ends[at]!]!;
    to[slot + 1] = isNumber ? e : tags === null ? ONE : tags[e]!;
  }
}

/** Entries of rows, one row after another: nodes, and what stands beside them. */
export interface Entries {
  readonly nodes: Uint32Array;
  /** A weight as the bits of a 32-bit floating-point number, or the number of the edge whose weight it is. */
  readonly tags: Uint32Array;
  /** Elements from one entry to the next: 2 where both columns are pairs on the same memory, else 1. */
  readonly stride: 1 | 2;
}

/**
 * Ranges of 2^`low` nodes. An entry that waits in the range of its node is two words: the node's place in the range
 * above `bits` bits of the row that it comes from, and the tag.
 */
export interface NodeRanges {
  readonly low: number;
  readonly bits: number;
  readonly count: number;
}

/** Rows of a range are filled at once: few enough that what is written to stays in the cache. */
const MOST_LOW = 11;

/** Ranges of n nodes, n of at most 2^31: as wide as two numbers in 32 bits allow. */
export function rangesOf(n: number): NodeRanges {
  const bits = 32 - Math.clz32(Math.max(0, n - 1));
  const low = Math.min(MOST_LOW, 32 - bits);
  return { low, bits, count: Math.ceil(n / 2 ** low) };
}

/**
 * Takes the entries of rows to the ranges of their nodes, in the order in which they stand.
 * @param offsets Uint32Array(n + 1) of the rows
 * @param next Uint32Array(ranges): where each range starts; used up
 * @param to Uint32Array(2 m), filled; must not share memory with the entries
 * @returns whether a row holds a node twice, one beside the other. O(n + m)
 */
export function spreadRows(
  offsets: Uint32Array,
  { nodes, tags, stride }: Entries,
  { low, bits }: NodeRanges,
  next: Uint32Array,
  to: Uint32Array,
): boolean {
  const inRange = 2 ** low - 1;
  let isParallel = false;
  let at = 0;
  for (let u = 0; u + 1 < offsets.length; u++) {
    const end = stride * offsets[u + 1]!;
    let last = -1;
    for (; at < end; at += stride) {
      const v = nodes[at]!;
      isParallel ||= v === last;
      last = v;
      const slot = 2 * next[v >>> low]!++;
      to[slot] = ((v & inRange) << bits) | u;
      to[slot + 1] = tags[at]!;
    }
  }
  return isParallel;
}

/**
 * Takes the entries of one range to the rows of its nodes. Done for all ranges after `spreadRows`, these are the rows
 * the other way round: sorted by what they hold, edges between the same ends in the order in which they stood.
 * @param entries those of the range
 * @param first node of the range
 * @param next Uint32Array(n): where each row starts; used up
 * @param to filled, stride 1; must not share memory with the entries. O(entries)
 */
export function settleRange(
  entries: Uint32Array,
  first: number,
  { bits }: NodeRanges,
  next: Uint32Array,
  { nodes, tags }: Entries,
): void {
  const inEntry = 2 ** bits - 1;
  for (let at = 0; at < entries.length; at += 2) {
    const both = entries[at]!;
    const slot = next[first + (both >>> bits)]!++;
    nodes[slot] = both & inEntry;
    tags[slot] = entries[at + 1]!;
  }
}

/**
 * Whether 32 bits hold the sums of weights of parallel edges exactly.
 * @param rows sorted, tags are weights, stride 1. O(n + m)
 */
export function isNarrowMerged(offsets: Uint32Array, { nodes, tags }: Entries): boolean {
  const weights = new Float32Array(tags.buffer, tags.byteOffset, tags.length);
  let e = 0;
  for (let u = 0; u + 1 < offsets.length; u++) {
    const end = offsets[u + 1]!;
    while (e < end) {
      const target = nodes[e];
      let sum = weights[e]!;
      for (e++; e < end && nodes[e] === target; e++) sum += weights[e]!;
      if (Math.fround(sum) !== sum) return false;
    }
  }
  return true;
}

/**
 * Makes weights of tags. Those of parallel edges are added up in the order in which they stand.
 * @param offsets Uint32Array(n + 1), those of the merged rows afterwards
 * @param rows sorted, stride 1; nodes are merged in place
 * @param stated weights that tags are the numbers of; null: they are weights themselves
 * @param weights filled: 32 bits at the place of the tags, or 64 bits, of which the upper half may be that of the tags
 * @returns how many edges are left. O(n + m)
 */
export function mergeRows(
  offsets: Uint32Array,
  { nodes, tags }: Entries,
  stated: Float64Array | null,
  weights: Float32Array | Float64Array,
): number {
  const own = new Float32Array(tags.buffer, tags.byteOffset, tags.length);
  const weightAt = (e: number) => (stated === null ? own[e]! : stated[tags[e]!]!);
  let [m, e] = [0, 0];
  for (let u = 0; u + 1 < offsets.length; u++) {
    const end = offsets[u + 1]!;
    while (e < end) {
      const target = nodes[e]!;
      let sum = weightAt(e);
      for (e++; e < end && nodes[e] === target; e++) sum += weightAt(e);
      nodes[m] = target;
      weights[m++] = sum;
    }
    offsets[u + 1] = m;
  }
  return m;
}
