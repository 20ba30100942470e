import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decimal,
  integer,
  percent,
  percentRange,
  wholeDays,
} from "../../../src/model/words/numbers.ts";

test("fractions as people read them", () => {
  expect([0.714, 0.0712, 0.00712, 0.0004, 0, 1, 0.994, -0.25].map(percent)).toEqual([
    "71 %",
    "7.1 %",
    "0.7 %",
    "<0.1 %",
    "0 %",
    "100 %",
    "99 %",
    "-25 %",
  ]);
});

test("what is less than all never reads as all", () => {
  expect([0.997, 0.99951, 1 - 1e-12, -0.9999].map(percent)).toEqual([
    ...["99.7 %", ">99.9 %", "100 %", "->99.9 %"],
  ]);
});

test("days without decimals that say nothing", () => {
  expect([65.3, 0.4, 9.96, 90].map(wholeDays)).toEqual([65, 0.4, 10, 90]);
});

test("what is not known is a dash, never zero", () => {
  expect([percent(null), percent(undefined), percent(Number.NaN)]).toEqual(["–", "–", "–"]);
  expect([decimal(null), integer(null)]).toEqual(["–", "–"]);
  expect(percentRange(null, null)).toBe("–");
});

test("ranges", () => {
  expect(percentRange(0.6, 0.8)).toBe("60–80 %");
  expect(percentRange(0.601, 0.602)).toBe("60 %");
  expect(percentRange(null, 0.8)).toBe("80 %");
  expect(percentRange(0.6, null)).toBe("60 %");
});

test("a percentage is never further off than its last digit", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1, noNaN: true }), (fraction) => {
      const points = Number(percent(fraction).replace(/[ %>]/g, ""));
      expect(Math.abs(points - fraction * 100)).toBeLessThanOrEqual(
        fraction < 0.0995 ? 0.0501 : 0.501,
      );
    }),
  );
});
