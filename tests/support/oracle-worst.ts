import type { Sketch } from "./arbitraries.ts";
import { naiveCascade, naiveLoss } from "./oracles.ts";

/** What can be cut, by kind of target; ids as the command line has them, home and sectors left out. */
export type AttackKind = "product" | "producer" | "country";

const HOME = "USA";

/** Every candidate of a kind, in the order of ids. */
export function candidatesOf({ products }: Sketch, by: AttackKind): string[] {
  const makers = products
    .filter(({ sector }) => !sector)
    .flatMap(({ id, shares }) =>
      Object.entries(shares)
        .filter(([country, share]) => share > 0 && country !== HOME)
        .map(([country]) => ({ id, country })),
    );
  const ids = {
    product: products.filter(({ sector }) => !sector).map(({ id }) => id),
    producer: makers.map(({ id, country }) => `${id}@${country}`),
    country: makers.map(({ country }) => `@${country}`),
  }[by];
  return [...new Set(ids)].sort();
}

/** Loss of a set of targets, by plain iteration. */
export function lossOfTargets(sketch: Sketch, targets: readonly string[], rigid = false): number {
  const named = new Set(targets);
  const isSector = new Set(sketch.products.filter((p) => p.sector).map(({ id }) => id));
  const cut = (product: string, country: string) => {
    if (isSector.has(product)) return 0;
    if (named.has(product) && country !== HOME) return 1;
    return named.has(`${product}@${country}`) || named.has(`@${country}`) ? 1 : 0;
  };
  return naiveLoss(sketch, naiveCascade(sketch, cut, rigid));
}

/** Every set of exactly k candidates (or of all, if there are fewer) that costs most. */
export function bruteWorst(
  sketch: Sketch,
  { by, k, rigid = false }: { by: AttackKind; k: number; rigid?: boolean },
): { loss: number; sets: string[][] } {
  const candidates = candidatesOf(sketch, by);
  const costed = subsets(candidates, Math.min(k, candidates.length)).map((set) => ({
    set,
    loss: lossOfTargets(sketch, set, rigid),
  }));
  const loss = Math.max(...costed.map((one) => one.loss));
  return { loss, sets: costed.filter((one) => one.loss >= loss - 1e-9).map(({ set }) => set) };
}

export function subsets<Item>(items: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, at) =>
    subsets(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]),
  );
}
