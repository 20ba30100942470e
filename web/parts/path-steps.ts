export interface PathSteps {
  /** Products between the cut and the sector, in the order in which they stop. */
  readonly steps: readonly string[];
  /** How many steps were left out between the last one listed and the sector. */
  readonly more: number;
  readonly sector: string | null;
}

const LISTED_WHOLE = 3;
const LISTED_OF_LONG = 2;

interface Options {
  /** Tell every step. */
  readonly whole?: boolean;
  /** Begin with the product that is cut, which else is left out. */
  readonly hasStart?: boolean;
  /** Whether there is room for these steps. */
  readonly fits?: (steps: readonly string[]) => boolean;
}

/**
 * What stops, in order. A path with more than three steps is told by its first two; where there is
 * no room for them, by the first.
 */
export function pathSteps(
  path: readonly string[],
  { whole = false, hasStart = false, fits = () => true }: Options = {},
): PathSteps {
  const sector = path.length > 1 ? (path.at(-1) ?? null) : null;
  const between = path.slice(hasStart ? 0 : 1, -1);
  const isListed = whole || (between.length <= LISTED_WHOLE && fits(between));
  if (isListed) return { steps: between, more: 0, sector };
  const two = between.slice(0, LISTED_OF_LONG);
  const steps = fits(two) ? two : two.slice(0, 1);
  return { steps, more: between.length - steps.length, sector };
}

/** Room that words take, in letters: signs of Japanese are twice as wide. */
export function lettersOf(text: string): number {
  let sum = 0;
  for (const sign of text) sum += sign.charCodeAt(0) < 0x2000 ? 1 : 2;
  return sum;
}
