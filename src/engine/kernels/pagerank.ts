import type { WeightedCsr } from "../../model/csr.ts";
import { CompensatedSum, roundingError } from "./compensated-sum.ts";

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
  const lost = new Float64Array(n);
  const dangling = new CompensatedSum();
  const change = new CompensatedSum();
  for (let sweep = 1; sweep <= maxSweeps; sweep++) {
    dangling.clear();
    for (let u = 0; u < n; u++) if (rowSums[u] === 0) dangling.add(ranks[u]!);
    next.fill((1 - damping + damping * dangling.total) / n);
    lost.fill(0);
    for (let u = 0; u < n; u++) {
      const unit = (damping * ranks[u]!) / rowSums[u]!;
      if (rowSums[u] !== 0) handOn(graph, u, unit, weighted, { sums: next, lost });
    }
    change.clear();
    for (let u = 0; u < n; u++) {
      next[u]! += lost[u]!;
      change.add(Math.abs(next[u]! - ranks[u]!));
    }
    [ranks, next] = [next, ranks];
    const lastChange = change.total;
    if (lastChange < tolerance) return { ranks, iterations: sweep, lastChange, converged: true };
  }
  return { ranks, iterations: maxSweeps, lastChange: change.total, converged: n === 0 };
}

/** Sums that keep apart what rounding took: a node with 30 000 suppliers would else never come to rest. */
interface Sums {
  readonly sums: Float64Array;
  readonly lost: Float64Array;
}

/** Adds `unit` times each link's weight (or 1) at its end. */
function handOn(
  { offsets, targets, weights }: WeightedCsr,
  u: number,
  unit: number,
  weighted: boolean,
  { sums, lost }: Sums,
): void {
  const end = offsets[u + 1]!;
  for (let e = offsets[u]!; e < end; e++) {
    const v = targets[e]!;
    const before = sums[v]!;
    const more = weighted ? unit * weights[e]! : unit;
    const sum = before + more;
    lost[v]! += roundingError(before, more, sum);
    sums[v] = sum;
  }
}

function outSums({ n, offsets, weights }: WeightedCsr, weighted: boolean): Float64Array {
  const sums = new Float64Array(n);
  const row = new CompensatedSum();
  for (let u = 0; u < n; u++) {
    const end = offsets[u + 1]!;
    row.clear();
    if (weighted) for (let e = offsets[u]!; e < end; e++) row.add(weights[e]!);
    sums[u] = weighted ? row.total : end - offsets[u]!;
  }
  return sums;
}
