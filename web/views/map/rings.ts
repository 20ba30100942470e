/** A closed line of points on the plane; the first point is not repeated. */
export type Ring = readonly (readonly [x: number, y: number])[];

/** Area inside a ring, in square units of the plane. */
export function ringArea(ring: Ring): number {
  let twice = 0;
  let [fromX, fromY] = ring.at(-1) ?? [0, 0];
  for (const [x, y] of ring) {
    twice += fromX * y - x * fromY;
    [fromX, fromY] = [x, y];
  }
  return Math.abs(twice) / 2;
}

/** Whether a point lies inside a ring. */
export function isInside(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  let [fromX, fromY] = ring.at(-1) ?? [0, 0];
  for (const [toX, toY] of ring) {
    const crosses = toY > y !== fromY > y;
    if (crosses && x < ((fromX - toX) * (y - toY)) / (fromY - toY) + toX) inside = !inside;
    [fromX, fromY] = [toX, toY];
  }
  return inside;
}

/** Labels are wider than high: sideways a place needs this much more room. */
const WIDE = 2.2;
const CELLS = 10;
const ROUNDS = 3;

/** The place inside a ring that is farthest from its border, room counted for a wide label. */
export function roomiest(ring: Ring): readonly [x: number, y: number] {
  let [left, right, top, bottom] = boundsOf(ring);
  let best = { x: (left + right) / 2, y: (top + bottom) / 2, room: -1 };
  for (let round = 0; round < ROUNDS; round++) {
    const [stepX, stepY] = [(right - left) / CELLS, (bottom - top) / CELLS];
    for (let row = 0; row <= CELLS; row++) {
      for (let column = 0; column <= CELLS; column++) {
        const [x, y] = [left + column * stepX, top + row * stepY];
        const room = isInside(ring, x, y) ? roomAt(ring, x, y, best.room) : -1;
        if (room > best.room) best = { x, y, room };
      }
    }
    [left, right] = [best.x - stepX, best.x + stepX];
    [top, bottom] = [best.y - stepY, best.y + stepY];
  }
  return [best.x, best.y];
}

function boundsOf(ring: Ring): [left: number, right: number, top: number, bottom: number] {
  let bounds: [number, number, number, number] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of ring) {
    const [left, right, top, bottom] = bounds;
    bounds = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  return bounds;
}

/**
 * Squared distance to the border, with the width shrunk to the shape of a label.
 * @param enough below it, the exact distance does not matter
 */
function roomAt(ring: Ring, x: number, y: number, enough: number): number {
  let least = Infinity;
  let [fromX, fromY] = ring.at(-1) ?? [0, 0];
  for (const [toX, toY] of ring) {
    const [ax, ay] = [(fromX - x) / WIDE, fromY - y];
    const [dx, dy] = [(toX - fromX) / WIDE, toY - fromY];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
    const [nearX, nearY] = [ax + along * dx, ay + along * dy];
    least = Math.min(least, nearX * nearX + nearY * nearY);
    if (least < enough) return least;
    [fromX, fromY] = [toX, toY];
  }
  return least;
}
