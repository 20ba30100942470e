export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Horizontal reach of the two handles of a link's S-curve, in pixels. */
export type Handles = readonly [start: number, end: number];

/**
 * How a link bends: an S to the right; a bow to the left within a tier, away from the labels; a
 * wider S where it runs against the order of the tiers.
 * @param pitch distance between two columns in pixels
 */
export function handlesOf(from: Point, to: Point, pitch: number): Handles {
  const dx = to.x - from.x;
  if (dx > pitch / 2) return [dx / 2, -dx / 2];
  if (dx < -pitch / 2) return [pitch * 0.3, -pitch * 0.3];
  // The names of the lanes stand left of the first column.
  const bow = Math.min(pitch * 0.25, Math.max(8, (from.x - 20) * 1.2));
  return [-bow, -bow];
}

/** A link cut short at both marks, as the `d` of an SVG path. */
export function curvePath(
  from: Point & { readonly r: number },
  to: Point & { readonly r: number },
  pitch: number,
): string {
  const [start, end] = handlesOf(from, to, pitch);
  const x0 = from.x + Math.sign(start) * from.r;
  const x3 = to.x + Math.sign(end) * to.r;
  const bend = Math.sign(start) === Math.sign(end) ? 0 : (from.r + to.r) / 2;
  const x1 = x0 + start - Math.sign(start) * bend;
  const x2 = x3 + end - Math.sign(end) * bend;
  const [a, b] = [x0, x3].map(round);
  return `M${a} ${round(from.y)}C${round(x1)} ${round(from.y)} ${round(x2)} ${round(to.y)} ${b} ${round(to.y)}`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
