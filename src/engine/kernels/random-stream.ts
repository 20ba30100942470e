/**
 * Seeded uniform numbers in [0, 1) of one of very many streams (sfc32): what one stream gives does
 * not depend on how much another has been asked. Integer arithmetic only: the same on every platform.
 * @param seed any 32-bit integer: the user's choice
 * @param high, low two 32-bit halves of the stream's name (`hashName`)
 * @param index number of the draw within the stream's name, such as the run
 * @returns next number of the stream
 */
export function randomStream(seed: number, { high, low }: StreamName, index: number): () => number {
  let a = high | 0;
  let b = low ^ (seed | 0);
  let c = Math.imul(seed, 0x9e3779b1) ^ 0xb7e15162;
  let counter = index | 0;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 18; i++) next(); // the first numbers still show the seed
  return next;
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
