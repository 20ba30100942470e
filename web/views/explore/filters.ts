import { foldText } from "../../../src/api/contract/fold-text.ts";
import type { ProductOverview } from "../../../src/api/contract/operations.ts";
import type { ViewState } from "../../app/view-state-address.ts";
import type { GraphModel } from "../../graph/graph-model.ts";
import type { Figures } from "../../graph/scene.ts";
import { isNamed } from "../../parts/country-set.ts";
import { kindWord } from "../../parts/product-shape.ts";

/** Keys of the state that filter Explore. */
export const FILTERS = ["kind", "tier", "lane", "maker", "status", "min", "dep", "q"] as const;
export type Filter = (typeof FILTERS)[number];
export type FilterState = Pick<ViewState, Filter>;

/** A state without any filter. */
export const NO_FILTERS: FilterState = {
  kind: [],
  tier: [],
  lane: [],
  maker: [],
  status: [],
  min: 0,
  dep: 0,
  q: "",
};

/** The filters that are in force. */
export function activeFilters(state: FilterState): Filter[] {
  return FILTERS.filter((key) => {
    const choice = state[key];
    return Array.isArray(choice) ? choice.length > 0 : choice !== NO_FILTERS[key];
  });
}

/** The country that makes most of a product, as far as countries are named. */
export function largestCountry({ makers }: ProductOverview): string | null {
  return makers.find(({ country, share }) => isNamed(country) && share !== null)?.country ?? null;
}

/**
 * Products that the filters leave out.
 * @param without a filter to leave aside: what would match if it were gone
 */
export function filteredOut(
  state: FilterState,
  { products, tierOf, laneOf }: Pick<GraphModel, "products" | "tierOf" | "laneOf">,
  { score, dependency }: Figures,
  without: Filter | null = null,
): ReadonlySet<string> {
  const words = foldText(state.q);
  const tests: Readonly<Record<Filter, (product: ProductOverview) => boolean>> = {
    kind: (product) => state.kind.includes(kindWord(product)),
    tier: ({ id }) => state.tier.includes(tierOf.get(id) ?? ""),
    lane: ({ id }) => state.lane.includes(laneOf.get(id) ?? ""),
    maker: (product) => state.maker.includes(largestCountry(product) ?? ""),
    status: ({ supplyStatus }) => state.status.includes(supplyStatus),
    min: ({ id }) => (score.get(id) ?? 0) >= state.min,
    dep: ({ id }) => (dependency.get(id) ?? -1) >= state.dep,
    q: ({ nameEn, nameJa, synonyms }) =>
      [nameEn, nameJa, ...synonyms].some((name) => foldText(name).includes(words)),
  };
  const active = activeFilters(state).filter((key) => key !== without);
  const out = products.filter((product) => !active.every((key) => tests[key](product)));
  return new Set(out.map(({ id }) => id));
}
