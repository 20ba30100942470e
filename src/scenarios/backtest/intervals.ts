/** 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;

/** Ends of an interval, both in it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's 95 % interval of a share: hits of cases, half hits allowed.
 * @returns null without cases
 * @see Wilson 1927, Journal of the American Statistical Association 22
 */
export function wilson(hits: number, cases: number): Interval | null {
  if (cases === 0) return null;
  const share = hits / cases;
  const weight = 1 + Z ** 2 / cases;
  const centre = (share + Z ** 2 / (2 * cases)) / weight;
  const half = (Z / weight) * Math.sqrt((share * (1 - share)) / cases + Z ** 2 / (4 * cases ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
