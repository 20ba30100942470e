import fc from "fast-check";
import { expect, test } from "vitest";
import { isTie, surestFirst } from "../../../src/engine/measures/report/surest-first.ts";
import type { ChokepointItem } from "../../../src/model/results.ts";

type Ends = Pick<ChokepointItem, "id" | "score" | "scoreLow" | "scoreHigh">;

const item = ({ id, score, scoreLow, scoreHigh }: Ends): ChokepointItem => ({
  ...{ id, place: 1, score, scoreRigid: score, scoreLow, scoreHigh, losses: {}, path: [] },
  structure: {} as ChokepointItem["structure"],
});
const named = (id: string, score: number, scoreLow: number, scoreHigh = score) =>
  item({ id, score, scoreLow, scoreHigh });
const ids = (items: readonly ChokepointItem[]) => items.map(({ id }) => id);

test("ties stand with the highest low end first, then the highest high end; others stay", () => {
  expect(surestFirst([])).toEqual([]);
  const items = [
    named("a", 0.5, 0.1),
    named("b", 0.5 - 1e-12, 0.4, 0.6),
    named("c", 0.5 - 2e-12, 0.4, 0.7),
    named("d", 0.3, 0.3),
    named("e", 0.2, 0.2),
  ];
  expect(ids(surestFirst(items))).toEqual(["c", "b", "a", "d", "e"]);
});

test("nothing is lost or added, and no score below stands before one above", () => {
  const level = fc.integer({ min: 0, max: 4 }).map((n) => n / 4);
  fc.assert(
    fc.property(fc.array(fc.tuple(level, level), { maxLength: 12 }), (drawn) => {
      const items = drawn
        .map(([score, low], at) => named(String(at), score, Math.min(score, low)))
        .sort((a, b) => b.score - a.score);
      const sorted = surestFirst(items);
      expect(ids(sorted).toSorted()).toEqual(ids(items).toSorted());
      for (const [at, next] of sorted.entries()) {
        const before = sorted[at - 1];
        if (!before) continue;
        expect(before.score).toBeGreaterThanOrEqual(next.score);
        if (isTie(before, next)) expect(before.scoreLow).toBeGreaterThanOrEqual(next.scoreLow);
      }
    }),
  );
});
