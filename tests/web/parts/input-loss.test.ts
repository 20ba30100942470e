import { expect, test } from "vitest";
import { inputLoss } from "../../../web/parts/input-loss.ts";

const NEED = { essentiality: 0.8, substitutability: 0.25, mix: 0.5, headroom: 0 };

test("what a product loses follows what stops of the input, its alternatives and what is left of it", () => {
  expect(inputLoss(NEED, 1)).toBeCloseTo(0.3, 12);
  expect(inputLoss(NEED, 0.5)).toBeCloseTo(0.15, 12);
  expect(inputLoss(NEED, 0)).toBe(0);
});

test("what can be had beyond the normal use makes up for the first of it", () => {
  const boron = { essentiality: 0.5, substitutability: 0, mix: 1, headroom: 9 };
  expect(inputLoss(boron, 0.74)).toBe(0);
  expect(inputLoss(boron, 0.95)).toBeCloseTo(0.25, 12);
  expect(inputLoss(boron, 1)).toBeCloseTo(0.5, 12);
});
