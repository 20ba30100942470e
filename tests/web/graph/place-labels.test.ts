import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { intersect, placeLabels, touches } from "../../../web/graph/place-labels.ts";

const frame = { width: 1000, height: 600 };
const scene = fc.array(
  fc.record({
    x: fc.integer({ min: 20, max: 960 }),
    y: fc.integer({ min: 20, max: 580 }),
    r: fc.integer({ min: 4, max: 16 }),
    width: fc.integer({ min: 20, max: 140 }),
    lines: fc.integer({ min: 1, max: 2 }),
    above: fc.boolean(),
    priority: fc.integer({ min: 0, max: 4 }),
  }),
  { maxLength: 60 },
);

type Row = { x: number; y: number; r: number; width: number; lines: number; above: boolean };

function place(rows: readonly (Row & { priority: number })[]) {
  const marks = rows.map(({ x, y, r }, place) => ({ id: `m${place}`, x, y, r }));
  const requests = rows.map(({ width, lines, above, priority }, place) => ({
    id: `m${place}`,
    width,
    height: lines * 12.5,
    above: above ? { width, height: 12.5 } : null,
    priority,
  }));
  return { marks, labels: placeLabels(requests, marks, frame) };
}

describe("placeLabels", () => {
  test("no two labels intersect, none covers another's mark, none leaves the frame", () => {
    fc.assert(
      fc.property(scene, (rows) => {
        const { marks, labels } = place(rows);
        labels.forEach((a, at) => {
          expect(a.x).toBeGreaterThanOrEqual(0);
          expect(a.x + a.width).toBeLessThanOrEqual(frame.width);
          for (const b of labels.slice(at + 1)) expect(intersect(a, b)).toBe(false);
          for (const mark of marks) if (mark.id !== a.id) expect(touches(a, mark)).toBe(false);
        });
      }),
    );
  });

  test("the label that matters most always has its room, unless a mark stands there", () => {
    const at = { y: 100, r: 6, width: 80, lines: 1, above: false };
    const { labels } = place([
      { ...at, x: 100, priority: 1 },
      { ...at, x: 100, y: 106, priority: 4 },
    ]);
    expect(labels.map(({ id }) => id)).toEqual(["m1"]);
  });

  test("a label of the path stands above its mark where that is free, else to the right", () => {
    const row = { x: 100, r: 6, width: 80, lines: 1, priority: 1 };
    const free = place([{ ...row, y: 100, above: true }]);
    expect(free.labels).toMatchObject([{ side: "above" }]);
    const taken = place([
      { ...row, y: 100, above: true, priority: 4 },
      { ...row, y: 80, above: false },
    ]);
    expect(taken.labels.find(({ id }) => id === "m0")?.side).toBe("right");
    expect(taken.labels).toHaveLength(2);
  });
});

test("a label above its mark keeps its distance from others, or stands beside it", () => {
  const mark = (id: string, x: number, y: number) => ({ id, x, y, r: 4 });
  const marks = [mark("path", 100, 130), mark("other", 100, 108)];
  const above = { width: 60, height: 12 };
  const requests = [
    { id: "path", width: 60, height: 12, above, priority: 4 },
    { id: "other", width: 60, height: 12, above: null, priority: 1 },
  ];
  const sides = placeLabels(requests, marks, frame).map(({ id, side }) => [id, side]);
  expect(sides).toEqual([
    ["path", "right"],
    ["other", "right"],
  ]);
});
