import type { Sketch } from "./arbitraries.ts";

/** Which part of which product's supply is cut, 0..1; country `OTH` is the unknown rest. */
export type CutOf = (product: string, country: string) => number;

/**
 * Output of every product by plain Jacobi iteration over objects, as methods 4.1 states it. Slow,
 * obvious, and shares no code with the engine.
 */
export function naiveCascade(
  { products, groups }: Sketch,
  cut: CutOf,
  rigid = false,
): Map<string, number> {
  let y = new Map(products.map(({ id }) => [id, 1]));
  for (let sweep = 0; sweep < 20_000; sweep++) {
    const next = new Map<string, number>();
    for (const { id, shares, spare } of products) {
      const known = Object.entries(shares);
      let capacity = 0;
      let sum = 0;
      for (const [country, share] of known) {
        capacity += share * (1 - cut(id, country)) * (1 + (spare[country] ?? 0));
        sum += share;
      }
      capacity += Math.max(0, 1 - sum) * (1 - cut(id, "OTH"));
      let inputs = 1;
      for (const group of groups) {
        if (group.product !== id) continue;
        const supply = group.members.reduce(
          (total, m) => total + m.mix * (1 + m.headroom) * (y.get(m.input) ?? 1),
          0,
        );
        const loss = group.essentiality * (1 - group.substitutability);
        inputs = Math.min(inputs, 1 - loss * (1 - Math.min(1, supply)));
      }
      const own = Math.min(1, capacity);
      next.set(id, rigid ? own * inputs : Math.min(own, inputs));
    }
    const change = Math.max(...[...next].map(([id, value]) => Math.abs(value - (y.get(id) ?? 1))));
    y = next;
    if (change < 1e-14) break;
  }
  return y;
}

/** Importance-weighted loss of the sectors. */
export function naiveLoss({ products }: Sketch, output: ReadonlyMap<string, number>): number {
  const total = products.reduce((sum, { importance }) => sum + importance, 0);
  return products.reduce(
    (sum, { id, importance }) => sum + (importance / total) * (1 - (output.get(id) ?? 1)),
    0,
  );
}
