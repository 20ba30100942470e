import { expect, test } from "vitest";
import { seededRandom } from "../../../src/engine/kernels/random.ts";

test("the same seed gives the same numbers, another seed others, all in [0, 1)", () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 1000 }, random);
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  const numbers = draw(1);
  expect(numbers.every((x) => x >= 0 && x < 1)).toBe(true);
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.05); // 5 standard errors
});
