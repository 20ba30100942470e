import fc from "fast-check";
import { expect, test } from "vitest";
import { figuresByName, sizeInTable } from "../../../src/engine/measures/figures-by-name.ts";
import { namesOf } from "../../../src/engine/measures/links.ts";

const names = fc.uniqueArray(
  fc.oneof(fc.integer({ min: 0, max: 40 }).map(String), fc.constantFrom("01", "b", "4294967295")),
  { maxLength: 40 },
);
const value = fc.constantFrom(0, 1, 2, Number.NaN, undefined, true, null, "a");

test("rows of a table are those that lead all figures, in the order of an object", () => {
  fc.assert(
    fc.property(names, fc.array(value, { minLength: 40 }), fc.nat(9), (labels, values, more) => {
      const answer = { formula: "", values };
      const rows = more + 1;
      const whole = figuresByName(namesOf(labels), answer, { top: undefined });
      const table = (figures: typeof whole.figures) =>
        Object.entries(figures.values ?? {})
          .sort(([, a], [, b]) => sizeInTable(b) - sizeInTable(a))
          .slice(0, rows);
      const { figures, unlisted } = figuresByName(namesOf(labels), answer, {
        top: undefined,
        rows,
      });
      expect(table(figures)).toEqual(table(whole.figures));
      const listed = Object.keys(figures.values ?? {}).length;
      expect(listed + unlisted).toBe(Object.keys(whole.figures.values ?? {}).length);
      expect([whole.unlisted, listed <= rows]).toEqual([0, true]);
    }),
  );
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
