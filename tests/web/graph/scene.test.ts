import { expect, test } from "vitest";
import { curvePath, handlesOf } from "../../../web/graph/curve.ts";
import { fade } from "../../../web/graph/palette.ts";
import { radiiOf } from "../../../web/graph/scene.ts";
import { product } from "./network.ts";

test("area follows the score; none is too small to see, sectors follow importance", () => {
  const products = [
    product("a"),
    product("b"),
    product("c"),
    product("s", { kind: "sector", importance: 0.05 }),
  ];
  const score = new Map([
    ["a", 0.16],
    ["b", 0.04],
  ]);
  const { radii, atOne } = radiiOf(products, score, 34);
  expect(atOne).toBe(28);
  expect(radii.get("a")).toBeCloseTo(11.2);
  expect((radii.get("a") ?? 0) / (radii.get("b") ?? 1)).toBeCloseTo(2);
  expect(radii.get("c")).toBe(3.6);
  expect(radii.get("s")).toBeCloseTo(28 * Math.sqrt(0.05));
});

test("where rows are tight all marks shrink alike", () => {
  const score = new Map([
    ["a", 0.81],
    ["b", 0.2025],
  ]);
  const { radii } = radiiOf([product("a"), product("b")], score, 34);
  expect(radii.get("a")).toBeLessThanOrEqual(34 / 2 - 1.5);
  expect((radii.get("a") ?? 0) / (radii.get("b") ?? 1)).toBeCloseTo(2);
});

test("a link runs from mark to mark, bows left within a tier", () => {
  expect(handlesOf({ x: 0, y: 0 }, { x: 200, y: 50 }, 200)).toEqual([100, -100]);
  const [start, end] = handlesOf({ x: 400, y: 0 }, { x: 400, y: 50 }, 200);
  expect(start).toBeLessThan(0);
  expect(end).toBe(start);
  const path = curvePath({ x: 0, y: 10, r: 5 }, { x: 200, y: 60, r: 8 }, 200);
  expect(path.startsWith("M5 10C")).toBe(true);
  expect(path.endsWith("192 60")).toBe(true);
});

test("fading mixes with the ground and is never transparent", () => {
  expect(fade("#000000", "#ffffff", 0.5)).toBe("#808080");
  expect(fade("#153e6c", "#f6f7f7", 1)).toBe("#153e6c");
});
