import type { ProductOverview } from "../../src/api/contract/operations.ts";
import { type Measure, wrapLabel } from "./label-text.ts";
import type { Layout } from "./layout.ts";
import { type Circle, LABEL_GAP, placeLabels } from "./place-labels.ts";

const LINE_HEIGHT = 12.5;
/** Three lines must stay within a row. */
const TIGHT_LINE_HEIGHT = 11;

/** Distance of the lines of a label in pixels. */
export function lineHeight(lines: readonly LabelLine[]): number {
  return lines.length > 2 ? TIGHT_LINE_HEIGHT : LINE_HEIGHT;
}

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
  /** On a plate of ground colour, over links and the path: names of the path, and folds. */
  readonly plate: boolean;
  readonly isFold: boolean;
  /** Whether its lane has a ground of its own. */
  readonly onStripe: boolean;
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
  /** Folded products that stand at their fold for now, and all of that fold that are named there. */
  readonly guests: ReadonlyMap<string, readonly string[]>;
  /** Who keeps a label when not all fit; higher first. */
  readonly priority: (id: string) => number;
  /** Whose labels are drawn at all. */
  readonly wanted: (id: string) => boolean;
}

/** Room kept for links before the next column. */
const LEAST_ROOM = 6;
const NARROW_PITCH = 175;
const SECTOR_CHARS = 30;
const MARK_OF_FOLD = 3;

/** A label's words, before it has its room. */
interface Text {
  readonly lines: readonly LabelLine[];
  readonly width: number;
  readonly height: number;
}

interface Wanted {
  readonly id: string;
  readonly right: Text;
  /** In one line, for labels that would rather stand above their marks. */
  readonly above: Text | null;
  readonly bold: boolean;
  readonly isFold: boolean;
}

/** Every label of the graph with its lines and its room. None intersects another or a mark. */
export function graphLabels(
  products: readonly ProductOverview[],
  context: LabelContext,
): GraphLabel[] {
  const { layout, frame, radii, guests, path, priority, wanted } = context;
  const marks: Circle[] = [];
  const drawn: ProductOverview[] = [];
  for (const product of products) {
    const place = layout.places.get(product.id);
    if (!place || (place.fold !== null && !guests.has(product.id))) continue;
    marks.push({ id: product.id, x: place.x, y: place.y, r: radii.get(product.id) ?? 0 });
    if (wanted(product.id)) drawn.push(product);
  }
  const texts = new Map(
    drawn.map((product) => [product.id, productLabel(product, marks, context)]),
  );
  const taken = new Set([...guests.keys()].map((id) => layout.places.get(id)?.fold));
  for (const { key, x, y, ids } of layout.folds) {
    if (taken.has(key)) continue;
    marks.push({ id: key, x: x - MARK_OF_FOLD, y, r: MARK_OF_FOLD });
    const right = textOf([{ text: context.moreText(ids.length), loss: null }], false, context);
    texts.set(key, { id: key, right, above: null, bold: false, isFold: true });
  }
  const requests = [...texts.values()].map(({ id, right, above }) => ({
    id,
    width: right.width,
    height: right.height,
    above,
    priority: priority(id),
  }));
  return placeLabels(requests, marks, frame).flatMap((box) => {
    const text = texts.get(box.id);
    if (!text) return [];
    const { bold, isFold } = text;
    const { lines } = (box.side === "above" && text.above) || text.right;
    const plate = isFold || path.has(box.id);
    return [{ ...box, lines, bold, isFold, plate, onStripe: onStripe(box, layout) }];
  });
}

/** Every second lane, from the first on, has a ground of its own. */
function onStripe({ y, height }: { y: number; height: number }, { lanes }: Layout): boolean {
  const middle = y + height / 2;
  return lanes.findIndex((lane) => middle >= lane.y && middle < lane.y + lane.height) % 2 === 0;
}

function textOf(lines: readonly LabelLine[], bold: boolean, { measure }: LabelContext): Text {
  const widths = lines.map((line) => measure(lineText(line), bold || line.loss !== null));
  return { lines, width: Math.ceil(Math.max(...widths)), height: lines.length * lineHeight(lines) };
}

function foldSize(layout: Layout, key: string): number {
  return layout.folds.find((fold) => fold.key === key)?.ids.length ?? 0;
}

function productLabel(
  product: ProductOverview,
  marks: readonly Circle[],
  context: LabelContext,
): Wanted {
  const { layout, radii, language, measure, moreText, losses } = context;
  const { id } = product;
  const named = context.guests.get(id) ?? [id];
  const name = named.map(context.nameOf).join(language === "ja" ? "、" : ", ");
  const bold = context.bold.has(id);
  const place = layout.places.get(id);
  const left = (place?.x ?? 0) + (radii.get(id) ?? 0) + LABEL_GAP;
  const maxWidth = Math.max(40, endOfRow(place?.x ?? 0, place?.y ?? 0, marks, context) - left);
  const maxChars = charsOf(product, context);
  const wrap = (maxLines: 1 | 2 | 3) =>
    wrapLabel(name, { language, maxChars, maxWidth, maxLines, bold, measure });
  const plain = (text: string): LabelLine => ({ text, loss: null });
  const rest = place?.fold ? foldSize(layout, place.fold) - named.length : 0;
  const more = rest > 0 ? moreText(rest) : null;
  const loss = losses.get(id) ?? null;
  const lines =
    more === null
      ? withLoss(
          wrap(product.kind === "sector" ? 2 : 3),
          () => wrap(1),
          loss,
          (line) => measure(line, true) <= maxWidth,
        )
      : withMore(wrap, more).map(plain);
  const above =
    context.path.has(id) && loss === null ? [plain(name + (more ? ` ${more}` : ""))] : null;
  return {
    id,
    right: textOf(lines, bold, context),
    above: above && textOf(above, bold, context),
    bold,
    isFold: false,
  };
}

/** The name in full comes first; how many more the fold holds, where a line is left. */
function withMore(wrap: (lines: 1 | 2 | 3) => readonly string[], more: string): readonly string[] {
  const whole = [wrap(1), wrap(2)].find((lines) => !lines.at(-1)?.endsWith("…"));
  return whole ? [...whole, more] : wrap(3);
}

/** Sectors stand at the end of the picture and close to each other: they use their whole line. */
function charsOf({ kind }: ProductOverview, { layout, language }: LabelContext): number {
  if (kind === "sector") return SECTOR_CHARS;
  if (language === "ja") return 9;
  return layout.pitch < NARROW_PITCH ? 15 : 20;
}

/** Where the room of a row ends: at the marks of the next column that stand beside it. */
function endOfRow(
  x: number,
  y: number,
  marks: readonly Circle[],
  { layout, frame }: LabelContext,
): number {
  const next = layout.columns.find((column) => column.x > x + 1)?.x;
  if (next === undefined) return frame.width - 4;
  const beside = marks.filter(
    (mark) => mark.x === next && Math.abs(mark.y - y) < mark.r + LINE_HEIGHT + 2,
  );
  return next - Math.max(LEAST_ROOM, ...beside.map(({ r }) => r + 4));
}

/** A line's words and loss as they are drawn. */
export function lineText({ text, loss }: LabelLine): string {
  return loss === null ? text : text === "" ? loss : `${text} ${loss}`;
}

/** Puts the loss after the name where it fits, else on a line of its own under it. */
function withLoss(
  two: readonly string[],
  one: () => readonly string[],
  loss: string | null,
  fits: (line: string) => boolean,
): LabelLine[] {
  const plain = (text: string): LabelLine => ({ text, loss: null });
  if (loss === null) return two.map(plain);
  const last = two.at(-1) ?? "";
  if (fits(`${last} ${loss}`)) return [...two.slice(0, -1).map(plain), { text: last, loss }];
  if (two.length < 2) return [...two.map(plain), { text: "", loss }];
  return [...one().map(plain), { text: "", loss }];
}
