import type { Csr, EdgeWeights } from "../../model/csr.ts";
import type { Components } from "./components.ts";

/** A number that is not known exactly: it lies between both ends. */
export interface Enclosure {
  readonly low: number;
  readonly high: number;
}

/** Any positive vector gives valid bounds; entries are kept above what would underflow. */
const LEAST = 1e-280;

/**
 * Bounds of Collatz and Wielandt on the spectral radius of each strong component: min and max of
 * (A x)_i / x_i over i hold for any x > 0, and close in on it as x is advanced.
 */
export class CollatzWielandt {
  /** Float64Array(n), above 0; may be set to any other such vector. */
  readonly x: Float64Array;
  private readonly product: Float64Array;
  private readonly rows: Csr;
  private readonly weights: EdgeWeights | null;
  private readonly components: Components;

  /** @param rows row u holds the a_uv, which are `weights`, all 0 or more; null: 1 each */
  constructor(rows: Csr, weights: EdgeWeights | null, components: Components) {
    this.rows = rows;
    this.weights = weights;
    this.components = components;
    this.x = new Float64Array(rows.n).fill(1);
    this.product = new Float64Array(rows.n);
  }

  /** A x within component c, and its least and largest ratio to x. O(edges of c) */
  multiply(c: number): Enclosure {
    const { x, product, weights } = this;
    const { offsets, targets } = this.rows;
    const { offsets: starts, members, componentOf } = this.components;
    let low = Number.POSITIVE_INFINITY;
    let high = 0;
    for (let i = starts[c]!; i < starts[c + 1]!; i++) {
      const u = members[i]!;
      const end = offsets[u + 1]!;
      let sum = 0;
      for (let e = offsets[u]!; e < end; e++) {
        const v = targets[e]!;
        if (componentOf[v] === c) sum += weights === null ? x[v]! : weights[e]! * x[v]!;
      }
      product[u] = sum;
      low = Math.min(low, sum / x[u]!);
      high = Math.max(high, sum / x[u]!);
    }
    return { low, high };
  }

  /**
   * x becomes (A + shift I) x of the last `multiply`, scaled to a largest entry of 1.
   * @param shift above 0: it keeps cycles from swinging
   */
  advance(c: number, shift: number): void {
    const { x, product } = this;
    const { offsets, members } = this.components;
    let largest = 0;
    for (let i = offsets[c]!; i < offsets[c + 1]!; i++) {
      const u = members[i]!;
      product[u]! += shift * x[u]!;
      largest = Math.max(largest, product[u]!);
    }
    for (let i = offsets[c]!; i < offsets[c + 1]!; i++) {
      const u = members[i]!;
      x[u] = Math.max(LEAST, product[u]! / largest);
    }
  }
}
