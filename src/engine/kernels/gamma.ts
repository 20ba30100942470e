import { normalVariate } from "./normal.ts";

/**
 * Logarithm of a number drawn from Gamma(shape, 1), exact: Marsaglia and Tsang (2000); below 1 by
 * Gamma(a) = Gamma(a + 1) U^(1/a). In logarithms, because with small shapes the number itself is
 * less than the least double.
 * @param random uniform numbers in [0, 1)
 * @param shape > 0
 * @see docs/methods/uncertainty.md; about 3 uniform numbers
 */
export function logGammaVariate(random: () => number, shape: number): number {
  if (shape < 1) {
    const boost = Math.log1p(-random()) / shape; // log of a number in (0, 1]
    return logGammaVariate(random, shape + 1) + boost;
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalVariate(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = 1 - random();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return Math.log(d) + Math.log(v);
  }
}
