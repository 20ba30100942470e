/** Ends between which a share lies with a stated probability. */
export interface ShareBounds {
  readonly low: number;
  readonly high: number;
}

const MOST_STEPS = 60;
const CLOSE = 1e-13;

/**
 * Bounds of Chernoff and Hoeffding (1963, theorem 1) for the mean of a figure in 0..1, from its mean over
 * `samples` independent draws: each end fails with probability at most exp(-effort).
 * @param share mean drawn, 0..1
 * @param effort logarithm of 1 / probability of failure, > 0
 */
export function shareBounds(share: number, samples: number, effort: number): ShareBounds {
  const allowed = effort / samples;
  return { low: lowest(share, allowed), high: highest(share, allowed) };
}

/**
 * The least p whose divergence from `share` is allowed. The divergence is convex in ln p, so that Newton's
 * steps from below come nearer and stay below: every one of them is a bound.
 */
function lowest(share: number, allowed: number): number {
  if (share === 0) return 0;
  if (share === 1) return Math.exp(-allowed);
  let p = share * Math.exp(-1 - allowed / share); // divergence >= share (ln(share / p) - 1)
  if (p === 0) return 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const growth = ((divergence(share, p) - allowed) * (1 - p)) / (share - p);
    if (!(growth > CLOSE)) break;
    p *= Math.exp(growth);
  }
  return p;
}

/** The largest p, by steps from above: the divergence is convex in p, too. */
function highest(share: number, allowed: number): number {
  if (share === 0) return -Math.expm1(-allowed);
  let p = share + Math.sqrt(2 * share * allowed) + 2 * allowed; // divergence >= (p - share)^2 / 2p
  if (p >= 1) return 1 - lowest(1 - share, allowed);
  for (let step = 0; step < MOST_STEPS; step++) {
    const fall = ((divergence(share, p) - allowed) * p * (1 - p)) / (p - share);
    if (!(fall > CLOSE * p)) break;
    p -= fall;
  }
  return p;
}

/** Kullback-Leibler divergence of two coins, 0 < share, p < 1. */
function divergence(share: number, p: number): number {
  return share * Math.log(share / p) + (1 - share) * (Math.log1p(-share) - Math.log1p(-p));
}
