/** Coefficients of the Lanczos approximation with g = 7 and nine terms. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
] as const;

/**
 * Logarithm of the gamma function (Lanczos), to about 15 digits.
 * @param x > 0
 */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  let sum: number = LANCZOS[0];
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (x - 1 + i);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * Chance that a Gamma(shape, 1) number is at most e^logX: series below shape + 1, continued fraction
 * (Lentz) above.
 * @param shape > 0
 * @param logX logarithm of the bound: with small shapes the bound itself is less than any double
 * @returns regularised lower incomplete gamma function, in [0, 1]
 */
export function gammaChance(shape: number, logX: number): number {
  const x = Math.exp(logX);
  const front = shape * logX - x - logGamma(shape);
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; term > sum * 1e-17 && n < 10_000; n++) {
      term *= x / (shape + n);
      sum += term;
    }
    return Math.min(1, Math.exp(front) * sum);
  }
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 10_000; i++) {
    const an = -i * (i - shape);
    b += 2;
    d = 1 / nonZero(an * d + b);
    c = nonZero(b + an / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return Math.max(0, 1 - Math.exp(front) * fraction);
}

function nonZero(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x;
}

/**
 * Logarithm of the quantile of Gamma(shape, 1), by bisection of its logarithm.
 * @param shape > 0
 * @param level chance in (0, 1)
 * @see docs/methods/morris.md; about 60 evaluations
 */
export function logGammaQuantile(shape: number, level: number): number {
  // P(x) <= x^a / (a Gamma(a)): the quantile is not below the point where the bound meets the level.
  let low = (Math.log(level) + logGamma(shape + 1)) / shape;
  let high = Math.max(low, Math.log(shape + 1)) + 1;
  while (gammaChance(shape, high) < level) high += 1;
  for (let step = 0; step < 200 && high - low > 1e-14 * Math.max(1, Math.abs(low)); step++) {
    const middle = (low + high) / 2;
    if (gammaChance(shape, middle) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
