export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Spot {
  readonly left: number;
  readonly top: number;
}

const GAP = 14;
const EDGE = 12;

/**
 * Where a card stands beside what it speaks of, without covering it: at the side with more room,
 * else below, else above; if it fits nowhere, in the corner that covers least.
 */
export function placeCard(anchor: Box, card: Size, window: Size): Spot {
  const right = anchor.left + anchor.width;
  const bottom = anchor.top + anchor.height;
  const top = within(anchor.top, window.height - card.height);
  const left = within(anchor.left, window.width - card.width);
  const toLeft = { left: anchor.left - GAP - card.width, top };
  const toRight = { left: right + GAP, top };
  const isAtRight = anchor.left > window.width - right;
  const spots: readonly Spot[] = [
    ...(isAtRight ? [toLeft, toRight] : [toRight, toLeft]),
    { left, top: bottom + GAP },
    { left, top: anchor.top - GAP - card.height },
  ];
  return spots.find((spot) => fits(spot, card, window)) ?? leastCover(anchor, card, window);
}

function within(at: number, most: number): number {
  return Math.max(EDGE, Math.min(at, most - EDGE));
}

function fits({ left, top }: Spot, card: Size, window: Size): boolean {
  return (
    left >= EDGE &&
    top >= EDGE &&
    left + card.width <= window.width - EDGE &&
    top + card.height <= window.height - EDGE
  );
}

function leastCover(anchor: Box, card: Size, window: Size): Spot {
  const far = { left: window.width - card.width - EDGE, top: window.height - card.height - EDGE };
  const corners: readonly Spot[] = [
    { left: far.left, top: far.top },
    { left: EDGE, top: far.top },
    { left: far.left, top: EDGE },
    { left: EDGE, top: EDGE },
  ];
  const covered = corners.map((spot) => overlap(anchor, { ...spot, ...card }));
  return corners[covered.indexOf(Math.min(...covered))] ?? { left: EDGE, top: EDGE };
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}
