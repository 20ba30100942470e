/** Where arrays come from: a heap, or memory of their own. Shared, so that threads read them; zero at first. */
export interface Space {
  bytes(length: number): Uint8Array;
  words(length: number): Uint32Array;
  singles(length: number): Float32Array;
  floats(length: number): Float64Array;
}

/** Every array on memory of its own, which goes with it. */
export const OWN_MEMORY: Space = {
  bytes: (length) => new Uint8Array(new SharedArrayBuffer(length)),
  words: (length) => new Uint32Array(new SharedArrayBuffer(4 * length)),
  singles: (length) => new Float32Array(new SharedArrayBuffer(4 * length)),
  floats: (length) => new Float64Array(new SharedArrayBuffer(8 * length)),
};
