/** Running totals of amounts >= 0: `totals[i]` is the sum of the first i. */
export function runningTotals(amounts: ArrayLike<number>): Float64Array {
  const totals = new Float64Array(amounts.length + 1);
  for (let i = 0; i < amounts.length; i++) totals[i + 1] = totals[i]! + amounts[i]!;
  return totals;
}

/**
 * One of the places `from` .. `to` - 1, each as likely as its amount is large.
 * @param totals running totals of all amounts
 * @param uniform a number in [0, 1)
 * @returns -1 if all amounts there are 0. O(log(to - from))
 */
export function drawPlace(totals: Float64Array, from: number, to: number, uniform: number): number {
  const first = totals[from]!;
  const range = totals[to]! - first;
  if (!(range > 0)) return -1;
  const aim = first + uniform * range;
  let [low, high] = [from, to - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (totals[middle + 1]! > aim) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A draw of P(X > x) = (1 + x)^-exponent for a uniform number in (0, 1]. */
export function heavyTailed(uniform: number, exponent: number): number {
  return uniform ** (-1 / exponent) - 1;
}
