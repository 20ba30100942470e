/** A point figure and what unknown shares leave open. */
export interface Interval {
  readonly point: number;
  readonly low: number;
  readonly high: number;
}

/** Makers of one product; the three arrays have one entry a maker. */
export interface WeightedMakers {
  /** Shares, sum 1. */
  readonly shares: ArrayLike<number>;
  /** Risk of each maker: governance times trade parameter, or any other weight >= 0. */
  readonly weights: ArrayLike<number>;
  /** 1: nobody knows whose share this is. */
  readonly unplaced: ArrayLike<number>;
  /** Largest weight that a maker who is not in the list could have. */
  readonly freshWeight: number;
}

/**
 * Weighted concentration: sum of w_c s_c^2, with the interval that unplaced shares leave open. The
 * sum is convex in the shares, so that it is greatest with the whole unplaced part in one hand:
 * a listed maker's or a new one's. It is least with infinitely many makers in it.
 * @see docs/methods/eu-supply-risk.md; O(n)
 */
export function weightedConcentration(makers: WeightedMakers): Interval {
  const { shares, weights, unplaced, freshWeight } = makers;
  const n = shares.length;
  let point = 0;
  let low = 0;
  let rest = 0;
  for (let i = 0; i < n; i++) {
    const term = weights[i]! * shares[i]! ** 2;
    point += term;
    if (unplaced[i]) rest += shares[i]!;
    else low += term;
  }
  if (rest === 0) return { point, low: point, high: point };
  let most = freshWeight * rest ** 2;
  for (let i = 0; i < n; i++) {
    const own = unplaced[i] ? 0 : shares[i]!;
    most = Math.max(most, weights[i]! * (rest ** 2 + 2 * own * rest));
  }
  return { point, low, high: low + most };
}
