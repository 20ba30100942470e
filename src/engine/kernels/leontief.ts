import type { WeightedCsr } from "../../model/csr.ts";
import type { Components } from "./components.ts";

/** How far an iteration came; `lastChange` and `residual` are relative to the largest figure above 1. */
export interface Iteration {
  /** Most sweeps over any component. */
  readonly iterations: number;
  /** Largest change in the last round: a sweep, or one each way. */
  readonly lastChange: number;
  /** Largest |x - A x - f| of what is returned. */
  readonly residual: number;
  readonly converged: boolean;
}

interface Settings {
  /** Float64Array(n): what every coefficient of row u is multiplied by; left out: 1. */
  readonly rowScale?: Float64Array;
  readonly tolerance?: number;
  readonly maxSweeps?: number;
}

/** Rounds between two looks at whether the changes shrink by a steady factor. */
const LOOK_EVERY = 5;
/** Rounds that leave more than this part of the change are slow. */
const SLOW = 0.5;
/** A factor is steady if it moves by less than this part of its distance from 1. */
const STEADY = 0.05;

/**
 * Solves x = A x + f by sweeps (Gauss-Seidel, symmetric where that is slow), for k right sides at once: nothing is factorised or
 * inverted. Components are solved inputs first, so that a table without cycles takes one sweep; where
 * changes shrink by a steady factor the rest of their series is added at once and checked by sweeping on.
 * @param coefficients row u holds the a_uv of x_u = sum a_uv x_v + f_u; 0 or more, spectral radius < 1
 * @param components of the graph u -> v over these rows
 * @param right Float64Array(n * k), row u holds its k right sides
 * @returns x in the same shape, fresh
 * @see docs/methods/input-output.md#by-iteration; O(sweeps * m * k) time, O(n * k) space
 */
export function solveLeontief(
  coefficients: WeightedCsr,
  components: Components,
  right: Float64Array,
  k: number,
  { rowScale, tolerance = 1e-12, maxSweeps = 10_000 }: Settings = {},
): Iteration & { readonly solution: Float64Array } {
  const sweep = new Sweep(coefficients, rowScale ?? null, right, k);
  let iterations = 0;
  let lastChange = 0;
  for (let c = components.count - 1; c >= 0; c--) {
    const members = components.members.subarray(components.offsets[c]!, components.offsets[c + 1]!);
    const isCycle = members.length > 1;
    let [rounds, sweeps] = [0, 0];
    let both = false;
    let change = Number.POSITIVE_INFINITY;
    do {
      const looks = rounds > 0 && rounds % LOOK_EVERY === 0;
      if (looks) sweep.remember(members);
      const before = change;
      change = sweep.over(members, both) / Math.max(1, sweep.largest);
      rounds++;
      sweeps += both ? 2 : 1;
      // Up and down in turns: whichever way a chain is numbered, it is passed along at once.
      both ||= rounds > 2 && change > SLOW * before;
      if (looks && change > tolerance) sweep.leap(members);
    } while (isCycle && change > tolerance && sweeps < maxSweeps);
    iterations = Math.max(iterations, sweeps);
    lastChange = Math.max(lastChange, isCycle ? change : 0);
  }
  const { solution } = sweep;
  const residual = sweep.residual() / Math.max(1, sweep.largest);
  return { solution, iterations, lastChange, residual, converged: lastChange <= tolerance };
}

/** The state of one solution: rows are updated in place, k figures at a time. */
class Sweep {
  readonly solution: Float64Array;
  /** Largest figure met so far. */
  largest = 0;
  private readonly sum: Float64Array;
  /** Largest change of each right side in the last round, and in the two before. */
  private change: Float64Array;
  private before: Float64Array;
  private earlier: Float64Array;
  private kept = new Float64Array(0);
  private readonly a: WeightedCsr;
  private readonly rowScale: Float64Array | null;
  private readonly right: Float64Array;
  private readonly k: number;

  constructor(a: WeightedCsr, rowScale: Float64Array | null, right: Float64Array, k: number) {
    this.a = a;
    this.rowScale = rowScale;
    this.right = right;
    this.k = k;
    this.solution = right.slice();
    this.sum = new Float64Array(k);
    this.change = new Float64Array(k);
    this.before = new Float64Array(k);
    this.earlier = new Float64Array(k);
  }

  /** A sweep over some rows, or one each way. @returns the largest change */
  over(members: Uint32Array, both: boolean): number {
    [this.earlier, this.before, this.change] = [this.before, this.change, this.earlier];
    this.change.fill(0);
    for (let i = 0; i < members.length; i++) this.update(members[i]!);
    if (both) for (let i = members.length - 2; i >= 0; i--) this.update(members[i]!);
    return this.change.reduce((most, moved) => Math.max(most, moved), 0);
  }

  private update(u: number): void {
    const { solution, sum, right, change, k } = this;
    const own = 1 - this.sumUp(u);
    for (let c = 0, at = u * k; c < k; c++, at++) {
      const next = (sum[c]! + right[at]!) / own;
      const moved = Math.abs(next - solution[at]!);
      if (moved > change[c]!) change[c] = moved;
      solution[at] = next;
      const size = Math.abs(next);
      if (size > this.largest) this.largest = size;
    }
  }

  /** Sums a_uv x_v over the other rows v into `sum`. @returns a_uu */
  private sumUp(u: number): number {
    const { sum, rowScale } = this;
    const loop = this.k === 1 ? this.sumOne(u) : this.sumSeveral(u);
    if (rowScale === null) return loop;
    const scale = rowScale[u]!;
    for (let c = 0; c < sum.length; c++) sum[c]! *= scale;
    return scale * loop;
  }

  /** For one right side, in the order of the row. */
  private sumOne(u: number): number {
    const { solution: x } = this;
    const { offsets, targets, weights } = this.a;
    const end = offsets[u + 1]!;
    let [sum, loop] = [0, 0];
    for (let e = offsets[u]!; e < end; e++) {
      const v = targets[e]!;
      if (v === u) loop += weights[e]!;
      else sum += weights[e]! * x[v]!;
    }
    this.sum[0] = sum;
    return loop;
  }

  /** For several, four edges at a time. */
  private sumSeveral(u: number): number {
    const { solution: x, sum, k } = this;
    const { offsets, targets, weights } = this.a;
    const end = offsets[u + 1]!;
    let loop = 0;
    let e = offsets[u]!;
    sum.fill(0);
    for (; e + 3 < end; e += 4) {
      const [p, q, r, s] = [targets[e]!, targets[e + 1]!, targets[e + 2]!, targets[e + 3]!];
      let [a1, a2, a3, a4] = [weights[e]!, weights[e + 1]!, weights[e + 2]!, weights[e + 3]!];
      if (p === u) [loop, a1] = [loop + a1, 0];
      if (q === u) [loop, a2] = [loop + a2, 0];
      if (r === u) [loop, a3] = [loop + a3, 0];
      if (s === u) [loop, a4] = [loop + a4, 0];
      const [pk, qk, rk, sk] = [p * k, q * k, r * k, s * k];
      for (let c = 0; c < k; c++) {
        sum[c]! += a1 * x[pk + c]! + a2 * x[qk + c]! + a3 * x[rk + c]! + a4 * x[sk + c]!;
      }
    }
    for (; e < end; e++) {
      const at = targets[e]! * k;
      if (targets[e] === u) loop += weights[e]!;
      else for (let c = 0; c < k; c++) sum[c]! += weights[e]! * x[at + c]!;
    }
    return loop;
  }

  remember(members: Uint32Array): void {
    const { k } = this;
    if (this.kept.length < members.length * k) this.kept = new Float64Array(members.length * k);
    for (let i = 0; i < members.length; i++) {
      const from = members[i]! * k;
      this.kept.set(this.solution.subarray(from, from + k), i * k);
    }
  }

  /** Adds the rest of a geometric series to each right side whose changes shrink steadily. */
  leap(members: Uint32Array): void {
    const { k, kept, solution } = this;
    for (let c = 0; c < k; c++) {
      const factor = this.change[c]! / this.before[c]!;
      const last = this.before[c]! / this.earlier[c]!;
      const isSteady = factor < 1 && Math.abs(factor - last) < STEADY * (1 - factor);
      if (!isSteady) continue; // also where a change was 0 and a factor is no number
      const rest = factor / (1 - factor);
      for (let i = 0; i < members.length; i++) {
        const at = members[i]! * k + c;
        solution[at]! += rest * (solution[at]! - kept[i * k + c]!);
      }
    }
  }

  residual(): number {
    const { a, right, solution, sum, k } = this;
    let most = 0;
    for (let u = 0; u < a.n; u++) {
      const loop = this.sumUp(u);
      for (let c = 0, at = u * k; c < k; c++, at++) {
        most = Math.max(most, Math.abs((1 - loop) * solution[at]! - sum[c]! - right[at]!));
      }
    }
    return most;
  }
}
