import { useMemo } from "react";
import { useViewState } from "../../../app/view-state.ts";
import { type Routes, routesBetween } from "../../../graph/routes.ts";
import { type Ends, useLeastCut } from "../queries.ts";
import type { Explore } from "../use-explore.ts";
import { type RouteFinding, routeFinding } from "./route-finding.ts";

/** The routes between the two products of the address. */
export interface ShownRoutes {
  readonly from: string;
  readonly to: string;
  readonly routes: Routes;
  readonly finding: RouteFinding;
  /** Fewest products that cut every route; empty while not known, or if nothing can. */
  readonly cut: readonly string[];
  readonly leastCut: ReturnType<typeof useLeastCut>;
}

/** What leads from the selected product to the second one of the address; null: none is asked. */
export function useRoutes(explore: Explore | undefined): ShownRoutes | null {
  const ends = useEnds(explore);
  const both = useMemo(() => {
    if (!explore || !ends) return null;
    const { links, index } = explore.model;
    const [from, to] = ends;
    const routes = routesBetween(from, to, links, index);
    const isDirect = (index.outOf.get(from) ?? []).some((place) => links[place]?.to === to);
    return { routes, isDirect, isBack: routesBetween(to, from, links, index, 1).best.length > 0 };
  }, [explore, ends]);
  const hasRoute = (both?.routes.products.size ?? 0) > 0;
  const leastCut = useLeastCut(hasRoute ? ends : null);
  return useMemo(() => {
    if (!ends || !both) return null;
    const [from, to] = ends;
    const { routes, isDirect, isBack } = both;
    const cut = leastCut.data?.cut ?? [];
    const finding = routeFinding({
      between: hasRoute ? routes.products.size - 2 : null,
      cut: leastCut.data?.value ?? null,
      isDirect,
      isBack,
    });
    return { from, to, routes, finding, cut, leastCut };
  }, [ends, both, hasRoute, leastCut]);
}

/** Both ends, if both are products and not the same. */
function useEnds(explore: Explore | undefined): Ends {
  const { sel, to } = useViewState().state;
  const products = explore?.graph.products;
  return useMemo(() => {
    const isProduct = (id: string | null) => products?.some((product) => product.id === id);
    const known = sel !== null && to !== null && sel !== to && isProduct(sel) && isProduct(to);
    return known ? [sel, to] : null;
  }, [sel, to, products]);
}
