import { useMemo } from "react";
import type { ChokepointItem, ChokepointsResponse } from "../../../src/api/contract/operations.ts";
import { useChokepoints, useViewpoint } from "../../app/queries.ts";
import { useGraph } from "../../app/shown-data-set.ts";
import type { ViewState } from "../../app/view-state-address.ts";
import { countrySet } from "../../parts/country-set.ts";
import type { StripSides } from "../../parts/strip-parts.ts";
import type { TargetParts } from "../../parts/target-parts.ts";

/** In which ranking a kind of target stands. */
export const RANKED: Record<TargetParts["kind"], ViewState["by"]> = {
  product: "product",
  producer: "producer",
  country: "country",
  "product-firm": "firm",
  firm: "firm",
  input: "input",
};

export interface Place {
  /** `null`: it has no score. */
  readonly item: ChokepointItem | null;
  /** Place in the ranking, 1 first; `null` without a score. */
  readonly place: number | null;
  readonly result: ChokepointsResponse;
}

/** Where a target stands in the ranking of its kind; undefined until it is computed. */
export function usePlace(by: ViewState["by"], id: string): Place | undefined {
  const result = useChokepoints(by).data;
  return useMemo(() => {
    if (result?.by !== by) return undefined;
    const found = result.items.findIndex((item) => item.id === id);
    return { item: result.items[found] ?? null, place: found < 0 ? null : found + 1, result };
  }, [result, by, id]);
}

/** The countries that count as home and as trusted, blocs taken apart. */
export function useSides(): StripSides | undefined {
  const graph = useGraph().data;
  const viewpoint = useViewpoint();
  return useMemo(() => {
    if (!graph || !viewpoint) return undefined;
    return {
      home: countrySet(viewpoint.home, graph.countries),
      trusted: countrySet(viewpoint.trusted, graph.countries),
    };
  }, [graph, viewpoint]);
}
