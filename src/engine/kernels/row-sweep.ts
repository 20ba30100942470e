import type { EdgeWeights } from "../../model/csr.ts";
import type { CycleRows } from "./cycle-rows.ts";

/** Gauss-Seidel over equations x = C x + g; compiled and plain TypeScript ones give the same bits. */
export interface RowSweep {
  readonly rows: CycleRows;
  /**
   * Updates every row of x once, the last first if `isBackward`.
   * @param change Float64Array(k): raised to the largest change of each right side
   */
  sweep(isBackward: boolean, change: Float64Array): void;
}

/** One right side. A row is added up in four parts, which do not wait for each other. */
export class PlainRowSweep implements RowSweep {
  readonly rows: CycleRows;

  constructor(rows: CycleRows) {
    this.rows = rows;
  }

  sweep(isBackward: boolean, change: Float64Array): void {
    const { size, starts, inputs, parts, scales, given, x } = this.rows;
    const step = isBackward ? -1 : 1;
    let most = change[0]!;
    for (let i = isBackward ? size - 1 : 0, left = size; left > 0; i += step, left--) {
      const [from, end] = [starts[i]!, starts[i + 1]!];
      const sum =
        parts === null ? sumOf(inputs, x, from, end) : weightedSum(inputs, parts, x, from, end);
      const next = given[i]! + scales[i]! * sum;
      most = Math.max(most, Math.abs(next - x[i]!));
      x[i] = next;
    }
    change[0] = most;
  }
}

/** Sum of x over the inputs `from` .. `end` - 1. */
export function sumOf(inputs: Uint32Array, x: Float64Array, from: number, end: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let e = from;
  for (; e + 3 < end; e += 4) {
    a += x[inputs[e]!]!;
    b += x[inputs[e + 1]!]!;
    c += x[inputs[e + 2]!]!;
    d += x[inputs[e + 3]!]!;
  }
  for (; e < end; e++) a += x[inputs[e]!]!;
  return a + b + (c + d);
}

/** The same, each times its weight. */
export function weightedSum(
  inputs: Uint32Array,
  parts: EdgeWeights,
  x: Float64Array,
  from: number,
  end: number,
): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let e = from;
  for (; e + 3 < end; e += 4) {
    a += parts[e]! * x[inputs[e]!]!;
    b += parts[e + 1]! * x[inputs[e + 1]!]!;
    c += parts[e + 2]! * x[inputs[e + 2]!]!;
    d += parts[e + 3]! * x[inputs[e + 3]!]!;
  }
  for (; e < end; e++) a += parts[e]! * x[inputs[e]!]!;
  return a + b + (c + d);
}

/** Several right sides, four weighted inputs at a time. */
export class WideRowSweep implements RowSweep {
  readonly rows: CycleRows;
  private readonly sum: Float64Array;
  private readonly parts: EdgeWeights;

  constructor(rows: CycleRows) {
    this.rows = rows;
    this.parts = rows.parts ?? new Float32Array(rows.inputs.length).fill(1);
    this.sum = new Float64Array(rows.k);
  }

  sweep(isBackward: boolean, change: Float64Array): void {
    const { size, k, x } = this.rows;
    const { sum } = this;
    const step = isBackward ? -1 : 1;
    for (let i = isBackward ? size - 1 : 0, left = size; left > 0; i += step, left--) {
      this.sumUp(i);
      for (let c = 0, at = i * k; c < k; c++, at++) {
        change[c] = Math.max(change[c]!, Math.abs(sum[c]! - x[at]!));
        x[at] = sum[c]!;
      }
    }
  }

  private sumUp(i: number): void {
    const { k, starts, inputs, scales, given, x } = this.rows;
    const { sum, parts } = this;
    const scale = scales[i]!;
    const end = starts[i + 1]!;
    let e = starts[i]!;
    for (let c = 0, at = i * k; c < k; c++, at++) sum[c] = given[at]!;
    for (; e + 3 < end; e += 4) {
      const [p, q] = [inputs[e]! * k, inputs[e + 1]! * k];
      const [r, s] = [inputs[e + 2]! * k, inputs[e + 3]! * k];
      const [a1, a2] = [scale * parts[e]!, scale * parts[e + 1]!];
      const [a3, a4] = [scale * parts[e + 2]!, scale * parts[e + 3]!];
      for (let c = 0; c < k; c++) {
        sum[c]! += a1 * x[p + c]! + a2 * x[q + c]! + a3 * x[r + c]! + a4 * x[s + c]!;
      }
    }
    for (; e < end; e++) {
      const [from, part] = [inputs[e]! * k, scale * parts[e]!];
      for (let c = 0; c < k; c++) sum[c]! += part * x[from + c]!;
    }
  }
}
