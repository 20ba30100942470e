import { geoArea, geoStream } from "d3-geo";
import type { Geometry, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { codeOfShape } from "./country-codes.ts";
import { makePlane, type Plane } from "./projection.ts";
import { type Ring, ringArea, roomiest } from "./rings.ts";
import { simplifyAtlas } from "./simplify.ts";

/** A country as it lies on the plane. */
export interface CountryShape {
  /** Unique among the shapes. */
  readonly key: string;
  /** ISO alpha-3 code; null: no country of a data set. */
  readonly code: string | null;
  readonly path: string;
  /** Its largest part. */
  readonly ring: Ring;
  /** The roomiest place of that part: where a label or a circle goes. */
  readonly x: number;
  readonly y: number;
  /** Of all its parts, in square units of the plane. */
  readonly area: number;
}

export interface World {
  readonly plane: Plane;
  readonly shapes: readonly CountryShape[];
  /** The largest shape of each code. */
  readonly byCode: ReadonlyMap<string, CountryShape>;
  /** All rings of all shapes: where land is. */
  readonly rings: readonly Ring[];
}

/** What the atlas holds. */
export type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const ANTARCTICA = "010";
const DIGITS = 1;
/** A line that closes on itself holds nothing. */
const NOTHING = 1e-6;
/** Steradians. */
const HALF_GLOBE = 2 * Math.PI;
/** Parts smaller than this are drawn only if a country has no larger one. */
const LEAST_PART = 0.06;

/** Countries of the atlas on the plane, with the place for a label of each. */
export function makeWorld(atlas: Atlas): World {
  const plane = makePlane();
  const simple = simplifyAtlas(atlas);
  const { features } = feature(simple, simple.objects.countries);
  const full = feature(atlas, atlas.objects.countries).features;
  const rings: Ring[] = [];
  const shapes = features.flatMap(({ id, properties, geometry }, at): CountryShape[] => {
    if (id === ANTARCTICA) return [];
    // The smallest countries need every point that they have.
    const few = ringsOf(geometry, plane);
    const own = few.length > 0 ? few : ringsOf(full[at]?.geometry ?? geometry, plane);
    const [ring] = own;
    if (!ring) return [];
    rings.push(...own);
    const [x, y] = roomiest(ring);
    const area = own.reduce((sum, one) => sum + ringArea(one), 0);
    const code = codeOfShape(id, properties.name);
    const path = pathOf(own);
    return [{ key: `${code ?? properties.name} ${at}`, code, path, ring, x, y, area }];
  });
  const byCode = new Map<string, CountryShape>();
  for (const shape of shapes) {
    const { code, area } = shape;
    if (code !== null && area > (byCode.get(code)?.area ?? 0)) byCode.set(code, shape);
  }
  return { plane, shapes, byCode, rings };
}

/** Parts of a country on the plane, largest first; specks are left out. */
function ringsOf(geometry: Geometry, { projection }: Plane): Ring[] {
  const rings: [number, number][][] = [];
  let ring: [number, number][] = [];
  const sink = {
    point: (x: number, y: number) => void ring.push([x, y]),
    lineStart: () => {
      ring = [];
    },
    lineEnd: () => void rings.push(ring),
    polygonStart: () => undefined,
    polygonEnd: () => undefined,
  };
  for (const part of partsOf(geometry)) geoStream(part, projection.stream(sink));
  const sorted = rings
    .map((points) => ({ points, area: ringArea(points) }))
    .filter(({ area }) => area > NOTHING)
    .sort((a, b) => b.area - a.area);
  return sorted
    .filter(({ area }, at) => at === 0 || area >= LEAST_PART)
    .map(({ points }) => points);
}

/** A speck that fewer points turned inside out would cover the globe: it is left out. */
function partsOf(geometry: Geometry): Polygon[] {
  const parts: Polygon[] =
    geometry.type === "MultiPolygon"
      ? geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }))
      : geometry.type === "Polygon"
        ? [geometry]
        : [];
  return parts.filter((part) => geoArea(part) < HALF_GLOBE);
}

function pathOf(rings: readonly Ring[]): string {
  const text = (n: number) => String(Number(n.toFixed(DIGITS)));
  return rings
    .map((ring) => `M${ring.map(([x, y]) => `${text(x)},${text(y)}`).join("L")}Z`)
    .join("");
}
