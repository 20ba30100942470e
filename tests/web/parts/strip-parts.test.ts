import fc from "fast-check";
import { expect, test } from "vitest";
import { isComplete, namedShare, stripParts } from "../../../web/parts/strip-parts.ts";

const sides = { home: new Set(["USA"]), trusted: new Set(["JPN", "KOR"]) };

test("the largest maker outside trust is darkest, trusted are pale, home is ink", () => {
  const makers = [
    { country: "JPN", share: 0.5 },
    { country: "CHN", share: 0.3 },
    { country: "RUS", share: 0.1 },
    { country: "USA", share: 0.1 },
  ];
  const roles = stripParts(makers, sides).map(({ key, role }) => `${key} ${role}`);
  expect(roles).toEqual(["JPN trusted", "CHN largest", "RUS outside", "USA home"]);
});

test("what nobody states is one unknown part at the end, whatever its code", () => {
  const makers = [
    { country: "OTH", share: 0.2 },
    { country: "CHN", share: 0.6 },
    { country: "UNK", share: 0.1 },
    { country: "DEU", share: null },
  ];
  const parts = stripParts(makers, sides);
  expect(parts.map(({ key }) => key)).toEqual(["CHN", "unknown"]);
  expect(parts[1]?.share).toBeCloseTo(0.4, 12);
  expect(isComplete(makers)).toBe(false);
});

test("a product without figures is unknown from end to end", () => {
  expect(stripParts([], sides)).toEqual([{ key: "unknown", role: "unknown", share: 1 }]);
});

test("rounding leaves no gap, and a withheld share is one", () => {
  expect(stripParts([{ country: "CHN", share: 0.985 }], sides)).toHaveLength(1);
  expect(isComplete([{ country: "CHN", share: 0.985 }])).toBe(true);
  const withheld = [
    { country: "CHN", share: 0.99 },
    { country: "USA", share: null },
  ];
  expect(isComplete(withheld)).toBe(false);
});

test("beyond seven countries the smallest fold into others", () => {
  const makers = [..."ABCDEFGHI"].map((letter, rank) => ({
    country: `${letter}${letter}${letter}`,
    share: (9 - rank) / 45,
  }));
  const parts = stripParts(makers, sides);
  expect(parts).toHaveLength(8);
  expect(parts[7]).toMatchObject({ key: "others", role: "others" });
  expect(parts[7]?.share).toBeCloseTo(3 / 45, 12);
});

test("any strip fills its width with at most nine parts, at most one of them darkest", () => {
  const code = fc.constantFrom("USA", "JPN", "KOR", "CHN", "RUS", "DEU", "CHL", "UNK", "OTH");
  const maker = fc.record({
    country: code,
    share: fc.option(fc.double({ min: 0, max: 0.3, noNaN: true })),
  });
  const makers = fc.uniqueArray(maker, { selector: ({ country }) => country });
  const property = fc.property(makers, (list) => {
    const parts = stripParts(list, sides);
    const sum = parts.reduce((total, { share }) => total + share, 0);
    expect(sum).toBeGreaterThan(0.979);
    expect(sum).toBeLessThan(1 + 1e-9);
    expect(parts.length).toBeLessThanOrEqual(9);
    expect(parts.filter(({ role }) => role === "largest").length).toBeLessThanOrEqual(1);
    expect(namedShare(list)).toBeGreaterThanOrEqual(0);
  });
  fc.assert(property, { numRuns: 300 });
});
