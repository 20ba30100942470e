/** Cumulated odds within this of the level have reached it: sums of tenths fall short by rounding. */
const SLACK = 1e-12;

/** Where the tail of a loss begins, and how bad it is on average. */
export interface TailRisk {
  /** Least loss that is not exceeded with odds of `level` at least. */
  readonly valueAtRisk: number;
  /** Conditional value at risk: mean loss in the worst 1 - level of the odds. */
  readonly cvar: number;
}

/**
 * Value at risk and conditional value at risk of losses with odds (Rockafellar and Uryasev 2000):
 * CVaR = VaR + E[(L - VaR)+] / (1 - level). At level 0 CVaR is the mean.
 * @param losses Float64Array(N), N >= 1; not written
 * @param odds Float64Array(N) that sum to 1; left out: all equal
 * @param level in [0, 1)
 * @see docs/methods/uncertainty.md#tail; O(N log N)
 */
export function tailRisk(losses: Float64Array, level: number, odds?: Float64Array): TailRisk {
  const n = losses.length;
  const chance = (i: number) => (odds ? odds[i]! : 1 / n);
  const order = Uint32Array.from(losses, (_, i) => i).sort(
    (a, b) => losses[a]! - losses[b]! || a - b,
  );
  let reached = 0;
  let at = 0;
  for (; at < n - 1; at++) {
    reached += chance(order[at]!);
    if (reached >= level - SLACK) break;
  }
  const valueAtRisk = losses[order[at]!]!;
  let excess = 0;
  for (let later = at + 1; later < n; later++) {
    excess += chance(order[later]!) * (losses[order[later]!]! - valueAtRisk);
  }
  return { valueAtRisk, cvar: valueAtRisk + excess / (1 - level) };
}
