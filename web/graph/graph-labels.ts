import type { ProductOverview } from "../../src/api/contract/operations.ts";
import { type Measure, wrapLabel } from "./label-text.ts";
import type { Layout } from "./layout.ts";
import { type Circle, LABEL_GAP, placeLabels } from "./place-labels.ts";

export const LINE_HEIGHT = 12.5;

/** One line of a label: words, and a loss where the product loses output. */
export interface LabelLine {
  readonly text: string;
  readonly loss: string | null;
}

export interface GraphLabel {
  /** Product, or key of a fold. */
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly LabelLine[];
  readonly bold: boolean;
  /** On a plate of ground colour: a name of the path that found no room above its mark. */
  readonly plate: boolean;
  readonly isFold: boolean;
}

export interface LabelContext {
  readonly layout: Layout;
  readonly frame: { readonly width: number; readonly height: number };
  readonly radii: ReadonlyMap<string, number>;
  readonly language: "en" | "ja";
  readonly measure: Measure;
  readonly nameOf: (id: string) => string;
  /** `+ 7 more`. */
  readonly moreText: (count: number) => string;
  readonly bold: ReadonlySet<string>;
  /** Products whose names stand above their marks, if there is room. */
  readonly path: ReadonlySet<string>;
  /** Loss in words by product. */
  readonly losses: ReadonlyMap<string, string>;
  readonly guests: ReadonlySet<string>;
  /** Who keeps a label when not all fit; higher first. */
  readonly priority: (id: string) => number;
  /** Whose labels are drawn at all. */
  readonly wanted: (id: string) => boolean;
}

/** Room kept for the marks of the next column. */
const NEXT_MARK = 17;
const NARROW_PITCH = 175;
const MARK_OF_FOLD = 3;

/** Every label of the graph with its lines and its room. None intersects another or a mark. */
export function graphLabels(
  products: readonly ProductOverview[],
  context: LabelContext,
): GraphLabel[] {
  const { layout, frame, radii, guests, path, priority, wanted } = context;
  const marks: Circle[] = [];
  const texts = new Map<string, Omit<GraphLabel, "x" | "y" | "plate">>();
  for (const product of products) {
    const place = layout.places.get(product.id);
    if (!place || (place.fold !== null && !guests.has(product.id))) continue;
    const r = radii.get(product.id) ?? 0;
    marks.push({ id: product.id, x: place.x, y: place.y, r });
    if (!wanted(product.id)) continue;
    const rest = place.fold === null ? 0 : foldSize(layout, place.fold) - 1;
    texts.set(product.id, productText(product, place.x + r, rest, context));
  }
  const taken = new Set([...guests].map((id) => layout.places.get(id)?.fold));
  for (const { key, x, y, ids } of layout.folds) {
    if (taken.has(key)) continue;
    marks.push({ id: key, x: x - MARK_OF_FOLD, y, r: MARK_OF_FOLD });
    texts.set(key, foldText(key, context.moreText(ids.length), context));
  }
  const requests = [...texts.values()].map(({ id, width, height }) => ({
    id,
    width,
    height,
    side: path.has(id) ? ("above" as const) : ("right" as const),
    priority: priority(id),
  }));
  return placeLabels(requests, marks, frame).flatMap(({ id, x, y, side }) => {
    const text = texts.get(id);
    return text ? [{ ...text, x, y, plate: path.has(id) && side === "right" }] : [];
  });
}

function foldSize(layout: Layout, key: string): number {
  return layout.folds.find((fold) => fold.key === key)?.ids.length ?? 0;
}

function foldText(key: string, text: string, { measure }: LabelContext) {
  const lines = [{ text, loss: null }];
  const width = Math.ceil(measure(text, false));
  return { id: key, lines, width, height: LINE_HEIGHT, bold: false, isFold: true };
}

function productText(
  product: ProductOverview,
  left: number,
  rest: number,
  context: LabelContext,
): Omit<GraphLabel, "x" | "y" | "plate"> {
  const { layout, frame, language, measure, nameOf, moreText, losses } = context;
  const { id } = product;
  const bold = context.bold.has(id);
  const next = layout.columns.find(({ x }) => x > left + 1)?.x;
  const end = next === undefined ? frame.width - 4 : next - NEXT_MARK;
  const maxWidth = Math.max(40, end - left - LABEL_GAP);
  const narrow = layout.pitch < NARROW_PITCH && product.kind !== "sector";
  const maxChars = language === "ja" ? 9 : narrow ? 15 : 20;
  const wrap = (maxLines: 1 | 2) =>
    wrapLabel(nameOf(id), { language, maxChars, maxWidth, maxLines, bold, measure });
  const loss = losses.get(id) ?? null;
  const lines =
    rest > 0
      ? [...wrap(1), moreText(rest)].map((text) => ({ text, loss: null }))
      : withLoss(
          wrap(2),
          () => wrap(1),
          loss,
          (line) => measure(line, true) <= maxWidth,
        );
  const widths = lines.map((line) => measure(lineText(line), bold || line.loss !== null));
  const width = Math.ceil(Math.max(...widths));
  return { id, lines, width, height: lines.length * LINE_HEIGHT, bold, isFold: false };
}

/** A line's words and loss as they are drawn. */
export function lineText({ text, loss }: LabelLine): string {
  return loss === null ? text : text === "" ? loss : `${text} ${loss}`;
}

/** Puts the loss on a line of its own under a short name, else at the end of the second line. */
function withLoss(
  two: readonly string[],
  one: () => readonly string[],
  loss: string | null,
  fits: (line: string) => boolean,
): LabelLine[] {
  const plain = (text: string): LabelLine => ({ text, loss: null });
  if (loss === null) return two.map(plain);
  const last = two.at(-1) ?? "";
  if (two.length < 2) return [...two.map(plain), { text: "", loss }];
  if (fits(`${last} ${loss}`)) return [...two.slice(0, -1).map(plain), { text: last, loss }];
  return [...one().map(plain), { text: "", loss }];
}
