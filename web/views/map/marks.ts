import type { Rect } from "../../graph/place-labels.ts";
import { landIn, makeLand } from "./land.ts";
import type { MapRow } from "./map-rows.ts";
import { type CountryLabel, placeCountryLabels } from "./place-country-labels.ts";
import { isInside } from "./rings.ts";
import type { CountryShape, World } from "./shapes.ts";
import { spreadSpots } from "./spread-spots.ts";

/** How the plane lies in its frame. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  /** Pixels for each unit of the plane. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** A circle that stands for a country too small to be seen, or whose label stands beside it. */
export interface CountryCircle {
  readonly code: string;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

export interface LabelText {
  readonly code: string;
  /** Countries of which the largest takes the label; by default the one that it is called by. */
  readonly codes?: readonly string[];
  readonly name: string;
  /** Second line; empty: none. */
  readonly figure: string;
}

export interface Marks {
  readonly labels: readonly (CountryLabel & LabelText)[];
  readonly circles: readonly CountryCircle[];
}

/** Room for text, in pixels. */
export type TextWidth = (text: string) => number;

export const LINE_HEIGHT = 14;
const MARGIN = 6;
/** A country of fewer square pixels is hard to see and to hit. */
const SMALL = 90;
const SMALL_RADIUS = 5;

/** Fits the plane into a frame, in its middle. */
export function placePlane(
  { width: planeWidth, height: planeHeight }: Pick<World["plane"], "width" | "height">,
  width: number,
  height: number,
): Placement {
  const scale = Math.min(
    (width - 2 * MARGIN) / planeWidth,
    Math.max(0.01, (height - 2 * MARGIN) / planeHeight),
  );
  const left = (width - planeWidth * scale) / 2;
  return { width, height, scale, left, top: (height - planeHeight * scale) / 2 };
}

/** Where a shape's label or circle goes, in pixels of the frame. */
export function spotOf({ x, y }: Pick<CountryShape, "x" | "y">, place: Placement) {
  return { x: place.left + x * place.scale, y: place.top + y * place.scale };
}

const LANDS = new WeakMap<World, ReturnType<typeof makeLand>>();

function landOf(world: World) {
  const known = LANDS.get(world);
  if (known) return known;
  const land = makeLand(world.rings, world.plane.width, world.plane.height);
  LANDS.set(world, land);
  return land;
}

/**
 * The labels that have room and the circles of the small countries.
 * @param texts the most important first
 */
export function marksOf(
  world: World,
  place: Placement,
  rows: readonly MapRow[],
  texts: readonly LabelText[],
  widthOf: TextWidth,
): Marks {
  const land = landOf(world);
  const radius = place.width < 640 ? 5 : 9;
  const small = rows.flatMap((row) => smallCircle(row, world, place));
  const requests = texts.flatMap((text) => {
    const shape = largestOf(text.codes ?? [text.code], world);
    if (!shape) return [];
    const lines = text.figure === "" ? 1 : 2;
    return {
      code: text.code,
      ...spotOf(shape, place),
      width: Math.max(widthOf(text.name), widthOf(text.figure)) + 4,
      height: lines * LINE_HEIGHT,
      holds: (box: Rect) =>
        cornersOf(toPlane(box, place)).every(([x, y]) => isInside(shape.ring, x, y)),
    };
  });
  const apart = spreadSpots(requests, radius);
  const labels = placeCountryLabels(apart, {
    width: place.width,
    height: place.height,
    circles: small.map(({ code, ...circle }) => ({ id: code, ...circle })),
    radius,
    landIn: (box) => landIn(land, toPlane(box, place)),
  });
  const beside = new Set(labels.flatMap(({ code, leader }) => (leader ? [code] : [])));
  const textOf = new Map(texts.map((text) => [text.code, text]));
  const labelled = apart
    .filter(({ code }) => beside.has(code))
    .map(({ code, x, y }) => ({ code, x, y, r: radius }));
  return {
    labels: labels.flatMap((label) => {
      const text = textOf.get(label.code);
      return text ? [{ ...label, ...text }] : [];
    }),
    circles: [...small.filter(({ code }) => !beside.has(code)), ...labelled],
  };
}

function largestOf(codes: readonly string[], { byCode }: World): CountryShape | undefined {
  return codes.reduce<CountryShape | undefined>((largest, code) => {
    const shape = byCode.get(code);
    return shape && shape.area > (largest?.area ?? 0) ? shape : largest;
  }, undefined);
}

function smallCircle(row: MapRow, { byCode }: World, place: Placement): CountryCircle[] {
  const shape = byCode.get(row.code);
  if (!shape || row.step === null || row.rank === null) return [];
  if (shape.area * place.scale ** 2 >= SMALL) return [];
  return [{ code: row.code, ...spotOf(shape, place), r: SMALL_RADIUS }];
}

function toPlane({ x, y, width, height }: Rect, { scale, left, top }: Placement): Rect {
  return {
    x: (x - left) / scale,
    y: (y - top) / scale,
    width: width / scale,
    height: height / scale,
  };
}

function cornersOf({ x, y, width, height }: Rect): [number, number][] {
  const xs = [x, x + width / 4, x + width / 2, x + (width * 3) / 4, x + width];
  return xs.flatMap((at): [number, number][] => [
    [at, y],
    [at, y + height],
  ]);
}
