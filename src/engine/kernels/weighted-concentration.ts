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

/**
 * The same where makers outside the total hold any part x of the true supply, in any split: the shares
 * inside are 1 - x of what they seem. Least at low (1-x)^2 + x^2 / W, W the sum of 1/w_j, with
 * x = W low / (1 + W low) where it is low / (1 + W low); convex, so that it is greatest at x = 0 or with
 * all in one hand.
 * @param of of the shares inside, sum 1
 * @param weights of the makers outside; none: nothing changes
 * @returns the point as it was; the high end is a limit that no x < 1 reaches
 * @see docs/methods/unknown-shares.md#withheld-outside-the-total; O(n)
 */
export function withOutside({ point, low, high }: Interval, weights: ArrayLike<number>): Interval {
  let spread = 0;
  let most = high;
  for (let i = 0; i < weights.length; i++) {
    spread += 1 / weights[i]!;
    most = Math.max(most, weights[i]!);
  }
  return { point, low: low > 0 ? low / (1 + spread * low) : low, high: most };
}
