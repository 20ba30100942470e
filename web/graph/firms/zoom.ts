import type { Spot } from "./place-groups.ts";

/** How a picture is moved and enlarged: a place is drawn at `k` times itself, plus the shift. */
export interface Zoom {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export const AT_REST: Zoom = { k: 1, x: 0, y: 0 };
const MOST = 16;

/** Enlarges about a point of the screen. */
export function zoomedAbout(zoom: Zoom, factor: number, at: { x: number; y: number }): Zoom {
  const k = Math.min(MOST, Math.max(1, zoom.k * factor));
  if (k === 1) return AT_REST;
  const part = k / zoom.k;
  return { k, x: at.x - (at.x - zoom.x) * part, y: at.y - (at.y - zoom.y) * part };
}

/** Moves by so many pixels; half of the frame stays covered by the picture. */
export function moved(
  zoom: Zoom,
  by: { readonly x: number; readonly y: number },
  { width, height }: { readonly width: number; readonly height: number },
): Zoom {
  const within = (shift: number, size: number) =>
    Math.min(size / 2, Math.max(size / 2 - size * zoom.k, shift));
  return { ...zoom, x: within(zoom.x + by.x, width), y: within(zoom.y + by.y, height) };
}

/** Where a circle stands on the screen; it grows with the picture. */
export function onScreen({ id, x, y, r }: Spot, { k, x: dx, y: dy }: Zoom): Spot {
  return { id, x: k * x + dx, y: k * y + dy, r: k * r };
}

/** A circle passes for opened from this diameter on. */
const OPENS_AT = 180;

/** The circle that has grown large enough to be opened: of several, the one nearest to the point. */
export function openedByZoom(
  spots: Iterable<Spot>,
  zoom: Zoom,
  at: { readonly x: number; readonly y: number },
): string | null {
  let best: { readonly id: string; readonly away: number } | null = null;
  for (const spot of spots) {
    const { id, x, y, r } = onScreen(spot, zoom);
    const away = Math.hypot(x - at.x, y - at.y);
    if (2 * r > OPENS_AT && away < r && (best === null || away < best.away)) best = { id, away };
  }
  return best?.id ?? null;
}
