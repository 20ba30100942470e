import { randomIndex, seededRandom } from "../../engine/kernels/random.ts";
import type { Interval } from "./intervals.ts";

/** A rank correlation with its 95 % bootstrap interval. */
export interface RankCorrelation {
  /** null: fewer than three pairs, or all alike. */
  readonly rho: number | null;
  readonly cases: number;
  readonly interval: Interval | null;
}

type Pair = readonly [x: number, y: number];

const RESAMPLES = 2000;
const FEWEST = 3;

/**
 * Spearman's rank correlation, ties with their mean rank, and a percentile interval from resampled pairs.
 * @param seed of the resampling
 */
export function rankCorrelation(pairs: readonly Pair[], seed: number): RankCorrelation {
  const rho = spearman(pairs);
  if (rho === null) return { rho, cases: pairs.length, interval: null };
  const random = seededRandom(seed);
  const resampled: number[] = [];
  for (let i = 0; i < RESAMPLES; i++) {
    const sample = pairs.map((pair) => pairs[randomIndex(random, pairs.length)] ?? pair);
    const one = spearman(sample);
    if (one !== null) resampled.push(one);
  }
  const sorted = resampled.toSorted((a, b) => a - b);
  const at = (level: number) => sorted[Math.round(level * (sorted.length - 1))] ?? Number.NaN;
  return { rho, cases: pairs.length, interval: { low: at(0.025), high: at(0.975) } };
}

/** Pearson's correlation of the ranks. */
function spearman(pairs: readonly Pair[]): number | null {
  if (pairs.length < FEWEST) return null;
  const x = ranks(pairs.map(([first]) => first));
  const y = ranks(pairs.map(([, second]) => second));
  const mean = (pairs.length + 1) / 2;
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (const [at, rank] of x.entries()) {
    const dx = rank - mean;
    const dy = (y[at] ?? mean) - mean;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
}

/** Rank of each value from 1 on; equal values share the mean of their ranks. */
function ranks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const same = values.filter((other) => other === value).length;
    return below + (same + 1) / 2;
  });
}
