import type { GraphOverview } from "../../../src/api/contract/operations.ts";
import { countOf } from "../../app/bars/country-choice.ts";
import type { Viewpoint } from "../../app/viewpoint.ts";
import type { Figures } from "../../graph/scene.ts";

export interface ExploreFinding {
  /** Key of `explore:finding`. */
  readonly key:
    | "foreign"
    | "untrusted"
    | "partners"
    | "partnersOfSeveral"
    | "adversary"
    | "adversaries"
    | "country"
    | "noFigure"
    | "noHome";
  readonly count: number;
  readonly total: number;
  /** How many have no figure on who makes them. */
  readonly unknown: number;
  /** How many countries stand on the side that the sentence names. */
  readonly others: number;
  /** Whether a product is made mostly there and large enough to start with. */
  readonly hasStart: boolean;
}

const MOSTLY = 0.5;

/**
 * How many products are made mostly in the scope that counts as dependent on.
 * @param out products that the filters leave out: they do not count
 */
export function exploreFinding(
  graph: Pick<GraphOverview, "products" | "countries" | "defaults">,
  { dependency, score }: Figures,
  viewpoint: Viewpoint,
  out: ReadonlySet<string> = new Set(),
): ExploreFinding {
  const counted = graph.products.filter(({ id, kind }) => kind !== "sector" && !out.has(id));
  const shares = counted.map(({ id }) => dependency.get(id) ?? null);
  const side = viewpoint.on === "adversary" ? "adversary" : "trusted";
  const mostly = counted.filter(({ id }) => (dependency.get(id) ?? 0) > MOSTLY);
  const isUnknown = shares.length > 0 && shares.every((share) => share === null);
  return {
    key: isUnknown ? "noFigure" : keyOf(viewpoint, graph),
    count: mostly.length,
    hasStart: mostly.some(({ id }) => (score.get(id) ?? 0) > 0),
    total: counted.length,
    unknown: shares.filter((share) => share === null).length,
    others: countOf(side, viewpoint, graph.countries),
  };
}

/**
 * Only of the data set's own home are the trusted and the adversaries its own; of another home
 * they are the countries that were set as such.
 */
function keyOf(
  viewpoint: Viewpoint,
  { countries, defaults }: Pick<GraphOverview, "countries" | "defaults">,
): ExploreFinding["key"] {
  const { home, on } = viewpoint;
  if (home.length === 0 && (on === "foreign" || on === "untrusted")) return "noHome";
  const isUsual = home.length === defaults.home.length && home.every(isIn(defaults.home));
  if (on === "adversary") return isUsual ? "adversary" : "adversaries";
  if (on === "untrusted") {
    if (countOf("trusted", viewpoint, countries) === 0) return "foreign";
    if (!isUsual) return "untrusted";
    return home.length > 1 ? "partnersOfSeveral" : "partners";
  }
  return on === "foreign" ? "foreign" : "country";
}

function isIn(list: readonly string[]): (code: string) => boolean {
  return (code) => list.includes(code);
}
