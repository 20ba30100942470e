import fc from "fast-check";
import { expect, test } from "vitest";
import {
  binomial,
  closedSets,
  countClosedSets,
  setsUpTo,
} from "../../../src/scenarios/worst/subsets.ts";
import { subsets } from "../../support/oracle-worst.ts";

const listed = (
  order: readonly number[],
  size: number,
  dominators: readonly (readonly number[])[] = [],
) => Array.from(closedSets(order, size, dominators), (set) => [...set]);

test("all sets of a size, in lexicographic order", () => {
  expect(listed([0, 1, 2], 2)).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
  expect(listed([5], 1)).toEqual([[5]]);
  expect(listed([], 0)).toEqual([[]]);
  expect(listed([1], 2)).toEqual([]);
});

test("closed sets: 2 only with 0, 1 with neither", () => {
  expect(listed([0, 1, 2], 2, [[], [], [0]])).toEqual([
    [0, 1],
    [0, 2],
  ]);
  expect(listed([0, 1, 2], 1, [[], [], [0]])).toEqual([[0], [1]]);
});

test("as plain recursion has them, with any dominators that stand before", () => {
  const cases = fc.integer({ min: 0, max: 8 }).chain((n) => {
    const before = (at: number) => (at === 0 ? fc.constant([]) : fc.uniqueArray(fc.nat(at - 1)));
    const dominators = fc.tuple(...Array.from({ length: n }, (_, at) => before(at)));
    return fc.tuple(fc.constant(n), fc.integer({ min: 0, max: 4 }), dominators);
  });
  const property = fc.property(cases, ([n, size, dominators]) => {
    const order = Array.from({ length: n }, (_, at) => at);
    const closed = subsets(order, size).filter((set) =>
      set.every((at) => dominators[at]?.every((d) => set.includes(d))),
    );
    expect(listed(order, size, dominators)).toEqual(closed);
    expect(countClosedSets(order, size, { dominators, most: 1000 })).toBe(closed.length);
    expect(countClosedSets(order, size, { dominators, most: 3 })).toBe(Math.min(4, closed.length));
    expect(binomial(n, size)).toBe(subsets(order, size).length);
  });
  fc.assert(property);
});

test("counts: exact while numbers are, symmetric, nothing outside", () => {
  expect([binomial(5, 2), binomial(5, 3), binomial(5, 0), binomial(3, 4), binomial(3, -1)]).toEqual(
    [10, 10, 1, 0, 0],
  );
  expect(binomial(1234, 3)).toBe((1234 * 1233 * 1232) / 6);
  expect(setsUpTo(4, 2)).toBe(10);
  expect(setsUpTo(3, 100)).toBe(7);
  expect(setsUpTo(0, 3)).toBe(0);
});
