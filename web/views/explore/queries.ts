import { useQuery } from "@tanstack/react-query";
import { api } from "../../app/api.ts";
import { settled } from "../../app/data-set-queries.ts";
import { useGraphId } from "../../app/shown-data-set.ts";

/** Two products, from which and to which; null: none are asked about. */
export type Ends = readonly [from: string, to: string] | null;

/** The smallest set of products without which no route leads from one product to another. */
export function useLeastCut(ends: Ends) {
  const id = useGraphId();
  const body = { measure: "mincut" as const, from: [ends?.[0] ?? ""], to: [ends?.[1] ?? ""] };
  return useQuery({
    queryKey: ["centrality", id, body],
    queryFn: ({ signal }) => api.centrality(id ?? "", body, signal),
    enabled: id !== undefined && ends !== null,
    staleTime: settled.staleTime,
  });
}
