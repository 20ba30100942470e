/**
 * One standard normal number (polar method of Marsaglia); the twin that it also gives is dropped, so
 * that a draw leaves nothing behind.
 * @param random uniform numbers in [0, 1)
 * @see docs/methods/uncertainty.md; expected 2.55 uniform numbers
 */
export function normalVariate(random: () => number): number {
  for (;;) {
    const x = 2 * random() - 1;
    const y = 2 * random() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/**
 * A lognormal number with mean 1: a factor on a positive figure.
 * @param variation coefficient of variation (standard deviation over mean), >= 0; 0 gives 1
 */
export function lognormalFactor(random: () => number, variation: number): number {
  if (variation <= 0) return 1;
  const variance = Math.log1p(variation * variation);
  return Math.exp(Math.sqrt(variance) * normalVariate(random) - variance / 2);
}
