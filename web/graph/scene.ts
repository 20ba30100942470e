import type { InputOverview, ProductOverview } from "../../src/api/contract/operations.ts";
import { dependencyStep } from "../parts/dependency-step.ts";
import { type ProductShape, productShape } from "../parts/product-shape.ts";
import type { Scored } from "../parts/score-text.ts";
import { type Handles, handlesOf } from "./curve.ts";
import type { Focus } from "./focus.ts";
import type { Layout } from "./layout.ts";
import { fade, type Palette } from "./palette.ts";
import { linkWidth } from "./rest-links.ts";

/** What the mark program draws for a product. */
export interface MarkData {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly shape: ProductShape;
  readonly color: string;
  readonly outline: string;
  readonly dashed: boolean;
  /** Step of the ramp as a pattern, where colour is not to be relied on; else 0. */
  readonly pattern?: number;
  readonly zIndex: number;
}

/** What the curve program draws for an input. */
export interface LinkData {
  readonly size: number;
  readonly color: string;
  readonly handles: Handles;
  readonly hidden: boolean;
  readonly zIndex: number;
}

/** The figures a mark shows. */
export interface Figures {
  readonly score: ReadonlyMap<string, number>;
  /** Ends of the scores that are intervals: nobody states who makes the product. */
  readonly openScore?: ReadonlyMap<string, Scored>;
  /** Dependency in the chosen scope, 0..1; null: no figure. */
  readonly dependency: ReadonlyMap<string, number | null>;
}

const LEAST_RADIUS = 3.6;
/** Under this the dashes of an outline run together. */
const LEAST_DASHED = 4.6;
const RADIUS_AT_ONE = 28;
const SECTOR_RADIUS = [5, 10] as const;
const LARGEST_RADIUS = 15.5;

/**
 * Radii of the marks: the area follows the score, sectors follow their importance. Where rows are
 * too tight for the largest, all shrink alike.
 * @returns radius in pixels by product id, and pixels for a score of 1
 */
export function radiiOf(
  products: readonly ProductOverview[],
  score: ReadonlyMap<string, number>,
  tightest: number,
): { readonly radii: ReadonlyMap<string, number>; readonly atOne: number } {
  const room = Math.max(LEAST_RADIUS, Math.min(LARGEST_RADIUS, tightest / 2 - 1.5));
  const scored = products.filter(({ kind }) => kind !== "sector");
  const most = Math.max(0, ...scored.map(({ id }) => Math.sqrt(score.get(id) ?? 0)));
  const atOne = most * RADIUS_AT_ONE > room ? room / most : RADIUS_AT_ONE;
  const radius = ({ id, kind, importance }: ProductOverview) => {
    if (kind !== "sector") return Math.max(LEAST_RADIUS, atOne * Math.sqrt(score.get(id) ?? 0));
    const wanted = RADIUS_AT_ONE * Math.sqrt(importance ?? 0);
    return Math.min(SECTOR_RADIUS[1], Math.max(SECTOR_RADIUS[0], wanted));
  };
  return { radii: new Map(products.map((product) => [product.id, radius(product)])), atOne };
}

export interface MarkContext {
  readonly layout: Layout;
  readonly focus: Focus;
  readonly figures: Figures;
  readonly radii: ReadonlyMap<string, number>;
  readonly palette: Palette;
  /** Folded products that stand at their fold for now, because they are asked for. */
  readonly guests: ReadonlyMap<string, unknown>;
}

/** A folded product: nothing to see, yet its links end here. */
export const NOTHING: MarkData = {
  x: 0,
  y: 0,
  size: 0,
  shape: "circle",
  color: "#00000000",
  outline: "#00000000",
  dashed: false,
  zIndex: 0,
};

/** What to draw for a product. */
export function markOf(product: ProductOverview, context: MarkContext): MarkData {
  const { layout, focus, figures, radii, palette, guests } = context;
  const { id } = product;
  const place = layout.places.get(id);
  const strength = focus.strengthOf(id);
  const step = dependencyStep(figures.dependency.get(id));
  const unknown = step === null;
  const absent = !place || (place.fold !== null && !guests.has(id));
  if (absent) return { ...NOTHING, x: place?.x ?? 0, y: place?.y ?? 0 };
  const full = palette.dependency[step ?? 0];
  return {
    x: place.x,
    y: place.y,
    size: Math.max(radii.get(id) ?? 0, unknown ? LEAST_DASHED : LEAST_RADIUS),
    shape: productShape(product),
    color: unknown ? palette.bg : fade(full ?? palette.bg, palette.bg, strength),
    outline: fade(palette.node, palette.bg, strength),
    dashed: unknown && product.kind !== "sector",
    pattern: palette.hasPatterns ? (step ?? 0) : 0,
    zIndex: strength < 1 ? 0 : 1,
  };
}

export interface LinkContext {
  readonly layout: Layout;
  readonly focus: Focus;
  readonly palette: Palette;
  /** Places in `inputs` that are drawn when nothing is asked for. */
  readonly atRest: ReadonlySet<number>;
}

const LIT_WIDTH = 1.3;
const REST_WHILE_FOCUSED = 0.3;

/** What to draw for an input. */
export function linkOf(input: InputOverview, index: number, context: LinkContext): LinkData {
  const { layout, focus, palette, atRest } = context;
  const from = layout.places.get(input.input);
  const to = layout.places.get(input.product);
  const lit = focus.litLinks.has(index);
  const isLoop = !from || !to || (from.fold !== null && from.fold === to.fold);
  const strength = Math.min(
    focus.strengthOf(input.input),
    focus.strengthOf(input.product),
    focus.isActive ? REST_WHILE_FOCUSED : 1,
  );
  return {
    size: lit ? LIT_WIDTH : linkWidth(input.essentiality),
    color: lit ? palette.edge2 : fade(palette.edge, palette.bg, strength),
    handles: from && to ? handlesOf(from, to, layout.pitch) : [0, 0],
    hidden: isLoop || !(lit || atRest.has(index)),
    zIndex: lit ? 1 : 0,
  };
}
