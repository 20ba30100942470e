export interface PathSteps {
  /** Products between the cut and the sector, in the order in which they stop. */
  readonly steps: readonly string[];
  /** How many steps were left out between the last one listed and the sector. */
  readonly more: number;
  readonly sector: string | null;
}

const LISTED_WHOLE = 3;
const LISTED_OF_LONG = 2;

/**
 * What stops, in order. A path with more than three steps is told by its first two.
 * @param options.whole tell every step
 * @param options.hasStart begin with the product that is cut, which else is left out
 */
export function pathSteps(
  path: readonly string[],
  { whole = false, hasStart = false } = {},
): PathSteps {
  const sector = path.length > 1 ? (path.at(-1) ?? null) : null;
  const between = path.slice(hasStart ? 0 : 1, -1);
  if (whole || between.length <= LISTED_WHOLE) return { steps: between, more: 0, sector };
  const steps = between.slice(0, LISTED_OF_LONG);
  return { steps, more: between.length - steps.length, sector };
}
