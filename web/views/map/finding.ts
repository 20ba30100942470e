import type { MapRow } from "./map-rows.ts";
import { areUpperBounds, unnamedShare } from "./map-rows.ts";
import type { MapData } from "./use-map.ts";

/** What the map says first, before it is put into words. */
export interface MapFinding {
  /** Key of `map:finding`. */
  readonly key:
    | "loss"
    | "lossNone"
    | "noSectors"
    | "dependency"
    | "dependencyOf"
    | "dependencyNone"
    | "share"
    | "shareAtMost"
    | "shareHome"
    | "shareWithheld"
    | "shareNone"
    | "governance"
    | "governanceNone";
  /** The country at the head of the list; null: none. */
  readonly first: MapRow | null;
  /** How many countries could each stop a tenth or more; governed worse than the middle. */
  readonly count: number;
  readonly total: number;
  /** Share of a product's supply that names no country; null: not of this measure. */
  readonly unnamed: number | null;
  /** The worst governed, worst first. */
  readonly worst: readonly MapRow[];
}

const MUCH = 0.1;
const MIDDLE = 5;
const NAMED = 3;
/** Less than this would print as nothing. */
const LEAST = 0.0005;

/** The main finding of the measure that is shown. */
export function mapFinding({ measure, rows, product, graph }: MapData): MapFinding {
  const ranked = rows.filter(({ rank }) => rank !== null);
  const first = ranked[0] ?? null;
  const some = first !== null && (first.figure ?? 0) >= LEAST;
  const none = { first, count: 0, total: ranked.length, unnamed: null, worst: [] };
  if (needsSectors(measure, product) && !hasSectors(graph)) return { ...none, key: "noSectors" };
  switch (measure) {
    case "loss": {
      const count = ranked.filter(({ figure }) => (figure ?? 0) >= MUCH - 1e-9).length;
      return { ...none, key: some ? "loss" : "lossNone", count };
    }
    case "dependency": {
      const key = product ? "dependencyOf" : "dependency";
      return { ...none, key: some ? key : "dependencyNone" };
    }
    case "share": {
      const unnamed = product ? unnamedShare(product) : null;
      const key = shareKey(rows, first);
      const isMost = product !== null && areUpperBounds(product);
      return { ...none, key: key === "share" && isMost ? "shareAtMost" : key, unnamed };
    }
    case "governance": {
      const bad = ranked.filter(({ figure }) => (figure ?? 0) > MIDDLE);
      const key = ranked.length > 0 ? "governance" : "governanceNone";
      return { ...none, key, count: bad.length, worst: bad.slice(0, NAMED) };
    }
  }
}

/** Whether a measure counts what stops of what matters. */
function needsSectors(measure: MapData["measure"], product: MapData["product"]): boolean {
  return measure !== "share" && (measure !== "dependency" || product === null);
}

function hasSectors({ products }: MapData["graph"]): boolean {
  return products.some(({ kind }) => kind === "sector");
}

function shareKey(rows: readonly MapRow[], first: MapRow | null): MapFinding["key"] {
  if (first === null || (first.figure ?? 0) <= 0) {
    return rows.some(({ figure }) => figure === null) ? "shareWithheld" : "shareNone";
  }
  return first.isHome ? "shareHome" : "share";
}
