/** A country that the keyboard can go to. */
export interface Spot {
  readonly code: string;
  readonly x: number;
  readonly y: number;
}

const AHEAD: Readonly<Record<string, (dx: number, dy: number) => [ahead: number, aside: number]>> =
  {
    ArrowRight: (dx, dy) => [dx, Math.abs(dy)],
    ArrowLeft: (dx, dy) => [-dx, Math.abs(dy)],
    ArrowDown: (dx, dy) => [dy, Math.abs(dx)],
    ArrowUp: (dx, dy) => [-dy, Math.abs(dx)],
  };
/** A step aside counts as so many steps ahead. */
const ASIDE = 2;

/**
 * Where a key leads: the arrows to the nearest country that way, `Home` and `End` to the first and
 * the last of the ranking.
 * @param spots in the order of the ranking
 * @returns undefined where the key means nothing, or nothing lies that way
 */
export function nextSpot(key: string, now: Spot | null, spots: readonly Spot[]): Spot | undefined {
  if (key === "Home") return spots[0];
  if (key === "End") return spots.at(-1);
  const way = AHEAD[key];
  if (!way) return undefined;
  if (now === null) return spots[0];
  let best: { spot: Spot; cost: number } | undefined;
  for (const spot of spots) {
    const [ahead, aside] = way(spot.x - now.x, spot.y - now.y);
    const cost = ahead + ASIDE * aside;
    if (ahead > 0 && aside <= 2 * ahead && cost < (best?.cost ?? Number.POSITIVE_INFINITY)) {
      best = { spot, cost };
    }
  }
  return best?.spot;
}
