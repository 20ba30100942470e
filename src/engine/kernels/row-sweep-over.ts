import { CompiledRowSweep } from "../wasm/compiled-row-sweep.ts";
import { Heap, Lease } from "../wasm/heap.ts";
import { kernelInUse } from "../wasm/kernels.ts";
import type { CycleRows } from "./cycle-rows.ts";
import type { Room } from "./room.ts";
import { PlainRowSweep, type RowSweep, WideRowSweep } from "./row-sweep.ts";

/** The fastest sweep over rows: compiled if their room is a heap, as that of a large network is. */
export function rowSweepOver(rows: CycleRows, room: Room): RowSweep {
  if (rows.k > 1) return new WideRowSweep(rows);
  const isCompiled = (room instanceof Heap || room instanceof Lease) && kernelInUse() === "wasm";
  return isCompiled ? new CompiledRowSweep(room, rows) : new PlainRowSweep(rows);
}
