import { packEnclose, packSiblings } from "d3-hierarchy";
import type { Spot } from "./place-groups.ts";

/** A firm that is packed into the circle of its group. */
export interface PackedFirm {
  readonly id: string;
  readonly risk: number;
}

/** Least radius of an opened circle in pixels: twice this passes for open. */
export const OPEN_RADIUS = 92;
/** Part of the circle that is filled. */
const FILLED = 0.94;
const AIR = 0.16;
/** The least firm against the riskiest, by radius. */
const LEAST_PART = 0.16;
/** Room for a name between two circles. */
const BETWEEN = 24;
/** The same where a column is full: a name of one line. */
const CLOSEST = 18;
/** Room for names at the upper and lower end of a column. */
const EDGE = { top: 12, bottom: 26 };

/** Circles of the firms within the circle of their group: area by risk, the riskiest in the middle. */
export function packFirmsInside(firms: readonly PackedFirm[], circle: Spot): Spot[] {
  const most = Math.max(Number.MIN_VALUE, ...firms.map(({ risk }) => risk));
  const packed = packSiblings(
    firms.map(({ id, risk }) => ({
      id,
      r: Math.max(LEAST_PART, Math.sqrt(risk / most)) + AIR,
    })),
  );
  if (packed.length === 0) return [];
  const around = packEnclose(packed);
  const scale = (FILLED * circle.r) / Math.max(around.r, 3);
  return packed.map(({ id, x, y, r }) => ({
    id,
    x: circle.x + (x - around.x) * scale,
    y: circle.y + (y - around.y) * scale,
    r: (r - AIR) * scale,
  }));
}

/**
 * Makes room for the opened circle: it grows, those of its column and beside it that it would cover move
 * up or down as far as the frame allows, all others stay.
 */
export function withOpened(
  spots: ReadonlyMap<string, Spot>,
  id: string | null,
  frame: { readonly height: number },
): ReadonlyMap<string, Spot> {
  const old = id === null ? undefined : spots.get(id);
  if (!old) return spots;
  const r = Math.max(OPEN_RADIUS, old.r);
  const near = [...spots.values()].filter(
    (spot) => spot.id !== old.id && Math.abs(spot.x - old.x) < r + spot.r + 8,
  );
  const sides = [...new Set(near.map(({ x }) => x))].flatMap((x) => {
    const column = near.filter((spot) => spot.x === x);
    return ([-1, 1] as const).map((side) => ({
      side,
      column: column
        .filter(({ y }) => y < old.y === side < 0)
        .toSorted((a, b) => side * (a.y - b.y)),
    }));
  });
  const room = (which: -1 | 1) =>
    Math.max(
      r,
      ...sides.filter(({ side }) => side === which).map(({ column }) => needed(column, old.x, r)),
    );
  const least = EDGE.top + room(-1);
  const most = Math.max(least, frame.height - EDGE.bottom - room(1));
  const opened = { ...old, r, y: Math.max(least, Math.min(old.y, most)) };
  const next = new Map(spots).set(opened.id, opened);
  for (const { side, column } of sides) {
    const end = side < 0 ? opened.y - EDGE.top : frame.height - EDGE.bottom - opened.y;
    for (const spot of pushedAway(column, opened, side, end)) next.set(spot.id, spot);
  }
  return next;
}

/** How far from the middle of the opened circle the first circle of a column may begin. */
function beginOf(first: Spot, x: number, r: number): number {
  const reach = r + first.r + CLOSEST;
  return Math.sqrt(Math.max(0, reach * reach - (first.x - x) ** 2)) - first.r;
}

/** Height that a column needs on one side of the middle of the opened circle. */
function needed(outward: readonly Spot[], x: number, r: number): number {
  const first = outward[0];
  if (!first) return 0;
  const widths = outward.reduce((sum, spot) => sum + 2 * spot.r + CLOSEST, 0);
  return beginOf(first, x, r) + widths - CLOSEST;
}

/** Circles on one side of the opened one, inner ones first, `end` away from its middle at most. */
function pushedAway(outward: readonly Spot[], opened: Spot, side: -1 | 1, end: number): Spot[] {
  const first = outward[0];
  if (!first) return [];
  const start = beginOf(first, opened.x, opened.r);
  const widths = outward.reduce((sum, { r }) => sum + 2 * r, 0);
  const spare = (end - start - widths) / Math.max(1, outward.length - 1);
  const gap = Math.max(0, Math.min(BETWEEN, spare));
  const away: number[] = [];
  let edge = start;
  for (const { y, r } of outward) {
    const distance = Math.max(side * (y - opened.y), edge + r);
    away.push(distance);
    edge = distance + r + gap;
  }
  edge = Math.max(end, start + widths);
  return outward.toReversed().map((spot, back) => {
    const distance = Math.min(away[outward.length - 1 - back] ?? 0, edge - spot.r);
    edge = distance - spot.r - gap;
    return { ...spot, y: opened.y + side * distance };
  });
}
