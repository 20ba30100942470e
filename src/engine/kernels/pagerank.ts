import type { Csr, WeightedCsr } from "../../model/csr.ts";
import { CompensatedSum } from "./compensated-sum.ts";
import { cycleRows, type LinearSystem, putBack } from "./cycle-rows.ts";
import { inRoom, type Room } from "./room.ts";
import { type RowSweep, sumOf, weightedSum } from "./row-sweep.ts";
import { rowSweepOver } from "./row-sweep-over.ts";

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
 * @see docs/methods/pagerank.md; O(n + m) a sweep, O(n) space and 4 bytes a link, 12 with weights
 */
export function pagerank(
  graph: WeightedCsr,
  reverse: WeightedCsr,
  { damping = 0.85, weighted = false, tolerance = 1e-12, maxSweeps = 10_000 }: PagerankOptions = {},
): PagerankResult {
  return inRoom(4 * graph.targets.length, reverse, (room) => {
    const walk = new Walk(graph, reverse, { damping, weighted, room });
    return walked(walk, tolerance, maxSweeps);
  });
}

function walked(walk: Walk, tolerance: number, maxSweeps: number): PagerankResult {
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
  return { ranks: walk.ranks(), iterations: maxSweeps, lastChange, converged: walk.n === 0 };
}

/**
 * What a link of weight 1 hands on, x = rate * y, solves x_v = rate_v (1 + sum over links u -> v of w x_u):
 * the rows of those that are handed something and hand it on are taken out and swept by themselves.
 */
class Walk {
  readonly n: number;
  private readonly system: LinearSystem;
  private readonly rates: Float64Array;
  private readonly nodes: Uint32Array;
  private readonly rowSweep: RowSweep;
  private readonly change = new Float64Array(1);

  constructor(
    graph: WeightedCsr,
    reverse: WeightedCsr,
    { damping, weighted, room }: { damping: number; weighted: boolean; room: Room },
  ) {
    const { n } = graph;
    this.n = n;
    const rates = ratesOf(graph, damping, weighted);
    const weights = weighted ? reverse.weights : null;
    this.rates = rates;
    this.system = { rows: reverse, weights, rowScale: rates, solution: rates.slice(), k: 1 };
    this.nodes = passingOn(reverse, rates, room);
    const place = room.words(n).fill(0);
    this.rowSweep = rowSweepOver(cycleRows(this.system, this.nodes, place, room), room);
  }

  /** @returns no less than the change of the ranks */
  sweep(): number {
    const { rates, nodes, change } = this;
    const { size, x, kept } = this.rowSweep.rows;
    kept.set(x);
    this.rowSweep.sweep(false, change.fill(0));
    let moved = 0;
    let sum = rates.length - size; // of all others: 1 each, or more
    for (let i = 0; i < size; i++) {
      const rate = rates[nodes[i]!]!;
      moved += Math.abs(x[i]! - kept[i]!) / rate;
      sum += x[i]! / rate;
    }
    // Scaling to 1 may double a change.
    return rates.length === 0 ? 0 : (2 * moved) / sum;
  }

  leap(factor: number): void {
    const { size, x, kept } = this.rowSweep.rows;
    const rest = factor / (1 - factor);
    for (let i = 0; i < size; i++) x[i]! += rest * (x[i]! - kept[i]!);
  }

  /** Dangling nodes hand nothing on, so they wait for this. */
  ranks(): Float64Array {
    const { rates } = this;
    const { rows, weights, solution } = this.system;
    const { offsets, targets } = rows;
    putBack(this.system, this.rowSweep.rows, this.nodes);
    const ranks = new Float64Array(rates.length);
    const sum = new CompensatedSum();
    for (let v = 0; v < ranks.length; v++) {
      const [from, end] = [offsets[v]!, offsets[v + 1]!];
      if (rates[v] !== 0) ranks[v] = solution[v]! / rates[v]!;
      else if (weights === null) ranks[v] = 1 + sumOf(targets, solution, from, end);
      else ranks[v] = 1 + weightedSum(targets, weights, solution, from, end);
      sum.add(ranks[v]!);
    }
    const { total } = sum;
    for (let v = 0; v < ranks.length; v++) ranks[v]! /= total;
    return ranks;
  }
}

/** Nodes that are handed something and hand it on. */
function passingOn({ n, offsets }: Csr, rates: Float64Array, room: Room): Uint32Array {
  const nodes = room.words(n);
  let count = 0;
  for (let v = 0; v < n; v++) {
    if (rates[v] !== 0 && offsets[v] !== offsets[v + 1]) nodes[count++] = v;
  }
  return nodes.subarray(0, count);
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
