import { type Circle, intersect, type Rect, touches } from "../../graph/place-labels.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A label that asks for room in its country or beside it. Pixels. */
export interface CountryLabelRequest extends Point {
  readonly code: string;
  readonly width: number;
  readonly height: number;
  /** Whether a box lies within the country. */
  readonly holds: (box: Rect) => boolean;
}

export interface CountryLabel extends Rect {
  readonly code: string;
  /** From the country's circle to the label; null: the label stands inside the country. */
  readonly leader: { readonly from: Point; readonly to: Point } | null;
}

interface Surroundings {
  readonly width: number;
  readonly height: number;
  /** Circles that stand for small countries; a labelled country's own is left out of account. */
  readonly circles: readonly Circle[];
  /** Radius of the circle of a labelled country. */
  readonly radius: number;
  /** Share of a box that covers land, 0..1. */
  readonly landIn: (box: Rect) => number;
}

const AIR = 3;
const DIRECTIONS = 24;
const DISTANCES = [14, 20, 28, 38, 50, 64, 80, 100, 130, 165];
/** So many pixels of leader is a label worth that covers no land. */
const LAND_COST = 46;
const EDGE = 2;

/**
 * Gives each country its label: inside where it fits, else beside, with a leader from a circle.
 * No two labels intersect, none covers a circle or crosses a leader, none leaves the frame; what
 * finds no such room is left out.
 * @param requests the most important first
 */
export function placeCountryLabels(
  requests: readonly CountryLabelRequest[],
  around: Surroundings,
): CountryLabel[] {
  const asked = requests.map((request) => ({ ...request, inside: boxesInside(request) }));
  let best = placeInTurn(asked, around);
  // Who comes first takes the best room: where that crowds out another, another turn may do better.
  for (let first = 1; first < asked.length; first++) {
    const turned = placeInTurn([...asked.slice(first), ...asked.slice(0, first)], around);
    if (turned.cost < best.cost - 1e-9) best = turned;
  }
  const labelOf = new Map(best.labels.map((label) => [label.code, label]));
  return requests.flatMap(({ code }) => labelOf.get(code) ?? []);
}

/** What it costs to leave a label out, in pixels of leader. */
const LEFT_OUT = 1000;

interface Asked extends CountryLabelRequest {
  /** Boxes within the country, the one nearest to its spot first. */
  readonly inside: readonly Rect[];
}

const OFFSETS_X = [0, -8, 8, -16, 16, -26, 26, -38, 38];
const OFFSETS_Y = [0, -6, 6, -12, 12, -20, 20];

function boxesInside({ x, y, width, height, holds }: CountryLabelRequest): readonly Rect[] {
  return OFFSETS_X.flatMap((dx) => OFFSETS_Y.map((dy) => [dx, dy] as const))
    .toSorted(([a, b], [c, d]) => Math.hypot(a, b) - Math.hypot(c, d))
    .map(([dx, dy]) => ({ x: x + dx - width / 2, y: y + dy - height / 2, width, height }))
    .filter(holds);
}

function placeInTurn(requests: readonly Asked[], around: Surroundings) {
  const labels: CountryLabel[] = [];
  const spots = requests.map(({ code, x, y }) => ({ id: code, x, y, r: around.radius }));
  const ids = new Set(spots.map(({ id }) => id));
  const others = around.circles.filter(({ id }) => !ids.has(id));
  let cost = 0;
  for (const request of requests) {
    const circles = [
      ...spots.filter(({ id }) => id !== request.code && !isInside(id, labels)),
      ...others,
    ];
    const inside = insideOf(request, labels, circles);
    const beside = inside ? null : besideOf(request, labels, circles, around);
    cost += inside ? 0 : (beside?.cost ?? LEFT_OUT);
    const label = inside ?? beside?.label;
    if (label) labels.push(label);
  }
  return { labels, cost };
}

function isInside(code: string, placed: readonly CountryLabel[]): boolean {
  return placed.some((label) => label.code === code && label.leader === null);
}

function insideOf(
  { code, inside }: Asked,
  placed: readonly CountryLabel[],
  circles: readonly Circle[],
): CountryLabel | null {
  const box = inside.find(
    (one) =>
      circles.every((circle) => !touches(one, circle)) &&
      placed.every(
        (other) => !meets(one, other) && !isCrossed({ code, ...one, leader: null }, other),
      ),
  );
  return box ? { code, ...box, leader: null } : null;
}

function besideOf(
  request: CountryLabelRequest,
  placed: readonly CountryLabel[],
  circles: readonly Circle[],
  around: Surroundings,
): { readonly label: CountryLabel; readonly cost: number } | null {
  let best: { label: CountryLabel; cost: number } | null = null;
  for (const distance of DISTANCES) {
    if (best && distance > best.cost) break; // no longer leader can cost less
    for (let step = 0; step < DIRECTIONS; step++) {
      const angle = (step / DIRECTIONS) * 2 * Math.PI;
      const label = labelAt(request, around.radius + distance, angle, around.radius);
      const cost = distance + LAND_COST * around.landIn(label);
      if (best && cost >= best.cost) continue;
      if (isFree(label, placed, circles, around)) best = { label, cost };
    }
  }
  return best;
}

/** A label whose nearest edge lies so far from the country's spot, in that direction. */
function labelAt(
  { code, x, y, width, height }: CountryLabelRequest,
  distance: number,
  angle: number,
  radius: number,
): CountryLabel {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const to = { x: x + cos * distance, y: y + sin * distance };
  const from = { x: x + cos * radius, y: y + sin * radius };
  const left = Math.abs(cos) < 0.35 ? to.x - width / 2 : cos > 0 ? to.x : to.x - width;
  const top = Math.abs(cos) >= 0.35 ? to.y - height / 2 : sin > 0 ? to.y : to.y - height;
  return { code, x: left, y: top, width, height, leader: { from, to } };
}

function isFree(
  label: CountryLabel,
  placed: readonly CountryLabel[],
  circles: readonly Circle[],
  { width, height }: Surroundings,
): boolean {
  if (label.x < EDGE || label.y < EDGE) return false;
  if (label.x + label.width > width - EDGE || label.y + label.height > height - EDGE) return false;
  return (
    circles.every((circle) => !touches(label, circle)) &&
    placed.every((other) => !meets(label, other) && !isCrossed(label, other))
  );
}

function meets(box: Rect, other: Rect): boolean {
  return intersect(widened(box, AIR), other);
}

/** Whether the leader of either crosses the other's label or leader. */
function isCrossed(a: CountryLabel, b: CountryLabel): boolean {
  if (a.leader && crossesBox(a.leader.from, a.leader.to, widened(b, 1))) return true;
  if (b.leader && crossesBox(b.leader.from, b.leader.to, widened(a, 1))) return true;
  if (!a.leader || !b.leader) return false;
  return crosses(a.leader.from, a.leader.to, b.leader.from, b.leader.to);
}

function widened({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function crossesBox(from: Point, to: Point, { x, y, width, height }: Rect): boolean {
  const corners = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
  const isWithin = (p: Point) => p.x > x && p.x < x + width && p.y > y && p.y < y + height;
  return (
    isWithin(from) ||
    isWithin(to) ||
    corners.some((corner, at) => crosses(from, to, corner, corners[(at + 1) % 4] ?? corner))
  );
}

function crosses(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point) =>
    (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
