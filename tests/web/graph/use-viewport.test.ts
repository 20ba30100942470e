import fc from "fast-check";
import { expect, test } from "vitest";
import { paintedOf, stepOf } from "../../../web/graph/use-viewport.ts";

test("what fits twice into its window is painted whole", () => {
  expect(paintedOf(0, 600, 1100)).toEqual({ top: 0, height: 1100 });
});

test("wherever the graph is scrolled to, all that is in view is painted and nothing beyond", () => {
  const heights = fc.integer({ min: 50, max: 1200 });
  fc.assert(
    fc.property(
      heights,
      fc.integer({ min: 1, max: 12 }),
      fc.nat(1000),
      (height, zoom, permille) => {
        const frame = height * zoom;
        const scrolled = ((frame - height) * permille) / 1000;
        const { top, height: painted } = paintedOf(stepOf(scrolled, height), height, frame);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top).toBeLessThanOrEqual(scrolled);
        expect(top + painted).toBeGreaterThanOrEqual(scrolled + height - 1);
        expect(top + painted).toBeLessThanOrEqual(frame);
      },
    ),
  );
});
