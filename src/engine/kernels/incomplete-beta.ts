import { logGamma } from "./incomplete-gamma.ts";

/**
 * Chance that a Beta(a, b) number is at most x: continued fraction (Lentz), on the side where it
 * converges fast.
 * @param x in [0, 1]
 * @param a, b shapes, > 0
 * @returns regularised incomplete beta function, in [0, 1]
 */
export function betaChance(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaChance(1 - x, b, a);
  const logFront =
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return Math.min(1, (Math.exp(logFront) * fraction) / a);
}

function nonZero(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x;
}

/**
 * Quantile of Beta(a, b), by bisection.
 * @param level chance in (0, 1)
 * @see docs/methods/morris.md; about 60 evaluations
 */
export function betaQuantile(level: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 200 && high - low > 1e-16; step++) {
    const middle = (low + high) / 2;
    if (betaChance(middle, a, b) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
