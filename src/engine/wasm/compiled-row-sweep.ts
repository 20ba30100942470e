import type { CycleRows } from "../kernels/cycle-rows.ts";
import type { RowSweep } from "../kernels/row-sweep.ts";
import type { Heap } from "./heap.ts";
import { type Kernels, kernelsOn } from "./kernels.ts";

/** The compiled sweep over rows that lie on a heap. */
export class CompiledRowSweep implements RowSweep {
  readonly rows: CycleRows;
  private readonly kernels: Kernels;

  constructor(heap: Pick<Heap, "memory">, rows: CycleRows) {
    this.rows = rows;
    this.kernels = kernelsOn(heap);
  }

  sweep(isBackward: boolean, change: Float64Array): void {
    const { size, starts, inputs, parts, scales, given, x } = this.rows;
    const [rows, from, by] = [starts.byteOffset, inputs.byteOffset, parts?.byteOffset ?? 0];
    const [times, to, at] = [scales.byteOffset, given.byteOffset, x.byteOffset];
    const sweep = this.kernels[kernelFor(parts)];
    const moved = sweep(size, rows, from, by, times, to, at, isBackward ? 1 : 0);
    change[0] = Math.max(change[0] ?? 0, moved);
  }
}

function kernelFor(parts: CycleRows["parts"]): "sweepRows" | "sweepSingleRows" | "sweepEvenRows" {
  if (parts === null) return "sweepEvenRows";
  return parts instanceof Float32Array ? "sweepSingleRows" : "sweepRows";
}
