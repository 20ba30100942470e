import type { Flow } from "./flows.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Arc {
  readonly supplier: string;
  readonly share: number;
  readonly path: string;
  /** Pixels. */
  readonly width: number;
}

interface Bought {
  readonly flows: readonly Flow[];
  readonly home: ReadonlySet<string>;
}

const LEAST_WIDTH = 1.2;
const MOST_WIDTH = 10;
/** How far an arc bends, as a part of its length. */
const BEND = 0.18;
/** Room left free at both ends, in pixels. */
const GAP = 26;

/**
 * The purchases of home as arcs from supplier to home, widest first: width by share. What home
 * makes itself, what is withheld, and suppliers without a place on the map have none.
 * @param spotOf where a country lies, in pixels; null: nowhere
 */
export function arcsOf({ flows, home }: Bought, spotOf: (code: string) => Point | null): Arc[] {
  return flows.flatMap(({ market, supplier, share }): Arc[] => {
    if (share === null || share <= 0 || home.has(supplier)) return [];
    const from = spotOf(supplier);
    const to = spotOf(market) ?? middleOf([...home].flatMap((code) => spotOf(code) ?? []));
    if (!from || !to) return [];
    const width = LEAST_WIDTH + (MOST_WIDTH - LEAST_WIDTH) * share;
    return [{ supplier, share, path: arc(from, to), width }];
  });
}

function middleOf(points: readonly Point[]): Point | null {
  if (points.length === 0) return null;
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
  return { x, y };
}

/** Bends upwards, so that arcs over the ocean part from one another; leaves room for labels. */
function arc(from: Point, to: Point): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.max(1, Math.hypot(dx, dy));
  const side = dx >= 0 ? 1 : -1;
  const over = {
    x: (from.x + to.x) / 2 + side * BEND * dy,
    y: (from.y + to.y) / 2 - side * BEND * dx,
  };
  const gap = Math.min(0.25, GAP / length);
  const [a, b, c] = part([from, over, to], gap, 1 - gap);
  return `M${text(a)}Q${text(b)} ${text(c)}`;
}

type Curve = readonly [from: Point, over: Point, to: Point];

/** The part of a quadratic curve between two of its parameters, as a curve of its own. */
function part([p, q, r]: Curve, start: number, end: number): Curve {
  const blossom = (s: number, t: number): Point => {
    const [a, b, c] = [(1 - s) * (1 - t), s * (1 - t) + t * (1 - s), s * t];
    return { x: a * p.x + b * q.x + c * r.x, y: a * p.y + b * q.y + c * r.y };
  };
  return [blossom(start, start), blossom(start, end), blossom(end, end)];
}

const text = ({ x, y }: Point) => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
