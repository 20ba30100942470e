/** Concentration of shares that sum to 1, a part of which nobody can place. */
export interface Concentration {
  /** Sum of squared shares, the unplaced part counted as one maker; 1/N..1. */
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
