/** Which candidate may only be chosen together with which: those that do at least as much harm. */
export type Dominators = readonly (readonly number[])[];

/**
 * Sets of exactly `size` out of the candidates in `order`, in lexicographic order of their places in it,
 * that hold with each candidate all its dominators. Without dominators: all sets of that size.
 * @param order candidates; each stands after its dominators
 * @returns the same array again and again, filled anew: copy what is kept
 */
export function* closedSets(
  order: readonly number[],
  size: number,
  dominators: Dominators = [],
): Generator<Uint32Array, undefined> {
  const chosen = new Uint32Array(size);
  const next = new Uint32Array(size + 1);
  const isIn = new Set<number>();
  const mayEnter = (candidate: number) => (dominators[candidate] ?? []).every((d) => isIn.has(d));
  let depth = 0;
  while (depth >= 0) {
    if (depth === size) {
      yield chosen;
      depth--;
      if (depth >= 0) isIn.delete(chosen[depth] ?? 0);
      continue;
    }
    let place = next[depth] ?? 0;
    const last = order.length - (size - depth);
    while (place <= last && !mayEnter(order[place] ?? 0)) place++;
    if (place > last) {
      depth--;
      if (depth >= 0) isIn.delete(chosen[depth] ?? 0);
      continue;
    }
    chosen[depth] = order[place] ?? 0;
    isIn.add(order[place] ?? 0);
    next[depth] = place + 1;
    depth++;
    next[depth] = place + 1;
  }
}

/** Number of closed sets of a size, counted no further than one beyond `most`. */
export function countClosedSets(
  order: readonly number[],
  size: number,
  { dominators = [], most }: { dominators?: Dominators; most: number },
): number {
  let count = 0;
  for (const _ of closedSets(order, size, dominators)) if (++count > most) break;
  return count;
}

/** n over k as a number; Infinity where it is beyond all numbers. O(k) */
export function binomial(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  let count = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) count = (count * (n - Math.min(k, n - k) + i)) / i;
  return Math.round(count);
}

/** Number of sets of 1 to `size` out of n. */
export function setsUpTo(n: number, size: number): number {
  let count = 0;
  for (let k = 1; k <= Math.min(n, size); k++) count += binomial(n, k);
  return count;
}
