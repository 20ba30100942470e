import { foursOf, type PackedRows, SIDE_BY_SIDE } from "../kernels/packed-rows.ts";
import type { Heap } from "./heap.ts";
import { kernelsOn } from "./kernels.ts";

/** Rows on a heap. */
export interface RowsOnHeap {
  readonly offsets: Uint32Array;
  readonly places: Uint32Array;
  readonly amounts: Float64Array;
}

/** As `placedRows` and `packedRows` give them. */
export interface CompiledRows {
  readonly placeOf: Uint32Array;
  /** Rows that are not empty. */
  readonly filled: number;
  readonly packed: PackedRows;
}

/** Where arrays are taken from, and the memory that they lie in. */
export type SpaceOnHeap = Pick<Heap, "memory" | "words" | "unsetWords" | "unsetFloats">;

/** What is done in one call: a function is compiled better once it was called some times. */
const BLOCK = 2048;

/** What `packedRows` gives, on a heap. */
export function compiledPackedRows(
  heap: SpaceOnHeap,
  { offsets, places, amounts }: RowsOnHeap,
  rows: number,
): CompiledRows {
  const kernels = kernelsOn(heap);
  const longest = kernels.longestRow(offsets.byteOffset, rows);
  const next = heap.words(longest + 1);
  const placeOf = heap.unsetWords(rows);
  const room = heap.words(foursOf(rows) + 1);
  const [at, start] = [placeOf.byteOffset, room.byteOffset];
  const filled = kernels.placeRows(offsets.byteOffset, rows, next.byteOffset, longest, at, start);
  const fours = foursOf(filled);
  kernels.sumCounts(start, fours);
  const entries = SIDE_BY_SIDE * (room[fours] ?? 0);
  const starts = room.subarray(0, fours + 1);
  const packed = { starts, places: heap.unsetWords(entries), amounts: heap.unsetFloats(entries) };
  // The last four may have a side that no row fills.
  const last = SIDE_BY_SIDE * (room[fours - 1] ?? 0);
  packed.places.fill(0, last);
  packed.amounts.fill(0, last);
  const from = [places.byteOffset, amounts.byteOffset] as const;
  const to = [packed.places.byteOffset, packed.amounts.byteOffset] as const;
  for (let r = 0; r < rows; r += BLOCK) {
    kernels.fillRows(offsets.byteOffset, r, Math.min(rows, r + BLOCK), at, start, ...from, ...to);
  }
  return { placeOf, filled, packed };
}
