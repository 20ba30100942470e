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
 * Makes room for the opened circle: it grows, those of its column that it would cover move up or down,
 * all others stay.
 */
export function withOpened(
  spots: ReadonlyMap<string, Spot>,
  id: string | null,
  frame: { readonly height: number },
): ReadonlyMap<string, Spot> {
  const old = id === null ? undefined : spots.get(id);
  if (!old) return spots;
  const r = Math.max(OPEN_RADIUS, old.r);
  const y = Math.min(Math.max(old.y, r + 30), Math.max(r + 30, frame.height - r - 10));
  const opened = { ...old, r, y };
  const next = new Map(spots);
  next.set(opened.id, opened);
  for (const side of [-1, 1] as const) {
    let last: Spot = opened;
    const near = [...spots.values()]
      .filter((spot) => spot.id !== old.id && Math.sign(spot.y - old.y || 1) === side)
      .filter((spot) => Math.abs(spot.x - old.x) < r + spot.r + 8)
      .sort((a, b) => side * (a.y - b.y));
    for (const spot of near) {
      const least = last.r + spot.r + BETWEEN;
      const away = Math.max(least, side * (spot.y - last.y));
      last = { ...spot, y: last.y + side * away };
      next.set(spot.id, last);
    }
  }
  return next;
}
