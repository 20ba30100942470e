import type { EdgeWeights, WeightedCsr } from "../../model/csr.ts";
import { CompensatedSum } from "./compensated-sum.ts";

export interface PagerankResult {
  /** Float64Array(n), sum 1. */
  readonly ranks: Float64Array;
  readonly iterations: number;
  /** No less than the L1 distance between the ranks of the last two sweeps. */
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

/** Sweeps between two leaps: what a leap gets wrong has time to shrink. */
const LEAP_EVERY = 5;
/** A factor is steady if it moves by less than this part of its distance from 1. */
const STEADY = 0.05;

/**
 * PageRank: where a walk along links is found in the long run. Rows without weight (dangling) hand
 * their mass to all nodes evenly: that gives every node the same, so the ranks are those y = 1 + d P^T y
 * that take no such mass along, scaled to 1. Gauss-Seidel over the rows that are handed something and
 * hand it on; where changes shrink by a steady factor the rest of their series is added at once. A sweep
 * that changes y by c in all leaves a residual of at most d c, so that the L1 distance to the fixed
 * point is at most `lastChange * damping / (1 - damping)`, as under power iteration.
 * @param graph edges u -> v, weights >= 0; self-loops count as links
 * @param reverse the same edges the other way round
 * @returns a fresh array; its sum is 1 but for rounding
 * @see docs/methods/pagerank.md; O(n + m) a sweep, O(n) space
 */
export function pagerank(
  graph: WeightedCsr,
  reverse: WeightedCsr,
  { damping = 0.85, weighted = false, tolerance = 1e-12, maxSweeps = 10_000 }: PagerankOptions = {},
): PagerankResult {
  const walk = new Walk(graph, reverse, damping, weighted);
  let lastChange = 0;
  let lastFactor = Number.NaN;
  let leapt = 0;
  for (let sweep = 1; sweep <= maxSweeps; sweep++) {
    const change = walk.sweep();
    if (change < tolerance) {
      return { ranks: walk.ranks(), iterations: sweep, lastChange: change, converged: true };
    }
    const factor = change / lastChange;
    // Changes that grow after a leap: they come from more than one series, leaps would not help.
    if (sweep === leapt + 1 && leapt > 0 && factor >= 1) leapt = maxSweeps;
    const isSteady = factor < 1 && Math.abs(factor - lastFactor) < STEADY * (1 - factor);
    if (isSteady && sweep - leapt >= LEAP_EVERY) {
      walk.leap(factor);
      leapt = sweep;
    }
    lastChange = change;
    lastFactor = factor;
  }
  return { ranks: walk.ranks(), iterations: maxSweeps, lastChange, converged: graph.n === 0 };
}

class Walk {
  private readonly reverse: WeightedCsr;
  private readonly weighted: boolean;
  /** What part of a node's y a link of weight 1 hands on; 0 where the node is dangling. */
  private readonly rates: Float64Array;
  /** `rates` times y: what a link of weight 1 hands on. */
  private readonly given: Float64Array;
  /** How `given` changed in the last sweep; nothing but leaps rests on it. */
  private readonly moved: Float32Array;
  /** 1 less the part of y that a node hands itself. */
  private readonly kept: Float64Array | null;

  constructor(graph: WeightedCsr, reverse: WeightedCsr, damping: number, weighted: boolean) {
    this.reverse = reverse;
    this.weighted = weighted;
    this.rates = ratesOf(graph, damping, weighted);
    this.given = this.rates.slice();
    this.moved = new Float32Array(graph.n);
    this.kept = keptOf(graph, this.rates, weighted);
  }

  /** Dangling nodes hand nothing on, so they wait for the end. @returns no less than the change of the ranks */
  sweep(): number {
    const { rates, given, moved } = this;
    const n = rates.length;
    let change = 0;
    let sum = 0;
    for (let v = 0; v < n; v++) {
      const rate = rates[v]!;
      if (rate === 0) {
        sum += 1; // or more
        continue;
      }
      const y = this.received(v);
      const next = rate * y;
      const by = next - given[v]!;
      change += Math.abs(by) / rate;
      sum += y;
      moved[v] = by;
      given[v] = next;
    }
    // Scaling to 1 may double a change.
    return n === 0 ? 0 : (2 * change) / sum;
  }

  leap(factor: number): void {
    const { given, moved } = this;
    const rest = factor / (1 - factor);
    for (let v = 0; v < given.length; v++) given[v]! += rest * moved[v]!;
  }

  ranks(): Float64Array {
    const { rates, given } = this;
    const ranks = new Float64Array(rates.length);
    const sum = new CompensatedSum();
    for (let v = 0; v < ranks.length; v++) {
      ranks[v] = rates[v] === 0 ? this.received(v) : given[v]! / rates[v]!;
      sum.add(ranks[v]!);
    }
    const { total } = sum;
    for (let v = 0; v < ranks.length; v++) ranks[v]! /= total;
    return ranks;
  }

  private received(v: number): number {
    const { given, kept } = this;
    const { offsets, targets, weights } = this.reverse;
    const [from, end] = [offsets[v]!, offsets[v + 1]!];
    const sum = this.weighted
      ? weightedSum(targets, weights, given, from, end)
      : plainSum(targets, given, from, end);
    if (kept === null || kept[v] === 1) return 1 + sum;
    const y = given[v]! / this.rates[v]!;
    return (1 + sum - (1 - kept[v]!) * y) / kept[v]!;
  }
}

/** In four parts, so that rounding takes a quarter of what it would from a node of many links. */
function plainSum(targets: Uint32Array, given: Float64Array, from: number, end: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let e = from;
  for (; e + 3 < end; e += 4) {
    a += given[targets[e]!]!;
    b += given[targets[e + 1]!]!;
    c += given[targets[e + 2]!]!;
    d += given[targets[e + 3]!]!;
  }
  for (; e < end; e++) a += given[targets[e]!]!;
  return a + b + (c + d);
}

function weightedSum(
  targets: Uint32Array,
  weights: EdgeWeights,
  given: Float64Array,
  from: number,
  end: number,
): number {
  let [a, b] = [0, 0];
  let e = from;
  for (; e + 1 < end; e += 2) {
    a += weights[e]! * given[targets[e]!]!;
    b += weights[e + 1]! * given[targets[e + 1]!]!;
  }
  if (e < end) a += weights[e]! * given[targets[e]!]!;
  return a + b;
}

function ratesOf({ n, offsets, weights }: WeightedCsr, damping: number, weighted: boolean) {
  const rates = new Float64Array(n);
  for (let u = 0; u < n; u++) {
    const end = offsets[u + 1]!;
    let sum = weighted ? 0 : end - offsets[u]!;
    if (weighted) for (let e = offsets[u]!; e < end; e++) sum += weights[e]!;
    rates[u] = sum > 0 ? damping / sum : 0;
  }
  return rates;
}

/** @returns null where no node links to itself */
function keptOf(
  { n, offsets, targets, weights }: WeightedCsr,
  rates: Float64Array,
  weighted: boolean,
): Float64Array | null {
  let kept: Float64Array | null = null;
  for (let u = 0; u < n; u++) {
    const end = offsets[u + 1]!;
    for (let e = offsets[u]!; e < end; e++) {
      if (targets[e] !== u) continue;
      kept ??= new Float64Array(n).fill(1);
      kept[u]! -= rates[u]! * (weighted ? weights[e]! : 1);
    }
  }
  return kept;
}
