/**
 * The generator sfc32 from one state on: uniform numbers in [0, 1), integer arithmetic only, so the same on
 * every platform.
 * @param a, b, c, counter its state, 32-bit integers
 * @param skipped first numbers to leave out: they still show the state
 */
export function sfc32(
  [a, b, c, counter]: [a: number, b: number, c: number, counter: number],
  skipped: number,
): () => number {
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < skipped; i++) next();
  return next;
}

/** Seeded uniform numbers in [0, 1). @param seed any 32-bit integer */
export function seededRandom(seed: number): () => number {
  return sfc32([0x9e3779b9 ^ seed, 0x243f6a88, 0xb7e15162 ^ (seed >>> 1), 1], 15);
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
