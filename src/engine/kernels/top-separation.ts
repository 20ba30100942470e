import type { PathLoads } from "./betweenness.ts";
import { shareBounds } from "./share-bounds.ts";

/** So many nodes are compared one by one for each of those that are sought, and a few more. */
const CANDIDATES_EACH = 2;
const MORE_CANDIDATES = 5;

/**
 * Whether the `size` largest means are told from all others. Likely nodes are compared in pairs by the
 * variance of their difference (empirical Bernstein bound: Maurer and Pontil 2009, theorem 4), which takes
 * fewer samples than bounds that do not overlap; all others have to lie below by their own bounds.
 */
export class TopSeparation {
  readonly size: number;
  private readonly nodes: Uint32Array;
  private readonly isCandidate: Uint8Array;
  private candidates = new Uint32Array(0);
  /** Logarithm of 2 / odds that one comparison fails. */
  private effort = 0;

  /** @param nodes those that can have a mean above 0 */
  constructor(nodes: Uint32Array, size: number) {
    this.nodes = nodes;
    this.size = Math.min(size, nodes.length);
    this.isCandidate = new Uint8Array(nodes.reduce((most, u) => Math.max(most, u), 0) + 1);
  }

  /**
   * Chooses the nodes to compare.
   * @param pilot their sums in a sample that is not used again
   * @param looksByOdds how often `certain` is asked, by the odds that any comparison of any look fails
   */
  choose(pilot: Float64Array, looksByOdds: number): void {
    const count = CANDIDATES_EACH * this.size + MORE_CANDIDATES;
    this.candidates = byFalling(this.nodes, pilot).slice(0, count);
    for (const u of this.candidates) this.isCandidate[u] = 1;
    this.effort = Math.log(2 * count * (count - 1) * looksByOdds);
  }

  /**
   * @param effort logarithm of 1 / odds that the bounds of a node that is not compared fail
   * @returns which of the `size` largest candidates are certainly above all that are not among these
   */
  certain({ sums, squares }: PathLoads, samples: number, effort: number): Uint32Array {
    const order = byFalling(this.candidates, sums);
    const rest = order.subarray(this.size);
    const outside = this.nodes.reduce(
      (most, u) => (this.isCandidate[u] === 1 ? most : Math.max(most, sums[u]!)),
      -1,
    );
    const bar = outside < 0 ? -1 : shareBounds(outside / samples, samples, effort).high;
    return order.subarray(0, this.size).filter((u) => {
      const share = Math.min(1, sums[u]! / samples);
      if (shareBounds(share, samples, effort).low <= bar) return false;
      return rest.every((v) => {
        const mean = (sums[u]! - sums[v]!) / samples;
        // E (x - y)^2 <= E x^2 + E y^2 for x, y >= 0.
        const variance = (squares[u]! + squares[v]! - mean * mean * samples) / (samples - 1);
        return mean > this.halfWidth(variance, samples);
      });
    });
  }

  /** Of a mean of figures between -1 and 1. */
  private halfWidth(variance: number, samples: number): number {
    const { effort } = this;
    return Math.sqrt((2 * variance * effort) / samples) + (14 * effort) / (3 * (samples - 1));
  }
}

function byFalling(nodes: Uint32Array, sums: Float64Array): Uint32Array {
  return nodes.slice().sort((u, v) => sums[v]! - sums[u]! || u - v);
}
