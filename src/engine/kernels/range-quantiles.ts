/**
 * Quantile of a triangular distribution, closed form.
 * @param level chance in [0, 1]
 * @param range low <= mode <= high
 * @see docs/methods/monte-carlo.md
 */
export function triangularQuantile(
  level: number,
  { low, mode, high }: { readonly low: number; readonly mode: number; readonly high: number },
): number {
  const width = high - low;
  if (width <= 0) return low;
  if (level * width < mode - low) return low + Math.sqrt(level * width * (mode - low));
  return high - Math.sqrt((1 - level) * width * (high - mode));
}

/**
 * Quantile of a discrete distribution: the first value, in rising order, at which the odds reach the
 * level.
 * @param level chance in [0, 1]
 * @param of values with odds >= 0, not all 0; scaled to sum 1
 * @see docs/methods/monte-carlo.md; O(k log k) for k values
 */
export function discreteQuantile(
  level: number,
  { values, odds }: { readonly values: readonly number[]; readonly odds: readonly number[] },
): number {
  const order = values
    .map((value, at) => ({ value, chance: odds[at] ?? 0 }))
    .filter(({ chance }) => chance > 0)
    .sort((a, b) => a.value - b.value);
  const total = order.reduce((sum, { chance }) => sum + chance, 0);
  let reached = 0;
  for (const { value, chance } of order) {
    reached += chance;
    if (level * total < reached) return value;
  }
  return order.at(-1)?.value ?? Number.NaN;
}
