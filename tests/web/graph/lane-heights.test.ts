import fc from "fast-check";
import { expect, test } from "vitest";
import { laneHeights, ROW, visibleIn } from "../../../web/graph/lane-heights.ts";

test("one row of a cell that is too full goes to `+ n more`", () => {
  expect(visibleIn(5 * ROW, 5)).toBe(5);
  expect(visibleIn(5 * ROW, 6)).toBe(4);
  expect(visibleIn(5 * ROW - 1, 5)).toBe(3);
  expect(visibleIn(0, 3)).toBe(0);
});

test("heights sum to the whole and grow with the fullest tier", () => {
  const lane = fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 6 });
  const lanes = fc.array(lane, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(lanes, fc.integer({ min: 300, max: 2000 }), (demands, total) => {
      const heights = laneHeights(demands, total);
      expect(heights.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 6);
      for (const height of heights) expect(height).toBeGreaterThan(0);
    }),
  );
  const [few = 0, many = 0] = laneHeights([[3], [9]], 600);
  expect(many).toBeGreaterThan(few);
});

test("where not all fit, a row goes where it shows most", () => {
  const [one = 0, three = 0] = laneHeights(
    [
      [40, 0, 0],
      [40, 40, 40],
    ],
    20 * ROW,
  );
  expect(three).toBeGreaterThan(one);
});
