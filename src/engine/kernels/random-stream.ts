import { sfc32 } from "./random.ts";

/**
 * Seeded uniform numbers in [0, 1) of one of very many streams (sfc32): what one stream gives does
 * not depend on how much another has been asked.
 * @param seed any 32-bit integer: the user's choice
 * @param high, low two 32-bit halves of the stream's name (`hashName`)
 * @param index number of the draw within the stream's name, such as the run
 * @returns next number of the stream
 */
export function randomStream(seed: number, { high, low }: StreamName, index: number): () => number {
  const third = Math.imul(seed, 0x9e3779b1) ^ 0xb7e15162;
  return sfc32([high | 0, low ^ (seed | 0), third, index | 0], 18);
}

/** Sixty-four bits that stand for a text. */
export interface StreamName {
  readonly high: number;
  readonly low: number;
}

/** Hash of a text for `randomStream` (two multiplicative rounds that feed each other). O(length) */
export function hashName(text: string): StreamName {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return { high, low };
}
