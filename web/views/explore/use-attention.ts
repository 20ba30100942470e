import { useMemo } from "react";
import { useChokepoints } from "../../app/queries.ts";
import { useViewState } from "../../app/view-state.ts";
import { type Attention, productsOfTarget } from "../../graph/focus.ts";
import { stepsAround } from "../../graph/routes.ts";
import { formatLoss } from "../../parts/format.ts";
import { useLanguage } from "../../parts/use-names.ts";
import { hitOfTarget, kindOfTarget, NO_HIT } from "./figures.ts";
import type { ShownRoutes } from "./routes/use-routes.ts";
import type { Explore } from "./use-explore.ts";

/** What the address asks of the graph, in its terms. */
export interface Asked {
  readonly attention: Omit<Attention, "hovered">;
  /** Ways of what stops first, or the strongest route. */
  readonly paths: readonly (readonly string[])[];
  /** Loss of each hit sector in words. */
  readonly losses: ReadonlyMap<string, string>;
}

/**
 * What is selected, what that stops, the routes that are asked for and what is near.
 * @param out products that the filters leave out
 */
export function useAttention(
  { graph, model }: Explore,
  routes: ShownRoutes | null,
  out: ReadonlySet<string>,
): Asked {
  const { sel, steps } = useViewState().state;
  const language = useLanguage();
  const ranking = useChokepoints(kindOfTarget(sel)).data;
  const selected = useMemo(() => {
    if (routes) return [routes.from, routes.to];
    return sel ? productsOfTarget(sel, graph.products, graph.firms) : [];
  }, [sel, routes, graph]);
  const around = useMemo(() => {
    if (steps === null || routes || selected.length === 0) return null;
    return new Set(stepsAround(selected, model.links, model.index, steps).keys());
  }, [steps, routes, selected, model]);
  const hit = useMemo(
    () => (sel && ranking && !routes ? hitOfTarget(ranking, sel) : NO_HIT),
    [sel, ranking, routes],
  );
  const isNear = useMemo(() => (id: string) => around === null || around.has(id), [around]);
  const paths = useMemo(() => {
    if (routes) return routes.routes.best.slice(0, 1).map(({ products }) => products);
    return hit.paths.filter((path) => path.every(isNear));
  }, [routes, hit, isNear]);
  const losses = useMemo(() => {
    const near = Object.entries(hit.losses).filter(([sector]) => isNear(sector));
    return new Map(near.map(([sector, loss]) => [sector, formatLoss(loss, language)] as const));
  }, [hit, isNear, language]);
  const attention = useMemo(() => {
    const route = routes && {
      links: routes.routes.links,
      products: routes.routes.products,
      cut: routes.cut,
    };
    const path = [...paths.flat(), ...losses.keys()];
    return { selected, path, route, around, filteredOut: out };
  }, [selected, paths, losses, routes, around, out]);
  return { attention, paths, losses };
}
