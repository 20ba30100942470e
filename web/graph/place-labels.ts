export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Circle {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** A label that asks for room beside its mark. */
export interface LabelRequest {
  readonly id: string;
  /** Size of the text in pixels. */
  readonly width: number;
  readonly height: number;
  /** Size of the text if it stands above its mark, for labels that would rather stand there. */
  readonly above: { readonly width: number; readonly height: number } | null;
  /** Who comes first if two want the same room; the other is left out. */
  readonly priority: number;
}

export interface PlacedLabel extends Rect {
  readonly id: string;
  readonly side: "right" | "above";
}

/** Air between a mark and its label. */
export const LABEL_GAP = 5;
/** Air between two labels, of which one does not stand in its row. */
export const LABEL_AIR = 4;

/**
 * Gives each label its room: right of its mark, or above it where asked and free. No two labels
 * intersect, none covers a mark, none leaves the frame: what finds no such room is left out.
 * @param marks every drawn mark, at most one for an id
 * @returns boxes in pixels, highest priority first
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  marks: readonly Circle[],
  frame: { readonly width: number; readonly height: number },
): PlacedLabel[] {
  const markOf = new Map(marks.map((mark) => [mark.id, mark]));
  const order = requests.toSorted((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
  const rights = new Map<string, PlacedLabel>();
  for (const request of order) {
    const mark = markOf.get(request.id);
    if (mark) rights.set(request.id, rightOf(request, mark));
  }
  const placed: PlacedLabel[] = [];
  const isFree = (box: PlacedLabel, others: Iterable<PlacedLabel>, air: number) =>
    inside(box, frame) &&
    marks.every((mark) => mark.id === box.id || !touches(box, mark)) &&
    [...others].every((other) => other.id === box.id || !intersect(widened(box, air), other));
  // A label above its mark must not push out one that stands where it always does.
  const stay = requestsOnTheRight(order, rights);
  for (const request of order) {
    const mark = markOf.get(request.id);
    const right = rights.get(request.id);
    if (!mark || !right) continue;
    const above = request.above ? [aboveOf(request.id, request.above, mark, frame)] : [];
    const airs = request.above ? [LABEL_AIR, 0] : [0];
    const box = airs
      .flatMap((air) => [
        ...above.filter((one) => isFree(one, [...placed, ...stay], air)),
        ...(isFree(right, placed, air) ? [right] : []),
      ])
      .at(0);
    if (box) placed.push(box);
  }
  return placed;
}

function widened({ x, y, width, height }: Rect, air: number): Rect {
  return { x: x - air, y: y - air, width: width + 2 * air, height: height + 2 * air };
}

function requestsOnTheRight(
  order: readonly LabelRequest[],
  rights: ReadonlyMap<string, PlacedLabel>,
): PlacedLabel[] {
  return order.flatMap(({ id, above }) => (above ? [] : (rights.get(id) ?? [])));
}

function rightOf({ id, width, height }: LabelRequest, { x, y, r }: Circle): PlacedLabel {
  return { id, side: "right", x: x + r + LABEL_GAP, y: y - height / 2, width, height };
}

function aboveOf(
  id: string,
  { width, height }: { readonly width: number; readonly height: number },
  { x, y, r }: Circle,
  frame: { readonly width: number },
): PlacedLabel {
  const left = Math.min(Math.max(2, x - Math.min(r, 10)), frame.width - width - 2);
  return { id, side: "above", x: left, y: y - r - 5 - height, width, height };
}

function inside(box: Rect, frame: { readonly width: number; readonly height: number }): boolean {
  return (
    box.x >= 0 &&
    box.y >= 0 &&
    box.x + box.width <= frame.width &&
    box.y + box.height <= frame.height
  );
}

/** Whether two boxes share any area. */
export function intersect(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether a box covers any part of a mark. */
export function touches(box: Rect, { x, y, r }: Circle): boolean {
  const dx = Math.max(box.x - x, 0, x - box.x - box.width);
  const dy = Math.max(box.y - y, 0, y - box.y - box.height);
  return dx * dx + dy * dy < r * r;
}
