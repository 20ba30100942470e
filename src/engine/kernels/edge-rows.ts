import type { Csr, WeightedCsr } from "../../model/csr.ts";

/** Rows to be filled: targets and weights of all rows one after another. */
export interface RowSpace {
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
}

/** Edges as columns: edge e goes from `sources[e]` to `targets[e]`. */
export interface TypedEdges {
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  /** Float64Array(m); null: 1 for every edge. */
  readonly weights: Float64Array | null;
}

/**
 * How often each node stands in a column, as the offsets of its row.
 * @returns Uint32Array(n + 1). O(n + m)
 */
export function offsetsOf(n: number, nodes: Uint32Array): Uint32Array {
  const offsets = new Uint32Array(n + 1);
  for (let e = 0; e < nodes.length; e++) offsets[nodes[e]! + 1]!++;
  return summed(offsets);
}

/** Numbers of edges as offsets: entry u + 1, that of row u, becomes where the row ends. In place. */
export function summed(counts: Uint32Array): Uint32Array {
  for (let u = 1; u < counts.length; u++) counts[u]! += counts[u - 1]!;
  return counts;
}

/**
 * Puts every edge into the row of its target: the sources in the order of the columns.
 * @param offsets Uint32Array(n + 1) of the rows of targets
 * @param numberOf Uint32Array(n): other numbers for the nodes, after which `offsets` goes; null: the same
 * @param into filled; must not share memory with the columns. O(n + m)
 */
export function fillByTarget(
  offsets: Uint32Array,
  { sources, targets, weights }: TypedEdges,
  numberOf: Uint32Array | null,
  into: RowSpace,
): void {
  const next = offsets.slice();
  const { targets: ends, weights: amounts } = into;
  for (let e = 0; e < targets.length; e++) {
    const v = numberOf === null ? targets[e]! : numberOf[targets[e]!]!;
    const slot = next[v]!++;
    ends[slot] = numberOf === null ? sources[e]! : numberOf[sources[e]!]!;
    amounts[slot] = weights === null ? 1 : weights[e]!;
  }
}

/**
 * Rows the other way round. They come out sorted whatever the order inside the rows that go in, edges
 * between the same ends in the order in which they stand there; under other numbers they are in no order.
 * @param offsets Uint32Array(n + 1) of the rows to be filled
 * @param into filled; must not share memory with `graph`
 * @param numberOf Uint32Array(n): other numbers for the nodes, after which `offsets` goes; null: the same
 *   O(n + m)
 */
export function fillReverse(
  { n, offsets: from, targets, weights }: WeightedCsr,
  offsets: Uint32Array,
  into: RowSpace,
  numberOf: Uint32Array | null = null,
): void {
  const next = offsets.slice();
  const { targets: ends, weights: amounts } = into;
  for (let u = 0; u < n; u++) {
    const number = numberOf === null ? u : numberOf[u]!;
    const end = from[u + 1]!;
    for (let e = from[u]!; e < end; e++) {
      const v = numberOf === null ? targets[e]! : numberOf[targets[e]!]!;
      const slot = next[v]!++;
      ends[slot] = number;
      amounts[slot] = weights[e]!;
    }
  }
}

/** Whether rows that are sorted hold an edge twice. O(n + m) */
export function hasParallel({ n, offsets, targets }: Csr): boolean {
  for (let u = 0; u < n; u++) {
    const end = offsets[u + 1]!;
    for (let e = offsets[u]! + 1; e < end; e++) if (targets[e] === targets[e - 1]) return true;
  }
  return false;
}

/**
 * Merges edges between the same ends of rows that are sorted, in the order in which they stand.
 * @param isLeast whether the least of their weights counts and not the sum
 * @returns fresh arrays. O(n + m)
 */
export function mergedRows(graph: WeightedCsr, isLeast: boolean): WeightedCsr & RowSpace {
  const { n, targets, weights } = graph;
  const offsets = new Uint32Array(n + 1);
  const ends = targets.slice();
  const amounts = new Float64Array(weights);
  let m = 0;
  for (let u = 0; u < n; u++) {
    const start = m;
    const end = graph.offsets[u + 1]!;
    for (let e = graph.offsets[u]!; e < end; e++) {
      if (m === start || ends[m - 1] !== targets[e]) {
        ends[m] = targets[e]!;
        amounts[m++] = weights[e]!;
      } else {
        const kept = amounts[m - 1]!;
        amounts[m - 1] = isLeast ? Math.min(kept, weights[e]!) : kept + weights[e]!;
      }
    }
    offsets[u + 1] = m;
  }
  return { n, offsets, targets: ends.slice(0, m), weights: amounts.slice(0, m) };
}

/**
 * Numbers by falling number of rows in which a node stands, ties as before: a counting sort.
 * @param out Uint32Array(n + 1) each: offsets of the rows by sources and by targets
 * @param numberOf Uint32Array(n), filled
 * @returns it: the new number of each node. O(n + m)
 */
export function numbersByFallingDegree(
  out: Uint32Array,
  into: Uint32Array,
  numberOf: Uint32Array = new Uint32Array(out.length - 1),
): Uint32Array {
  const n = out.length - 1;
  const degree = numberOf;
  let most = 0;
  for (let u = 0; u < n; u++) {
    degree[u] = out[u + 1]! - out[u]! + into[u + 1]! - into[u]!;
    most = Math.max(most, degree[u]!);
  }
  const next = new Uint32Array(most + 2);
  for (let u = 0; u < n; u++) next[most - degree[u]! + 1]!++;
  for (let d = 0; d <= most; d++) next[d + 1]! += next[d]!;
  for (let u = 0; u < n; u++) degree[u] = next[most - degree[u]!]!++;
  return degree;
}

/**
 * Offsets of the same rows under other numbers.
 * @param out Uint32Array(n + 1), zero, filled. O(n)
 */
export function renumberedOffsets(
  offsets: Uint32Array,
  numberOf: Uint32Array,
  out: Uint32Array = new Uint32Array(offsets.length),
): Uint32Array {
  for (let u = 0; u < numberOf.length; u++) out[numberOf[u]! + 1] = offsets[u + 1]! - offsets[u]!;
  return summed(out);
}

/** Where the row of each node starts: `offsets` go after new numbers, `starts` after old ones. O(n) */
export function startsOf(offsets: Uint32Array, numberOf: Uint32Array, starts: Uint32Array): void {
  for (let u = 0; u < numberOf.length; u++) starts[u] = offsets[numberOf[u]!]!;
}
