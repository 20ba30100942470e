import type { WeightedCsr } from "../../model/csr.ts";

export interface PagerankResult {
  /** Float64Array(n), sum 1. */
  readonly ranks: Float64Array;
  readonly iterations: number;
  /** L1 distance between the last two sweeps. */
  readonly lastChange: number;
  readonly converged: boolean;
}

interface PagerankOptions {
  /** Odds that a walk follows a link, 0 <= damping < 1; else it starts anew anywhere. */
  readonly damping?: number;
  /** Whether a link is followed in proportion to its weight; else all links of a row are alike. */
  readonly weighted?: boolean;
  readonly tolerance?: number;
  readonly maxSweeps?: number;
}

/**
 * PageRank: where a walk along links is found in the long run. Rows without weight (dangling) hand
 * their mass to all nodes evenly. Power iteration, so the distance to the fixed point is at most
 * `lastChange * damping / (1 - damping)`.
 * @param graph edges u -> v, weights >= 0; self-loops count as links
 * @returns a fresh array; its sum is 1 but for rounding
 * @see docs/methods/pagerank.md; O(n + m) a sweep, O(n + m) space
 */
export function pagerank(
  graph: WeightedCsr,
  { damping = 0.85, weighted = false, tolerance = 1e-12, maxSweeps = 10_000 }: PagerankOptions = {},
): PagerankResult {
  const { n } = graph;
  const rowSums = outSums(graph, weighted);
  let ranks = new Float64Array(n).fill(1 / n);
  let next = new Float64Array(n);
  let lastChange = 0;
  for (let sweep = 1; sweep <= maxSweeps; sweep++) {
    let dangling = 0;
    for (let u = 0; u < n; u++) if (rowSums[u] === 0) dangling += ranks[u]!;
    next.fill((1 - damping + damping * dangling) / n);
    for (let u = 0; u < n; u++) {
      if (rowSums[u] !== 0) handOn(graph, u, (damping * ranks[u]!) / rowSums[u]!, weighted, next);
    }
    lastChange = 0;
    for (let u = 0; u < n; u++) lastChange += Math.abs(next[u]! - ranks[u]!);
    [ranks, next] = [next, ranks];
    if (lastChange < tolerance) return { ranks, iterations: sweep, lastChange, converged: true };
  }
  return { ranks, iterations: maxSweeps, lastChange, converged: n === 0 };
}

/** Adds `unit` times each link's weight (or 1) at its end. */
function handOn(
  { offsets, targets, weights }: WeightedCsr,
  u: number,
  unit: number,
  weighted: boolean,
  to: Float64Array,
): void {
  const end = offsets[u + 1]!;
  if (weighted) for (let e = offsets[u]!; e < end; e++) to[targets[e]!]! += unit * weights[e]!;
  else for (let e = offsets[u]!; e < end; e++) to[targets[e]!]! += unit;
}

function outSums({ n, offsets, weights }: WeightedCsr, weighted: boolean): Float64Array {
  const sums = new Float64Array(n);
  for (let u = 0; u < n; u++) {
    const end = offsets[u + 1]!;
    if (!weighted) sums[u] = end - offsets[u]!;
    else for (let e = offsets[u]!; e < end; e++) sums[u]! += weights[e]!;
  }
  return sums;
}
