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

/**
 * Rows of pairs the other way round: sorted by what they hold, edges between the same ends in the order in which
 * they stand.
 * @param offsets Uint32Array(n + 1) of the rows that go in
 * @param next Uint32Array(n): where each row starts that is filled; used up
 * @param to filled; must not share memory with `from`. O(n + m)
 */
export function turnPairs(
  offsets: Uint32Array,
  from: Uint32Array,
  next: Uint32Array,
  to: Uint32Array,
): void {
  for (let u = 0; u + 1 < offsets.length; u++) {
    const end = 2 * offsets[u + 1]!;
    for (let at = 2 * offsets[u]!; at < end; at += 2) {
      const slot = 2 * next[from[at]!]!++;
      to[slot] = u;
      to[slot + 1] = from[at + 1]!;
    }
  }
}

/**
 * Whether 32 bits hold the sums of weights of parallel edges exactly.
 * @param pairs rows that are sorted, with weights of 32 bits. O(n + m)
 */
export function isNarrowMerged(offsets: Uint32Array, pairs: Uint32Array): boolean {
  const weights = new Float32Array(pairs.buffer, pairs.byteOffset, pairs.length);
  let at = 0;
  for (let u = 0; u + 1 < offsets.length; u++) {
    const end = 2 * offsets[u + 1]!;
    while (at < end) {
      const target = pairs[at]!;
      let sum = weights[at + 1]!;
      for (at += 2; at < end && pairs[at] === target; at += 2) sum += weights[at + 1]!;
      if (Math.fround(sum) !== sum) return false;
    }
  }
  return true;
}

/**
 * Takes rows of pairs that are sorted apart. Weights of parallel edges are added up in the order in which they stand.
 * @param offsets Uint32Array(n + 1), those of the merged rows afterwards
 * @param pairs **taken over**: weights come to lie at its start, in 32 bits if `isNarrow`, else in 64
 * @param stated weights as they were read
 * @param targets filled
 * @returns how many edges are left. O(n + m)
 */
export function splitPairs(
  offsets: Uint32Array,
  pairs: Uint32Array,
  stated: EdgePairs["weights"],
  isNarrow: boolean,
  targets: Uint32Array,
): number {
  const { buffer, byteOffset, length } = pairs;
  const bits = new Float32Array(buffer, byteOffset, length);
  const weights = isNarrow ? bits : new Float64Array(buffer, byteOffset, length / 2);
  const weightAt = (at: number) =>
    stated instanceof Float64Array ? stated[pairs[at + 1]!]! : bits[at + 1]!;
  let [m, at] = [0, 0];
  for (let u = 0; u + 1 < offsets.length; u++) {
    const end = 2 * offsets[u + 1]!;
    while (at < end) {
      const target = pairs[at]!;
      let sum = weightAt(at);
      for (at += 2; at < end && pairs[at] === target; at += 2) sum += weightAt(at);
      targets[m] = target;
      weights[m++] = sum;
    }
    offsets[u + 1] = m;
  }
  return m;
}
