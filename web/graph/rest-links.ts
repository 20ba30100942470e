export interface Weighted {
  readonly input: string;
  readonly product: string;
  readonly essentiality: number;
  readonly substitutability: number;
  readonly mix: number;
}

/** Links that are drawn at rest: enough to read the ways by, few enough to read. */
const MOST_AT_REST = 80;
/** No product fans out over the picture at rest. */
const MOST_FROM_ONE = 4;
const VITAL = 0.8;

/** How hard the loss of an input hits its user, 0..1. */
export function hold({ essentiality, substitutability }: Weighted): number {
  return essentiality * (1 - substitutability);
}

/**
 * The links drawn at rest: for each product the input that would stop it first, and every other
 * one that it can hardly do without; of these the strongest, a few from each input.
 * @param score chokepoint score by product, to break ties and to keep what matters
 * @param isShown whether a product has a mark of its own: links of folded ones wait until asked for
 * @returns places in `inputs`
 */
export function restLinks(
  inputs: readonly Weighted[],
  score: ReadonlyMap<string, number>,
  isShown: (id: string) => boolean,
): ReadonlySet<number> {
  const strength = inputs.map((link) => hold(link) * (0.05 + (score.get(link.input) ?? 0)));
  const strengthOf = (place: number) => strength[place] ?? 0;
  const first = new Map<string, number>();
  const shown = inputs.map(({ input, product }) => isShown(input) && isShown(product));
  inputs.forEach(({ product }, place) => {
    const best = first.get(product);
    if (!shown[place] || (best !== undefined && strengthOf(place) <= strengthOf(best))) return;
    first.set(product, place);
  });
  const binding = new Set(first.values());
  const order = inputs
    .map((link, place) => ({ link, place }))
    .filter(({ link, place }) => shown[place] && (binding.has(place) || hold(link) > VITAL))
    .sort((a, b) => strengthOf(b.place) - strengthOf(a.place) || a.place - b.place);
  const fan = new Map<string, number>();
  const chosen = order.filter(({ link }) => {
    const count = (fan.get(link.input) ?? 0) + 1;
    fan.set(link.input, count);
    return count <= MOST_FROM_ONE;
  });
  return new Set(chosen.slice(0, MOST_AT_REST).map(({ place }) => place));
}

/** Width of a link at rest in pixels, by essentiality. */
export function linkWidth(essentiality: number): number {
  return 0.6 + 0.9 * Math.min(1, Math.max(0, essentiality));
}
