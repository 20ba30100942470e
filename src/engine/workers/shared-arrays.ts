import type { EdgeWeights } from "../../model/csr.ts";

/** The same numbers in memory that all threads see; the array itself if it lies there already. */
export function sharedWords(array: Uint32Array): Uint32Array {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const copy = new Uint32Array(new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy;
}

/** As `sharedWords`. */
export function sharedFloats(array: Float64Array): Float64Array {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const copy = new Float64Array(new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy;
}

/** As `sharedWords`, of numbers of edges. */
export function sharedWeights(array: EdgeWeights): EdgeWeights {
  if (array instanceof Float64Array) return sharedFloats(array);
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const copy = new Float32Array(new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy;
}
