import type { ProductShape } from "../product-shape.ts";
import { element } from "./xml.ts";

/** One thing that the legend of a saved picture explains: what is seen, and its meaning in words. */
export interface LegendPart {
  readonly text: string;
  /** Steps of a ramp as names of tokens: `["d0", "d1"]`. */
  readonly ramp?: readonly string[];
  /** Radii in pixels, where size means something. */
  readonly radii?: readonly number[];
  readonly mark?: { readonly shape: ProductShape; readonly dashed?: boolean };
  readonly line?: { readonly token: string; readonly width?: number; readonly dashed?: boolean };
}

/** A legend part's sign: its width, and its drawing around the height 0. */
export interface LegendSign {
  readonly width: number;
  readonly body: string;
}

type Token = (name: string) => string;

const STEP = { width: 20, height: 10 };
const GAP = 4;
const MARK = 6;
const LINE = 24;
const MOST_RADIUS = 14;

/** Draws the sign of a legend part. */
export function legendSign(part: LegendPart, token: Token): LegendSign {
  if (part.ramp) return rampSign(part.ramp, token);
  if (part.radii) return radiiSign(part.radii, token);
  if (part.mark) return { width: 2 * MARK, body: markSign(part.mark, token) };
  if (part.line) return { width: LINE, body: lineSign(part.line, token) };
  return { width: 0, body: "" };
}

function rampSign(ramp: readonly string[], token: Token): LegendSign {
  const steps = ramp.map((name, place) =>
    element("rect", { x: place * STEP.width, y: -STEP.height / 2, ...STEP, fill: token(name) }),
  );
  return { width: ramp.length * STEP.width, body: steps.join("") };
}

function radiiSign(radii: readonly number[], token: Token): LegendSign {
  let x = 0;
  const circles = radii.map((radius) => {
    const r = Math.min(radius, MOST_RADIUS);
    const circle = element("circle", { cx: x + r, cy: 0, r, fill: "none", stroke: token("node") });
    x += 2 * r + GAP;
    return circle;
  });
  return { width: Math.max(0, x - GAP), body: circles.join("") };
}

function markSign({ shape, dashed = false }: NonNullable<LegendPart["mark"]>, token: Token) {
  const paint = {
    fill: dashed ? "none" : token("ink3"),
    stroke: token("node"),
    "stroke-dasharray": dashed ? "2.2 1.8" : null,
  };
  return markElement(shape, { x: MARK, y: 0, r: MARK - 0.5 }, paint);
}

interface Paint {
  readonly fill: string;
  readonly stroke: string;
  readonly [attribute: string]: string | number | null;
}

/** A product's mark as SVG, as large as the graph draws it. */
export function markElement(
  shape: ProductShape,
  { x, y, r }: { readonly x: number; readonly y: number; readonly r: number },
  paint: Paint,
): string {
  switch (shape) {
    case "circle":
      return element("circle", { cx: x, cy: y, r, ...paint });
    case "square": {
      const half = r * 0.9;
      const rx = Math.min(3, r * 0.3);
      return element("rect", {
        ...{ x: x - half, y: y - half, width: 2 * half, height: 2 * half, rx },
        ...paint,
      });
    }
    case "diamond": {
      const half = r * 1.22;
      const d = `M${x} ${y - half}L${x + half} ${y}L${x} ${y + half}L${x - half} ${y}Z`;
      return element("path", { d, ...paint });
    }
    case "ring": {
      const inner = Math.max(r - 3.2, 1.6);
      const { fill, ...rim } = paint;
      return element(
        "g",
        {},
        element("circle", { cx: x, cy: y, r, ...rim, fill: "none" }) +
          element("circle", { cx: x, cy: y, r: inner, fill }),
      );
    }
  }
}

function lineSign(line: NonNullable<LegendPart["line"]>, token: Token): string {
  return element("path", {
    d: `M0 0H${LINE}`,
    stroke: token(line.token),
    "stroke-width": line.width ?? 2,
    "stroke-dasharray": line.dashed ? "5 3" : null,
    fill: "none",
  });
}
