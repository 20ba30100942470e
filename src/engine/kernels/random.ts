/**
 * Seeded uniform numbers in [0, 1) (sfc32, integer arithmetic only, so the same on every platform).
 * @param seed any 32-bit integer
 */
export function seededRandom(seed: number): () => number {
  let a = 0x9e3779b9 ^ seed;
  let b = 0x243f6a88;
  let c = 0xb7e15162 ^ (seed >>> 1);
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next(); // the first numbers still show the seed
  return next;
}

/** A whole number 0 <= k < `below`, each equally likely to within 2^-53. */
export function randomIndex(random: () => number, below: number): number {
  const fraction = random() + random() / 4294967296;
  return Math.min(below - 1, Math.floor(fraction * below));
}

/**
 * A simple random sample without replacement (the first steps of a Fisher-Yates shuffle).
 * @returns fresh Uint32Array(count) in the order of the draws. O(length of `from`)
 */
export function drawWithout(from: Uint32Array, count: number, random: () => number): Uint32Array {
  const pool = from.slice();
  for (let i = 0; i < count; i++) {
    const j = i + randomIndex(random, pool.length - i);
    [pool[i], pool[j]] = [pool[j]!, pool[i]!];
  }
  return pool.slice(0, count);
}
