import { useQuery } from "@tanstack/react-query";
import { api } from "../api.ts";
import { settled } from "../data-set-queries.ts";
import { useChosenViewpoint, useGraphId } from "../shown-data-set.ts";

/** What stops if a product is cut, with the way to every sector; idle if there is none. */
export function useCutWays(product: string | null) {
  const id = useGraphId();
  const viewpoint = useChosenViewpoint();
  const body = {
    targets: product === null ? [] : [product],
    ...(viewpoint && {
      ...(viewpoint.home.length > 0 ? { home: [...viewpoint.home] } : {}),
      trusted: [...viewpoint.trusted],
      adversary: [...viewpoint.adversary],
    }),
  };
  return useQuery({
    queryKey: ["cut", id, body],
    queryFn: ({ signal }) => api.cut(id ?? "", body, signal),
    enabled: id !== undefined && viewpoint !== undefined && product !== null,
    staleTime: settled.staleTime,
  });
}
