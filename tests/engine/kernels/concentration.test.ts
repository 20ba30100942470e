import fc from "fast-check";
import { expect, test } from "vitest";
import { concentration } from "../../../src/engine/kernels/concentration.ts";

test.each([
  ["one maker", [1], [], [1, 1, 1]],
  ["two alike", [0.5, 0.5], [], [0.5, 0.5, 0.5]],
  ["a third unplaced", [0.5, 0.25], [0.25], [0.375, 0.3125, 0.625]],
  ["nobody", [], [], [0, 0, 0]],
])("%s", (_, shares, unplaced, expected) => {
  const { hhi, hhiLow, hhiHigh } = concentration(shares, unplaced);
  [hhi, hhiLow, hhiHigh].forEach((value, at) => {
    expect(value).toBeCloseTo(expected[at]!, 12);
  });
});

test("order does not matter; merging two makers never lowers it", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 8 }),
      (parts) => {
        const total = parts.reduce((sum, p) => sum + p, 0);
        const shares = parts.map((p) => p / total);
        const { hhi } = concentration(shares, []);
        expect(concentration([...shares].reverse(), []).hhi).toBeCloseTo(hhi, 12);
        const [a = 0, b = 0, ...rest] = shares;
        expect(concentration([a + b, ...rest], []).hhi).toBeGreaterThanOrEqual(hhi);
      },
    ),
  );
});
