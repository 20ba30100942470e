import type { ProductOverview } from "../../src/api/contract/operations.ts";
import { type Cone, coneOf } from "./cone.ts";
import type { GraphModel } from "./graph-model.ts";

/** What the reader asks of the graph at the moment. */
export interface Attention {
  /** Products that are selected: one, or all that a country or firm makes. */
  readonly selected: readonly string[];
  readonly hovered: string | null;
  /** What stops first on the way to the sectors, and every sector that loses. */
  readonly path: readonly string[];
  /** All routes between two products, while they are asked for. */
  readonly route: RouteShown | null;
  /** The products that alone are shown at full strength; null: no limit. */
  readonly around: ReadonlySet<string> | null;
  /** Products that a filter leaves out; they fade, they do not vanish. */
  readonly filteredOut: ReadonlySet<string>;
}

export interface RouteShown {
  /** Places of the links on any route. */
  readonly links: ReadonlySet<number>;
  /** Products on any route. */
  readonly products: ReadonlySet<string>;
  /** The fewest products that cut every route. */
  readonly cut: readonly string[];
}

/** How strongly everything is drawn. */
export interface Focus {
  /** Strength of a mark and its label, 0..1. */
  readonly strengthOf: (id: string) => number;
  /** Places of the links drawn at full strength. */
  readonly litLinks: ReadonlySet<number>;
  /** Whether anything is asked for at all. */
  readonly isActive: boolean;
}

const FADED = 0.22;
/** Of what a filter leaves out. */
export const FILTERED = 0.1;
/** Links drawn at once within some steps; the strongest. */
const MOST_AROUND = 90;

type FocusModel = Pick<GraphModel, "links" | "index">;

/** Works out what is lit and what fades. */
export function focusOf(attention: Attention, model: FocusModel): Focus {
  const { selected, hovered, path, route, around, filteredOut } = attention;
  const starts = selected.length > 0 ? selected : hovered === null ? [] : [hovered];
  const cone = route
    ? coneOfRoute(route)
    : coneOf(starts.length === 1 ? starts : [], model.links, model.index);
  const lit = new Set([...starts, ...path, ...(hovered === null ? [] : [hovered])]);
  const isActive = starts.length > 0 || around !== null;
  const strengthOf = (id: string) => {
    if (filteredOut.has(id) && !starts.includes(id)) return FILTERED;
    if (around && !around.has(id)) return FILTERED;
    if (!isActive || lit.has(id) || cone.tie.has(id) || around) return 1;
    return FADED;
  };
  const litLinks = around && !route ? linksAmong(around, model.links) : cone.links;
  return { strengthOf, litLinks, isActive };
}

/** While routes are asked for, they are what is lit. */
function coneOfRoute({ links, products }: RouteShown): Cone {
  return { tie: new Map([...products].map((id) => [id, 1])), links };
}

function linksAmong(around: ReadonlySet<string>, links: FocusModel["links"]): ReadonlySet<number> {
  const places = [...links.keys()].filter((place) => {
    const link = links[place];
    return link !== undefined && around.has(link.from) && around.has(link.to);
  });
  const holdOf = (place: number) => links[place]?.hold ?? 0;
  places.sort((a, b) => holdOf(b) - holdOf(a) || a - b);
  return new Set(places.slice(0, MOST_AROUND));
}

/** The products that a target names: itself, or all that a country or firm makes. */
export function productsOfTarget(
  target: string,
  products: readonly ProductOverview[],
  firms: readonly { readonly id: string; readonly products: readonly string[] }[],
): string[] {
  if (target.startsWith("@")) {
    const country = target.slice(1);
    const makes = ({ makers }: ProductOverview) =>
      makers.some((maker) => maker.country === country && maker.share !== 0);
    return products.filter(makes).map(({ id }) => id);
  }
  if (target.startsWith("#")) {
    const firm = firms.find(({ id }) => id === target.slice(1));
    return [...(firm?.products ?? [])];
  }
  const id = target.split(/->|@|#/)[0] ?? "";
  return products.some((product) => product.id === id) ? [id] : [];
}
