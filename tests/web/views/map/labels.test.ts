import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { intersect, touches } from "../../../../web/graph/place-labels.ts";
import type { MapRow } from "../../../../web/views/map/map-rows.ts";
import { marksOf, placePlane } from "../../../../web/views/map/marks.ts";
import {
  type CountryLabel,
  placeCountryLabels,
} from "../../../../web/views/map/place-country-labels.ts";
import { spreadSpots } from "../../../../web/views/map/spread-spots.ts";
import { countriesOf, world } from "./world.ts";

const overlaps = (labels: readonly CountryLabel[]) =>
  labels.flatMap((a, at) =>
    labels.slice(at + 1).flatMap((b) => (intersect(a, b) ? [`${a.code} ${b.code}`] : [])),
  );

function row(code: string): MapRow {
  const ends = { figure: 0.3, low: 0.3, high: 0.3, widest: null };
  return { code, ...ends, step: 3, isHome: false, status: null, rank: 1 };
}

const NINE = ["CHN", "JPN", "TWN", "DEU", "KOR", "NLD", "SGP", "BRA", "ZAF"];
const SIZES = [
  [1440, 560],
  [1068, 480],
  [1280, 430],
  [1024, 360],
  [1920, 740],
  [640, 300],
] as const;

describe("labels of the map", () => {
  const names = new Map(countriesOf("us-sri").map(({ code, en, ja }) => [code, { en, ja }]));
  const cases = SIZES.flatMap(([width, height]) =>
    (["en", "ja"] as const).map((language) => ({ width, height, language })),
  );

  test.each(cases)("all nine stand, none on another: $width x $height, $language", (one) => {
    const { width, height, language } = one;
    const place = placePlane(world.plane, width, height);
    const texts = ["USA", ...NINE].map((code) => ({
      code,
      name: names.get(code)?.[language] ?? code,
      figure: language === "ja" ? "40〜48%" : "40 to 48 %",
    }));
    const perLetter = language === "ja" ? 12 : 7;
    const { labels, circles } = marksOf(
      world,
      place,
      NINE.map(row),
      texts,
      (text) => text.length * perLetter,
    );
    expect(labels.map(({ code }) => code)).toEqual(["USA", ...NINE]);
    expect(overlaps(labels)).toEqual([]);
    for (const label of labels) {
      expect(label.x).toBeGreaterThanOrEqual(0);
      expect(label.x + label.width).toBeLessThanOrEqual(width);
      expect(label.y + label.height).toBeLessThanOrEqual(height);
      const met = circles.filter(
        ({ code, ...circle }) => code !== label.code && touches(label, { id: code, ...circle }),
      );
      expect(met).toEqual([]);
    }
    const beside = labels.filter(({ leader }) => leader !== null).map(({ code }) => code);
    for (const code of beside) expect(circles.some((circle) => circle.code === code)).toBe(true);
  });

  test("a phone has room for most of them", () => {
    const place = placePlane(world.plane, 390, 250);
    const texts = NINE.map((code) => ({
      code,
      name: names.get(code)?.en ?? "",
      figure: "40 to 48 %",
    }));
    const { labels } = marksOf(world, place, NINE.map(row), texts, (text) => text.length * 6);
    expect(labels.length).toBeGreaterThanOrEqual(7);
    expect(overlaps(labels)).toEqual([]);
  });

  test("a large country holds its label, a small one has a circle and a leader", () => {
    const place = placePlane(world.plane, 1440, 560);
    const texts = ["CHN", "NLD"].map((code) => ({ code, name: code, figure: "40 %" }));
    const { labels, circles } = marksOf(world, place, ["CHN", "NLD"].map(row), texts, () => 60);
    expect(labels.map(({ code, leader }) => [code, leader !== null])).toEqual([
      ["CHN", false],
      ["NLD", true],
    ]);
    expect(circles.map(({ code }) => code)).toEqual(["NLD"]);
  });

  test("whatever is asked, no two meet, none leaves the frame, none covers a circle", () => {
    const spot = fc.record({
      x: fc.integer({ min: 0, max: 500 }),
      y: fc.integer({ min: 0, max: 300 }),
      width: fc.integer({ min: 20, max: 110 }),
      height: fc.constantFrom(14, 28),
      holds: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 10 }), (spots) => {
        const requests = spreadSpots(spots, 8).map((one, at) => ({
          ...one,
          code: `C${at}`,
          holds: () => one.holds,
        }));
        const around = { width: 500, height: 300, circles: [], radius: 8, landIn: () => 0 };
        const labels = placeCountryLabels(requests, around);
        expect(overlaps(labels)).toEqual([]);
        for (const label of labels.filter(({ leader }) => leader !== null)) {
          expect(label.x).toBeGreaterThanOrEqual(0);
          expect(label.y + label.height).toBeLessThanOrEqual(300);
          const circles = requests
            .filter(({ code }) =>
              labels.some((other) => other.code === code && other.leader !== null),
            )
            .filter(({ code }) => code !== label.code)
            .map(({ code, x, y }) => ({ id: code, x, y, r: 8 }));
          for (const circle of circles) expect(touches(label, circle)).toBe(false);
        }
      }),
    );
  });
});

test("spots of neighbours are moved apart, others stay", () => {
  const [a, b, c] = spreadSpots(
    [
      { x: 0, y: 0 },
      { x: 4, y: 0 },
      { x: 100, y: 0 },
    ],
    9,
  );
  expect((b?.x ?? 0) - (a?.x ?? 0)).toBeCloseTo(19, 5);
  expect(c).toEqual({ x: 100, y: 0 });
});
