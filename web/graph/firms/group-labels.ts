import { type Measure, wrapLabel } from "../label-text.ts";
import { intersect, type Rect, touches } from "../place-labels.ts";
import type { Spot } from "./place-groups.ts";

/** Words that want to stand at a circle. */
export interface WantedLabel {
  readonly id: string;
  readonly text: string;
  readonly bold: boolean;
  /** Above the circle first: an opened one carries its name on top. */
  readonly above?: boolean;
  /** Who comes first where two want the same room. */
  readonly priority: number;
}

export interface CircleLabel extends Rect {
  readonly id: string;
  readonly lines: readonly string[];
  readonly bold: boolean;
}

const LINE = 13.5;
const GAP = 4;
const MAX_WIDTH = 150;
const MAX_CHARS = { en: 20, ja: 9 } as const;

/**
 * Places names below their circles, else above, else beside: no two intersect, none covers a circle,
 * none leaves the frame. What finds no room is left out.
 */
export function placeCircleLabels(
  wanted: readonly WantedLabel[],
  circles: readonly Spot[],
  frame: { readonly width: number; readonly height: number },
  { language, measure }: { readonly language: "en" | "ja"; readonly measure: Measure },
): CircleLabel[] {
  const spots = new Map(circles.map((circle) => [circle.id, circle]));
  const placed: CircleLabel[] = [];
  const order = wanted.toSorted((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
  for (const { id, text, bold, above = false } of order) {
    const spot = spots.get(id);
    if (!spot || spot.x < -spot.r || spot.y < -spot.r) continue;
    const options = { language, maxChars: MAX_CHARS[language], maxWidth: MAX_WIDTH, bold, measure };
    const lines = wrapLabel(text, {
      ...options,
      maxLines: above ? 1 : 2,
      ...(above ? { maxWidth: 320 } : {}),
    });
    const width = Math.max(...lines.map((line) => measure(line, bold)));
    const height = lines.length * LINE;
    const box = placesAt(spot, width, height, above).find(
      (rect) =>
        isInside(rect, frame) &&
        !placed.some((other) => intersect(rect, other)) &&
        !circles.some((circle) => circle.id !== id && touches(rect, circle)),
    );
    if (box) placed.push({ id, lines, bold, ...box });
  }
  return placed;
}

function placesAt({ x, y, r }: Spot, width: number, height: number, above: boolean): Rect[] {
  const size = { width, height };
  const below = { x: x - width / 2, y: y + r + GAP, ...size };
  const over = { x: x - width / 2, y: y - r - GAP - height, ...size };
  const right = { x: x + r + GAP, y: y - height / 2, ...size };
  const left = { x: x - r - GAP - width, y: y - height / 2, ...size };
  return above ? [over, below] : [below, over, right, left];
}

function isInside(box: Rect, { width, height }: { width: number; height: number }): boolean {
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
}
