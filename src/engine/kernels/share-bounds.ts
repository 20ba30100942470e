/** Ends between which a share lies with a stated probability. */
export interface ShareBounds {
  readonly low: number;
  readonly high: number;
}

const HALVINGS = 60;

/**
 * Bounds of Chernoff and Hoeffding (1963, theorem 1) for the mean of a figure in 0..1, from its mean over
 * `samples` independent draws: each end fails with probability at most exp(-effort).
 * @param share mean drawn, 0..1
 * @param effort logarithm of 1 / probability of failure, > 0
 */
export function shareBounds(share: number, samples: number, effort: number): ShareBounds {
  const allowed = effort / samples;
  return {
    low: share === 0 ? 0 : farthest(share, 0, allowed),
    high: share === 1 ? 1 : farthest(share, 1, allowed),
  };
}

/** The p between `share` and `end` whose divergence from `share` is as large as allowed. */
function farthest(share: number, end: number, allowed: number): number {
  let near = share;
  let far = end;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const p = (near + far) / 2;
    if (divergence(share, p) <= allowed) near = p;
    else far = p;
  }
  return far; // the outer end: the bound stays on the safe side
}

/** Kullback-Leibler divergence of two coins, 0 < p < 1. */
function divergence(share: number, p: number): number {
  const hit = share === 0 ? 0 : share * Math.log(share / p);
  const miss = share === 1 ? 0 : (1 - share) * Math.log((1 - share) / (1 - p));
  return hit + miss;
}
