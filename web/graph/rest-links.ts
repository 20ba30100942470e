export interface Weighted {
  readonly input: string;
  readonly product: string;
  readonly essentiality: number;
  readonly substitutability: number;
  readonly mix: number;
}

/** Links that are drawn at rest: enough to read the ways by, few enough to read. */
const MOST_AT_REST = 90;
const VITAL = 0.8;

/** How hard the loss of an input hits its user, 0..1. */
export function hold({ essentiality, substitutability }: Weighted): number {
  return essentiality * (1 - substitutability);
}

/**
 * The links drawn at rest: for each product the input that would stop it first, and every other
 * one that it can hardly do without; of these the strongest.
 * @param score chokepoint score by product, to break ties and to keep what matters
 * @returns places in `inputs`
 */
export function restLinks(
  inputs: readonly Weighted[],
  score: ReadonlyMap<string, number>,
): ReadonlySet<number> {
  const strength = (place: number) => {
    const link = inputs[place];
    return link ? hold(link) * (0.05 + (score.get(link.input) ?? 0)) : 0;
  };
  const first = new Map<string, number>();
  inputs.forEach(({ product }, place) => {
    const best = first.get(product);
    if (best === undefined || strength(place) > strength(best)) first.set(product, place);
  });
  const binding = new Set(first.values());
  const chosen = inputs
    .map((link, place) => ({ link, place }))
    .filter(({ link, place }) => binding.has(place) || hold(link) > VITAL)
    .map(({ place }) => place)
    .sort((a, b) => strength(b) - strength(a) || a - b);
  return new Set(chosen.slice(0, MOST_AT_REST));
}

/** Width of a link at rest in pixels, by essentiality. */
export function linkWidth(essentiality: number): number {
  return 0.6 + 0.9 * Math.min(1, Math.max(0, essentiality));
}
