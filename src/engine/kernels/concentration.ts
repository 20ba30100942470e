/** Concentration of shares that sum to 1, a part of which nobody can place. */
export interface Concentration {
  /** Sum of squared shares, each unplaced entry counted as one maker; 1/N..1. */
  readonly hhi: number;
  /** The unplaced part as infinitely many makers. */
  readonly hhiLow: number;
  /** The unplaced part added to the largest maker. */
  readonly hhiHigh: number;
}

/**
 * Herfindahl-Hirschman index with the interval that unplaced shares leave open.
 * @param shares shares of named makers
 * @param unplaced shares of entries that stand for unnamed makers
 * @see docs/methods/concentration.md; O(n)
 */
export function concentration(
  shares: ArrayLike<number>,
  unplaced: ArrayLike<number>,
): Concentration {
  let squares = 0;
  let largest = 0;
  for (let i = 0; i < shares.length; i++) {
    squares += shares[i]! ** 2;
    largest = Math.max(largest, shares[i]!);
  }
  let rest = 0;
  let restSquares = 0;
  for (let i = 0; i < unplaced.length; i++) {
    rest += unplaced[i]!;
    restSquares += unplaced[i]! ** 2;
  }
  return {
    hhi: squares + restSquares,
    hhiLow: squares,
    hhiHigh: Math.min(1, squares - largest ** 2 + (largest + rest) ** 2),
  };
}

/**
 * HHI rescaled so that N equal makers give 0 and one maker 1: (HHI - 1/N) / (1 - 1/N).
 * @param makers N, how many makers could share the supply
 * @returns null for fewer than two makers; O(1)
 */
export function normalisedHhi(hhi: number, makers: number): number | null {
  return makers > 1 ? (hhi - 1 / makers) / (1 - 1 / makers) : null;
}

/**
 * Concentration ratio CR_k: sum of the k largest shares.
 * @param shares one entry a maker; O(n log n)
 */
export function concentrationRatio(shares: ArrayLike<number>, k: number): number {
  const falling = Float64Array.from(shares).sort().reverse();
  let sum = 0;
  for (let i = 0; i < Math.min(k, falling.length); i++) sum += falling[i]!;
  return Math.min(1, sum);
}
