import type { ChokepointItem } from "../../../model/results.ts";

/** Scores no further apart than this are the same: the rest is rounding of the last bits. */
const SAME = 1e-9;

/** Whether two scores are a tie. */
export function isTie(a: { readonly score: number }, b: { readonly score: number }): boolean {
  return Math.abs(a.score - b.score) <= SAME;
}

/**
 * A ranking in which ties stand with the surest first: the one that costs most at its low end, then
 * at its high end; what is left stays in its order.
 * @param items sorted by falling score
 * @see docs/methods/report.md; O(k log k)
 */
export function surestFirst(items: readonly ChokepointItem[]): ChokepointItem[] {
  let head = items[0];
  const groups = items.map((item) => {
    if (head && !isTie(head, item)) head = item;
    return { item, group: head?.score ?? 0 };
  });
  return groups
    .sort(
      (a, b) =>
        b.group - a.group ||
        b.item.scoreLow - a.item.scoreLow ||
        b.item.scoreHigh - a.item.scoreHigh,
    )
    .map(({ item }) => item);
}
