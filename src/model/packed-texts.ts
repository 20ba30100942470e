/**
 * Many texts in one piece of memory, without an object each: text i is the UTF-8 in
 * `bytes[offsets[i] .. offsets[i + 1])`.
 */
export interface PackedTexts {
  readonly bytes: Uint8Array;
  /** Uint32Array(texts + 1), from 0. */
  readonly offsets: Uint32Array;
}
