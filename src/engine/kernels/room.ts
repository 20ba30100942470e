import type { Csr } from "../../model/csr.ts";
import { heapOf, scratchHeap } from "../wasm/heap.ts";

/** Where the arrays of a kernel come from: as long as asked for, whatever they hold. */
export interface Room {
  words(length: number): Uint32Array;
  floats(length: number): Float64Array;
  /** Single precision. */
  singles(length: number): Float32Array;
}

/** Fresh arrays, all 0. */
export const PLAIN_ROOM: Room = {
  words: (length) => new Uint32Array(length),
  floats: (length) => new Float64Array(length),
  singles: (length) => new Float32Array(length),
};

/** Less is not worth a heap. */
const LARGE = 1 << 20;
/** Compiled sweeps over rows are: they are fast from the first one on. */
const LARGE_SWEPT = 1 << 17;

/**
 * Room for work that ends before this thread does anything else. Large work takes the same memory again
 * and again: what nobody needs any more is not always collected before the next one asks.
 * @param bytes about what will be needed
 */
export function roomFor(bytes: number): Room {
  return bytes < LARGE ? PLAIN_ROOM : scratchRoom();
}

function scratchRoom(): Room {
  try {
    return scratchHeap();
  } catch (error) {
    if (error instanceof RangeError) return PLAIN_ROOM;
    throw error;
  }
}

/**
 * Room for sweeps over rows, for as long as `work` lasts: what is free beside a graph on the heap that it lies
 * on, or else as `roomFor` has it.
 * @param work may be started a second time, if the heap is full
 */
export function inRoom<Result>(
  bytes: number,
  { targets }: Csr,
  work: (room: Room) => Result,
): Result {
  if (bytes < LARGE_SWEPT) return work(PLAIN_ROOM);
  const heap = heapOf(targets);
  if (!heap) return work(scratchRoom());
  const lease = heap.lease();
  try {
    return work(lease);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return work(PLAIN_ROOM);
  } finally {
    lease.end();
  }
}
