import type { Topology } from "topojson-specification";

type Point = readonly [longitude: number, latitude: number];

/** So far may a border leave its true line, in degrees of a great circle: under half a pixel. */
const TOLERANCE = 0.1;

/**
 * The same atlas with fewer points. Borders are shared, so neighbours still meet without a gap.
 * @param atlas delta-encoded, as TopoJSON files are; not changed
 */
export function simplifyAtlas<T extends Topology>(atlas: T): T {
  const { transform, arcs, ...rest } = atlas;
  const simple = arcs.map((arc) => simplifyLine(decode(arc, transform)));
  return { ...rest, arcs: simple } as unknown as T;
}

function decode(arc: Topology["arcs"][number], transform: Topology["transform"]): Point[] {
  if (!transform) return arc.map(([x = 0, y = 0]) => [x, y]);
  const { scale, translate } = transform;
  let [x, y] = [0, 0];
  return arc.map(([dx = 0, dy = 0]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** Douglas and Peucker: drops what lies within the tolerance of the line between its neighbours. */
function simplifyLine(points: readonly Point[]): Point[] {
  const kept = new Set([0, points.length - 1]);
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const { at, distance } = farthest(points, from, to);
    if (distance <= TOLERANCE) continue;
    kept.add(at);
    open.push([from, at], [at, to]);
  }
  // A closed border needs an inside.
  if (kept.size < 4 && points.length > 3 && isClosed(points)) {
    for (const part of [1 / 3, 2 / 3]) kept.add(Math.round(part * (points.length - 1)));
  }
  return points.filter((_, at) => kept.has(at));
}

function isClosed(points: readonly Point[]): boolean {
  const [first, last] = [points[0], points.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

function farthest(points: readonly Point[], from: number, to: number) {
  const [start, end] = [points[from], points[to]];
  let most = { at: from, distance: 0 };
  if (!start || !end) return most;
  for (let at = from + 1; at < to; at++) {
    const distance = toSegment(points[at] ?? start, start, end);
    if (distance > most.distance) most = { at, distance };
  }
  return most;
}

function toSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const shrink = Math.cos((y * Math.PI) / 180); // degrees of longitude shrink towards the poles
  const [dx, dy] = [(bx - ax) * shrink, by - ay];
  const [px, py] = [(x - ax) * shrink, y - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
  return Math.hypot(px - along * dx, py - along * dy);
}
