import type { Csr, EdgeWeights, WeightedCsr } from "../../model/csr.ts";
import { strongComponents } from "./components.ts";

export interface KatzResult {
  /** Float64Array(n), each at least 1; infinite where a double cannot hold it. */
  readonly scores: Float64Array;
  /** Most sweeps that any cycle took; 1 where there is none. */
  readonly iterations: number;
  /** Largest change of a score in the last sweep, relative to the largest score of its component. */
  readonly lastChange: number;
  readonly converged: boolean;
}

interface KatzOptions {
  readonly alpha: number;
  /** The graph itself, if it is at hand: its cycles are found sooner. */
  readonly graph?: Csr;
  /** Whether weights count; else every link counts 1. */
  readonly weighted?: boolean;
  readonly tolerance?: number;
  readonly maxSweeps?: number;
}

/**
 * Katz scores: x = alpha A^T x + 1, a node's score being 1 plus alpha times those of all that link to
 * it. Component by component in topological order: exact without cycles, Gauss-Seidel in them.
 * @param reversed the graph turned round: row v lists the nodes that link to v; weights >= 0
 * @returns a fresh array. The caller sees to alpha < 1 / spectral radius, else nothing converges
 * @see docs/methods/katz.md; O(n + m) a sweep
 */
export function katz(
  reversed: WeightedCsr,
  { alpha, graph, weighted = false, tolerance = 1e-12, maxSweeps = 10_000 }: KatzOptions,
): KatzResult {
  const links = weighted ? reversed.weights : null;
  const scores = new Float64Array(reversed.n).fill(1);
  const { count, offsets, members } = strongComponents(reversed, graph);
  const result = { scores, iterations: 0, lastChange: 0, converged: true };
  // Turned round, components come last first.
  for (let c = count - 1; c >= 0; c--) {
    const component = members.subarray(offsets[c]!, offsets[c + 1]!);
    let change = Number.POSITIVE_INFINITY;
    let sweeps = 0;
    while (change >= tolerance && sweeps < maxSweeps) {
      change = sweep(reversed, links, alpha, component, scores);
      sweeps++;
      if (component.length === 1) change = 0;
    }
    result.iterations = Math.max(result.iterations, sweeps);
    result.lastChange = Math.max(result.lastChange, change);
    result.converged &&= change < tolerance;
  }
  return result;
}

/** @returns largest change relative to the largest score */
function sweep(
  { offsets, targets }: WeightedCsr,
  links: EdgeWeights | null,
  alpha: number,
  component: Uint32Array,
  scores: Float64Array,
): number {
  let change = 0;
  let largest = 1;
  for (const v of component) {
    const end = offsets[v + 1]!;
    let sum = 0;
    let own = 0;
    for (let e = offsets[v]!; e < end; e++) {
      const u = targets[e]!;
      const link = links === null ? 1 : links[e]!;
      if (u === v) own += link;
      else sum += link * scores[u]!;
    }
    const score = (1 + alpha * sum) / (1 - alpha * own);
    change = Math.max(change, Math.abs(score - scores[v]!));
    largest = Math.max(largest, score);
    scores[v] = score;
  }
  return change / largest;
}
