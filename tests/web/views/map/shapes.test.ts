import { describe, expect, test } from "vitest";
import { codeOfShape } from "../../../../web/views/map/country-codes.ts";
import { landIn, makeLand } from "../../../../web/views/map/land.ts";
import { isInside, ringArea, roomiest } from "../../../../web/views/map/rings.ts";
import { simplifyAtlas } from "../../../../web/views/map/simplify.ts";
import { atlas, countriesOf, world } from "./world.ts";

const square = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
] as const;

describe("the codes of shapes", () => {
  test("are ISO alpha-3, by number or, where the atlas has none, by name", () => {
    expect(codeOfShape("156", "China")).toBe("CHN");
    expect(codeOfShape("036", "Australia")).toBe("AUS");
    expect(codeOfShape(undefined, "Kosovo")).toBe("XKX");
    expect(codeOfShape(undefined, "Siachen Glacier")).toBeNull();
  });

  test.each(["us-sri", "eu-crm"])(
    "every country of %s has a shape, or is known to have none",
    (id) => {
      const without = countriesOf(id)
        .map(({ code }) => code)
        .filter((code) => !world.byCode.has(code));
      // Christmas Island is drawn with others under one name, the French departments as France.
      expect(without).toEqual(["CXR", "GUF", "MTQ", "REU", "TUV"]);
    },
  );
});

describe("the projection", () => {
  const { plane, shapes } = world;

  test("has the Pacific in the middle and the shape of Equal Earth", () => {
    const [x = 0, y = 0] = plane.projection([150, 0]) ?? [];
    expect(x).toBeCloseTo(plane.width / 2, 6);
    const [, north = 0] = plane.projection([150, 30]) ?? [];
    const [, south = 0] = plane.projection([150, -30]) ?? [];
    expect(south - y).toBeCloseTo(y - north, 6);
    expect(plane.width / plane.height).toBeCloseTo(2.3, 1);
  });

  test("holds every shape, and none covers the globe", () => {
    const points = world.rings.flat();
    expect(Math.min(...points.map(([x]) => x))).toBeGreaterThan(-1);
    expect(Math.max(...points.map(([x]) => x))).toBeLessThan(plane.width + 1);
    expect(Math.min(...points.map(([, y]) => y))).toBeGreaterThan(-1);
    expect(Math.max(...points.map(([, y]) => y))).toBeLessThan(plane.height + 1);
    const [largest] = shapes.toSorted((a, b) => b.area - a.area);
    expect(largest?.code).toBe("RUS");
    const land = shapes.reduce((sum, { area }) => sum + area, 0) / (plane.width * plane.height);
    expect(land).toBeGreaterThan(0.2);
    expect(land).toBeLessThan(0.3);
  });

  test("keeps areas in proportion", () => {
    const areaOf = (code: string) => world.byCode.get(code)?.area ?? 0;
    // Square kilometres: Brazil 8.51, Australia 7.69, Japan 0.378, Germany 0.357 million.
    expect(areaOf("BRA") / areaOf("AUS")).toBeCloseTo(8.51 / 7.69, 1);
    expect(areaOf("JPN") / areaOf("DEU")).toBeCloseTo(0.378 / 0.357, 1);
  });

  test("gives each country a spot within its largest part", () => {
    for (const { ring, x, y, key } of shapes)
      expect([key, isInside(ring, x, y)]).toEqual([key, true]);
  });
});

describe("rings", () => {
  test("know their area and what lies inside", () => {
    expect(ringArea(square)).toBe(16);
    expect(isInside(square, 1, 3)).toBe(true);
    expect(isInside(square, 5, 3)).toBe(false);
  });

  test("are roomiest in the middle of their thick part", () => {
    const [x, y] = roomiest(square.map(([x, y]) => [5 * x, y]));
    expect(x).toBeGreaterThan(4);
    expect(x).toBeLessThan(16);
    expect(y).toBeCloseTo(2, 1);
    const bottle = [
      [0, 0],
      [10, 0],
      [10, 4],
      [20, 4],
      [20, 5],
      [10, 5],
      [10, 10],
      [0, 10],
    ] as const;
    expect(roomiest(bottle)[0]).toBeLessThan(8);
  });
});

test("fewer points leave neighbours on the same border", () => {
  const simple = simplifyAtlas(atlas);
  expect(simple.arcs).toHaveLength(atlas.arcs.length);
  const points = (arcs: readonly (readonly unknown[])[]) =>
    arcs.reduce((n, arc) => n + arc.length, 0);
  expect(points(simple.arcs)).toBeLessThan(points(atlas.arcs) / 3);
  for (const arc of simple.arcs) expect(arc.length).toBeGreaterThan(1);
});

test("a box over the sea covers no land, one over a country does", () => {
  const land = makeLand(world.rings, world.plane.width, world.plane.height);
  const { x = 0, y = 0 } = world.byCode.get("AUS") ?? {};
  expect(landIn(land, { x: x - 15, y: y - 5, width: 30, height: 10 })).toBe(1);
  const [seaX = 0, seaY = 0] = world.plane.projection([-130, -35]) ?? [];
  expect(landIn(land, { x: seaX, y: seaY, width: 30, height: 10 })).toBe(0);
});
