import type { WeightedCsr } from "../../model/csr.ts";
import { CompensatedSum } from "./compensated-sum.ts";

export interface HitsResult {
  /** Float64Array(n) each, sum 1; all 0 where nothing is linked. */
  readonly authorities: Float64Array;
  readonly hubs: Float64Array;
  readonly iterations: number;
  /** L1 distance between the hub scores of the last two sweeps. */
  readonly lastChange: number;
  readonly converged: boolean;
}

interface HitsOptions {
  /** Whether a link counts by its weight; else all alike. */
  readonly weighted?: boolean;
  readonly tolerance?: number;
  readonly maxSweeps?: number;
}

/**
 * Authorities and hubs (Kleinberg 1999) by power iteration from equal hubs: an authority is the sum of the
 * hubs that lead to it, a hub the sum of the authorities it leads to, both scaled to sum 1.
 * @param graph edges u -> v, weights >= 0; self-loops are left out
 * @param reverse the same edges the other way round
 * @returns fresh arrays
 * @see docs/methods/hits.md; O(n + m) a sweep, O(n) space
 */
export function hits(
  graph: WeightedCsr,
  reverse: WeightedCsr,
  { weighted = false, tolerance = 1e-12, maxSweeps = 2000 }: HitsOptions = {},
): HitsResult {
  const { n } = graph;
  const authorities = new Float64Array(n);
  let hubs = new Float64Array(n).fill(1 / Math.max(1, n));
  let next = new Float64Array(n);
  let lastChange = Number.POSITIVE_INFINITY;
  for (let sweep = 1; sweep <= maxSweeps; sweep++) {
    const isLinked = gather(reverse, hubs, weighted, authorities);
    gather(graph, authorities, weighted, next);
    if (!isLinked)
      return { authorities, hubs: next, iterations: 0, lastChange: 0, converged: true };
    lastChange = 0;
    for (let u = 0; u < n; u++) lastChange += Math.abs(next[u]! - hubs[u]!);
    [hubs, next] = [next, hubs];
    if (lastChange < tolerance) {
      return { authorities, hubs, iterations: sweep, lastChange, converged: true };
    }
  }
  return { authorities, hubs, iterations: maxSweeps, lastChange, converged: false };
}

/** Sums over rows of what other nodes have, scaled to sum 1. @returns whether there is anything */
function gather(
  { n, offsets, targets, weights }: WeightedCsr,
  from: Float64Array,
  weighted: boolean,
  into: Float64Array,
): boolean {
  // Plain sums of a million equal parts are off by more than the tolerance, and never the same twice.
  const sums = new CompensatedSum();
  for (let u = 0; u < n; u++) {
    let sum = 0;
    for (let e = offsets[u]!; e < offsets[u + 1]!; e++) {
      const v = targets[e]!;
      if (v !== u) sum += weighted ? from[v]! * weights[e]! : from[v]!;
    }
    into[u] = sum;
    sums.add(sum);
  }
  const { total } = sums;
  if (total > 0) for (let u = 0; u < n; u++) into[u]! /= total;
  return total > 0;
}
