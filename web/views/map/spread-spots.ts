interface Spot {
  readonly x: number;
  readonly y: number;
}

const ROUNDS = 12;
const AIR = 1;

/** Moves the spots of neighbours apart, just so far that circles of this radius do not meet. */
export function spreadSpots<T extends Spot>(spots: readonly T[], radius: number): T[] {
  const moved = spots.map((spot) => ({ ...spot }));
  const least = 2 * radius + AIR;
  for (let round = 0; round < ROUNDS; round++) {
    let isApart = true;
    for (const [at, a] of moved.entries()) {
      for (const b of moved.slice(at + 1)) {
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const distance = Math.hypot(dx, dy);
        if (distance >= least - 1e-6) continue;
        isApart = false;
        const by = (least - distance) / 2;
        const [alongX, alongY] = distance > 0 ? [dx / distance, dy / distance] : [1, 0];
        Object.assign(a, { x: a.x - alongX * by, y: a.y - alongY * by });
        Object.assign(b, { x: b.x + alongX * by, y: b.y + alongY * by });
      }
    }
    if (isApart) break;
  }
  return moved;
}
