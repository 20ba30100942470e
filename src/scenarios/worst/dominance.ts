import type { Attack } from "./attack.ts";
import type { Dominators } from "./subsets.ts";

/** Candidates in an order in which each stands after those that dominate it. */
export interface Dominance {
  readonly order: readonly number[];
  readonly dominators: Dominators;
}

/**
 * Which candidates do at least as much harm as others whatever else is cut: one dominates another if it
 * takes at least as much from every unit that the other takes from (equal ones by id). Some worst set
 * then holds with each candidate all that dominate it: putting a dominator in its place lowers no
 * capacity less. So of the makers of one product only the first few by size need to be tried.
 * @param excluded candidates that may not be cut
 * @see docs/methods/worst-cuts.md; O(sum over units of its candidates squared)
 */
export function dominance(attack: Attack, excluded: ReadonlySet<number>): Dominance {
  const able = attack.hits.flatMap((_, at) => (excluded.has(at) ? [] : [at]));
  const takers = new Map<number, number[]>();
  for (const at of able) {
    for (const { unit } of attack.hits[at] ?? []) {
      const known = takers.get(unit);
      if (known) known.push(at);
      else takers.set(unit, [at]);
    }
  }
  const taken = attack.hits.map((hits) => new Map(hits.map((hit) => [hit.unit, hit.removed])));
  const total = attack.hits.map((hits) => hits.reduce((sum, { removed }) => sum + removed, 0));
  const order = able.sort((a, b) => (total[b] ?? 0) - (total[a] ?? 0) || a - b);
  const place = new Map(order.map((at, i) => [at, i]));
  const covers = (a: number, b: number) =>
    (attack.links[b]?.length ?? 0) === 0 &&
    (attack.hits[b] ?? []).every(({ unit, removed }) => (taken[a]?.get(unit) ?? 0) >= removed);
  const dominators = attack.hits.map((hits, at): number[] => {
    const [first] = hits;
    if (excluded.has(at) || !first || attack.overlaps) return [];
    const isBefore = (other: number) => (place.get(other) ?? 0) < (place.get(at) ?? 0);
    return (takers.get(first.unit) ?? []).filter((other) => isBefore(other) && covers(other, at));
  });
  return { order, dominators };
}
