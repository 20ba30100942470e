import fc from "fast-check";
import { expect, test } from "vitest";
import { figuresByName } from "../../../src/engine/measures/figures-by-name.ts";
import { namesOf } from "../../../src/engine/measures/links.ts";

const names = fc.uniqueArray(
  fc.oneof(fc.integer({ min: 0, max: 40 }).map(String), fc.constantFrom("01", "b", "4294967295")),
  { maxLength: 40 },
);
const value = fc.constantFrom(0, 1, 2, -3, Number.NaN, undefined, true, null, "a");

test("rows of a table are the largest, as if they had been asked for, and say how many are left out", () => {
  fc.assert(
    fc.property(names, fc.array(value, { minLength: 40 }), fc.nat(9), (labels, values, more) => {
      const answer = { formula: "", values };
      const find = (asked: { top?: number; rows?: number }) =>
        figuresByName(namesOf(labels), answer, { top: undefined, ...asked });
      const [whole, rows, top] = [find({}), find({ rows: more + 1 }), find({ top: more + 1 })];
      expect(rows.figures).toEqual(top.figures);
      const listed = rows.figures.items?.length ?? 0;
      expect(listed + rows.unlisted).toBe(Object.keys(whole.figures.values ?? {}).length);
      expect([whole.unlisted, top.unlisted, listed <= more + 1]).toEqual([0, 0, true]);
    }),
  );
});

test("largest by sizes where the values say nothing of that; hubs are those of the listed", () => {
  const answer = { formula: "", values: [7, 2, 9], sizes: [1, 3, 2], hubs: [0.5, Number.NaN, 1] };
  const { figures } = figuresByName(namesOf(["a", "b", "c"]), answer, { top: 2 });
  expect(figures.items).toEqual([
    { id: "b", value: 2 },
    { id: "c", value: 9 },
  ]);
  expect(figures.hubs).toEqual({ b: null, c: 1 });
});

test("the largest of many are found whatever the order in which they come", () => {
  const n = 5000;
  const labels = Array.from({ length: n }, (_, u) => `n${u}`);
  for (const values of [labels.map((_, u) => u), labels.map((_, u) => n - u)]) {
    const { figures } = figuresByName(namesOf(labels), { formula: "", values }, { top: 3 });
    const sorted = [...values].sort((a, b) => b - a).slice(0, 3);
    expect(figures.items?.map((item) => item.value)).toEqual(sorted);
  }
});
