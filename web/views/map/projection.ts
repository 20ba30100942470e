import { type GeoProjection, geoEqualEarth } from "d3-geo";

/** Width of the plane that shapes are projected onto, in its own unit. */
export const PLANE_WIDTH = 1000;

/** The Pacific stands in the middle: few links of today's supply cross the edge then. */
const CENTRE = -150;
const SOUTH = -57;
const NORTH = 83.5;
const STEP = 2;
/** Just inside the edge, so that both sides of it stay apart. */
const EDGE = 179.999;

/** The part of the globe that is drawn, without the ice of the south, as points along its rim. */
function rim(): [number, number][] {
  const side = (offset: number) => {
    const points: [number, number][] = [];
    for (let latitude = SOUTH; latitude < NORTH; latitude += STEP) {
      points.push([offset - CENTRE, latitude]);
    }
    return [...points, [offset - CENTRE, NORTH] as [number, number]];
  };
  return [...side(-EDGE), ...side(EDGE).reverse()];
}

export interface Plane {
  readonly projection: GeoProjection;
  readonly width: number;
  readonly height: number;
  /** The rim of the globe as a path. */
  readonly outline: string;
}

/** Equal Earth, turned by 150 degrees, fitted to a plane 1000 wide; the poles are cut off. */
export function makePlane(): Plane {
  const coordinates = rim();
  const projection = geoEqualEarth().rotate([CENTRE, 0]).precision(0.7);
  projection.fitWidth(PLANE_WIDTH, { type: "MultiPoint", coordinates });
  const points = coordinates.map((point): [number, number] => projection(point) ?? [0, 0]);
  const height = Math.max(...points.map(([, y]) => y));
  const outline = `M${points.map((point) => point.map((n) => n.toFixed(1)).join(",")).join("L")}Z`;
  return { projection, width: PLANE_WIDTH, height, outline };
}
