import { expect, test } from "vitest";
import { countrySet, isNamed } from "../../../web/parts/country-set.ts";
import { dependencyStep } from "../../../web/parts/dependency-step.ts";
import { kindWord, productShape } from "../../../web/parts/product-shape.ts";
import { onScale, scaleEnd } from "../../../web/parts/score-scale.ts";
import { scoreWord } from "../../../web/parts/score-word.ts";

test("score words change exactly at their limits", () => {
  const words = [0, 0.0099, 0.01, 0.0499, 0.05, 0.1199, 0.12, 0.1999, 0.2, 1].map(scoreWord);
  expect(words).toEqual([
    "negligible",
    "negligible",
    "low",
    "low",
    "moderate",
    "moderate",
    "high",
    "high",
    "veryHigh",
    "veryHigh",
  ]);
});

test("the dependency ramp has five equal steps, and unknown is none of them", () => {
  expect([0, 0.19, 0.2, 0.5, 0.79, 0.8, 1].map(dependencyStep)).toEqual([0, 0, 1, 2, 3, 4, 4]);
  expect(dependencyStep(null)).toBeNull();
  expect(dependencyStep(Number.NaN)).toBeNull();
});

test("a product's shape tells its kind, a tool's from its stage", () => {
  expect(productShape({ kind: "material", stage: "mined" })).toBe("circle");
  expect(productShape({ kind: "component", stage: "part" })).toBe("square");
  expect(productShape({ kind: "component", stage: null })).toBe("square");
  expect(productShape({ kind: "component", stage: "software" })).toBe("diamond");
  expect(productShape({ kind: "sector", stage: "platform" })).toBe("ring");
  expect(kindWord({ kind: "component", stage: "equipment" })).toBe("tool");
  expect(kindWord({ kind: "material", stage: null })).toBe("material");
});

test("blocs stand for their members, and nobody is no country", () => {
  const countries = [
    { id: "DEU", blocs: ["EU", "MSP"] },
    { id: "JPN", blocs: ["MSP"] },
    { id: "CHN", blocs: [] },
  ];
  expect([...countrySet(["EU"], countries)]).toEqual(["EU", "DEU"]);
  expect(countrySet(["MSP", "CHN"], countries)).toEqual(new Set(["MSP", "CHN", "DEU", "JPN"]));
  expect(["CHN", "UNK", "OTH"].map(isNamed)).toEqual([true, false, false]);
});

test("scales end at the next twentieth and hold every score", () => {
  expect(scaleEnd([0.28, 0.01])).toBeCloseTo(0.3, 12);
  expect(scaleEnd([0.3])).toBeCloseTo(0.3, 12);
  expect(scaleEnd([])).toBe(0.05);
  expect(onScale(0.15, 0.3)).toBeCloseTo(50, 9);
  expect(onScale(0.9, 0.3)).toBe(100);
});
