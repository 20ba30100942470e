import fc from "fast-check";
import { expect, test } from "vitest";
import { placeCircleLabels } from "../../../../web/graph/firms/group-labels.ts";
import {
  OPEN_RADIUS,
  packFirmsInside,
  withOpened,
} from "../../../../web/graph/firms/open-group.ts";
import { placeFirms } from "../../../../web/graph/firms/place-firms.ts";
import { placeGroups } from "../../../../web/graph/firms/place-groups.ts";
import {
  AT_REST,
  moved,
  onScreen,
  openedByZoom,
  zoomedAbout,
} from "../../../../web/graph/firms/zoom.ts";
import { intersect, touches } from "../../../../web/graph/place-labels.ts";

const FRAME = { width: 1060, height: 720 };
const groups = Array.from({ length: 23 }, (_, i) => ({
  id: `g${i}`,
  firms: 50 + ((i * 397) % 1500),
  tier: (i * 7) % 23,
}));
const links = groups.flatMap(({ id }, i) =>
  [1, 4, 9].map((step) => ({ from: id, to: `g${(i + step) % 23}`, trade: 10 * step })),
);
const spots = placeGroups(groups, links, FRAME);
const circles = [...spots.values()];

const overlaps = (all: readonly { id: string; x: number; y: number; r: number }[]) =>
  all.flatMap((a, at) =>
    all
      .slice(at + 1)
      .filter((b) => Math.hypot(a.x - b.x, a.y - b.y) < a.r + b.r - 1e-6)
      .map((b) => `${a.id} ${b.id}`),
  );

test("suppliers stand left of buyers, nothing overlaps or leaves the frame, area follows firms", () => {
  for (const one of groups)
    for (const other of groups)
      if (one.tier < other.tier)
        expect(spots.get(one.id)!.x).toBeLessThanOrEqual(spots.get(other.id)!.x);
  expect(overlaps(circles)).toEqual([]);
  for (const { x, y, r } of circles) {
    expect(Math.min(x - r, y - r, FRAME.width - x - r, FRAME.height - y - r)).toBeGreaterThan(0);
  }
  const area = ({ id, firms }: { id: string; firms: number }) => spots.get(id)!.r ** 2 / firms;
  const large = groups.filter(({ id }) => spots.get(id)!.r > 6);
  for (const group of large) expect(area(group)).toBeCloseTo(area(large[0]!), 6);
});

test("places do not depend on the order of the groups", () => {
  expect(placeGroups(groups.toReversed(), links.toReversed(), FRAME)).toEqual(
    new Map([...spots].toReversed().map(([id, spot]) => [id, spot])),
  );
});

test("one group, no links, very many groups", () => {
  expect(placeGroups([], [], FRAME).size).toBe(0);
  expect(placeGroups([{ id: "a", firms: 1, tier: 0 }], [], FRAME).get("a")?.x).toBe(530);
  const many = Array.from({ length: 201 }, (_, i) => ({ id: `g${i}`, firms: 1 + i, tier: i }));
  expect(overlaps([...placeGroups(many, [], FRAME).values()])).toEqual([]);
});

test("an opened circle has room, whichever it is; circles of other columns stay", () => {
  for (const { id } of groups) {
    const opened = withOpened(spots, id, FRAME);
    expect(opened.get(id)!.r).toBe(OPEN_RADIUS);
    const own = overlaps([...opened.values()]).filter((pair) => pair.split(" ").includes(id));
    expect(own).toEqual([]);
    const far = circles.filter(({ x }) => Math.abs(x - spots.get(id)!.x) > OPEN_RADIUS + 60);
    for (const spot of far) expect(opened.get(spot.id)).toEqual(spot);
  }
  expect(withOpened(spots, null, FRAME)).toBe(spots);
});

test("85 groups: whichever is opened, none leaves the picture and none covers another", () => {
  const many = Array.from({ length: 85 }, (_, i) => ({
    id: `i${i}`,
    firms: 1 + ((i * 37) % 85) ** 2,
    tier: i,
  }));
  const small = { width: 1060, height: 700 };
  const placed = placeGroups(many, [], small);
  for (const { id } of many) {
    const opened = [...withOpened(placed, id, small).values()];
    expect(overlaps(opened)).toEqual([]);
    for (const { y, r } of opened) {
      expect(y - r).toBeGreaterThan(0);
      expect(y + r).toBeLessThan(700);
    }
  }
});

test("packed firms lie within their circle, apart, the riskiest largest", () => {
  const firms = Array.from({ length: 46 }, (_, i) => ({ id: `f${i}`, risk: 1 / (1 + i) }));
  const circle = { id: "g", x: 300, y: 200, r: 92 };
  const packed = packFirmsInside(firms, circle);
  expect(packed).toHaveLength(46);
  expect(overlaps(packed)).toEqual([]);
  for (const { x, y, r } of packed) expect(Math.hypot(x - 300, y - 200) + r).toBeLessThan(92);
  expect(packed.map(({ r }) => r)).toEqual(packed.map(({ r }) => r).toSorted((a, b) => b - a));
  expect(packFirmsInside([], circle)).toEqual([]);
  expect(packFirmsInside([{ id: "only", risk: 0 }], circle)).toHaveLength(1);
});

test("300 firms in columns: within the frame, each once, those without links by themselves", () => {
  const firms = Array.from({ length: 300 }, (_, i) => ({
    id: `f${i}`,
    risk: 1 / (1 + i),
    place: (i % 40) / 10,
  }));
  const some = Array.from({ length: 180 }, (_, i) => ({
    from: `f${i}`,
    to: `f${(i * 7 + 1) % 180}`,
  }));
  const { spots: placed, columns } = placeFirms(firms, some, FRAME);
  expect(placed.size).toBe(300);
  expect(columns.at(-1)).toMatchObject({ place: null, firms: 120 });
  expect(columns.reduce((sum, column) => sum + column.firms, 0)).toBe(300);
  for (const { x, y } of placed.values()) {
    expect(Math.min(x, y, FRAME.width - x, FRAME.height - y)).toBeGreaterThan(0);
  }
  expect(new Set([...placed.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(300);
});

test("around a firm: suppliers left, customers right of it, by steps", () => {
  const firms = [-2, -1, -1, 0, 1, 3].map((place, i) => ({ id: `f${i}`, risk: 1, place }));
  const { spots: placed, columns } = placeFirms(firms, [], FRAME, { isStepwise: true });
  expect(columns.map(({ place }) => place)).toEqual([-2, -1, 0, 1, 3]);
  const xs = ["f0", "f1", "f3", "f4", "f5"].map((id) => placed.get(id)!.x);
  expect(xs).toEqual(xs.toSorted((a, b) => a - b));
});

test("names never cover one another, nor a circle, nor leave the frame", () => {
  const wanted = groups.map(({ id, firms }) => ({
    id,
    text: `Industry of ${id}`,
    bold: false,
    priority: firms,
  }));
  const measure = (text: string) => text.length * 6.4;
  const labels = placeCircleLabels(wanted, circles, FRAME, { language: "en", measure });
  expect(labels).toHaveLength(23);
  labels.forEach((label, at) => {
    expect(labels.slice(at + 1).some((other) => intersect(label, other))).toBe(false);
    expect(circles.some((circle) => circle.id !== label.id && touches(label, circle))).toBe(false);
  });
});

const point = fc.record({
  x: fc.integer({ min: 0, max: 1060 }),
  y: fc.integer({ min: 0, max: 720 }),
});

test("the point under the pointer stays where it is; all the way back is the whole picture", () => {
  fc.assert(
    fc.property(point, fc.double({ min: 1, max: 4, noNaN: true }), (at, factor) => {
      const zoom = zoomedAbout(AT_REST, factor, at);
      const { x, y } = onScreen({ id: "", ...at, r: 1 }, zoom);
      expect([x - at.x, y - at.y].map(Math.round)).toEqual([0, 0].map((zero) => zero + 0));
      expect(zoomedAbout(zoom, 1e-3, at)).toEqual(AT_REST);
      const shifted = moved(zoom, { x: 1e6, y: -1e6 }, FRAME);
      expect(shifted.x).toBeLessThanOrEqual(FRAME.width / 2);
    }),
  );
});

test("a circle of more than 180 pixels under the pointer opens", () => {
  const spot = { id: "a", x: 500, y: 300, r: 30 };
  const at = { x: 505, y: 300 };
  expect(openedByZoom([spot], zoomedAbout(AT_REST, 2.9, at), at)).toBeNull();
  expect(openedByZoom([spot], zoomedAbout(AT_REST, 3.1, at), at)).toBe("a");
  expect(openedByZoom([spot], zoomedAbout(AT_REST, 3.1, at), { x: 900, y: 600 })).toBeNull();
});
