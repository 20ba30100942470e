import { tailRisk } from "./tail-risk.ts";

/** What N drawn values of one figure tell. */
export interface Bands {
  readonly mean: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  /** Mean of the worst twentieth: conditional value at risk at 0.95. */
  readonly cvar95: number;
  /** Of the mean: standard deviation / sqrt(N). */
  readonly standardError: number;
}

/**
 * Mean, quantiles (linear between order statistics, type 7 of Hyndman and Fan) and standard error.
 * @param values Float64Array(N), N >= 1; not written
 * @see docs/methods/uncertainty.md; O(N log N)
 */
export function bandsOf(values: Float64Array): Bands {
  const n = values.length;
  const sorted = values.slice().sort();
  let sum = 0;
  for (const value of values) sum += value;
  // Rounding may lift the mean of equal values beyond them.
  const mean = Math.min(sorted[n - 1]!, Math.max(sorted[0]!, sum / n));
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return {
    mean,
    p5: quantileOfSorted(sorted, 0.05),
    p50: quantileOfSorted(sorted, 0.5),
    p95: quantileOfSorted(sorted, 0.95),
    cvar95: tailRisk(values, 0.95).cvar,
    standardError: n > 1 ? Math.sqrt(squares / (n - 1) / n) : 0,
  };
}

/** Quantile of sorted values, linear between neighbours. @param level in [0, 1] */
export function quantileOfSorted(sorted: Float64Array, level: number): number {
  const at = (sorted.length - 1) * level;
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (at - below) * (high - low);
}
