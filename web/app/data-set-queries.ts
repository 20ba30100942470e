import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { GraphOverviewResponse } from "../../src/api/contract/operations.ts";
import { api } from "./api.ts";

/** Results follow from the data and the question alone: they do not go stale while a page is open. */
export const settled = {
  staleTime: Number.POSITIVE_INFINITY,
  placeholderData: keepPreviousData,
} as const;

/** The data sets that the server has. */
export function useGraphs() {
  return useQuery({
    queryKey: ["graphs"],
    queryFn: ({ signal }) => api.graphs(signal),
    ...settled,
  });
}

/**
 * Id of the data set that is shown: the one asked for if the server has it, else the one that the
 * page opens with; undefined until the list of them is here.
 */
export function useGraphIdOf(asked: string | null): string | undefined {
  const graphs = useGraphs().data;
  return graphs?.items.find(({ id }) => id === asked)?.id ?? graphs?.first ?? undefined;
}

/** A data set: products, inputs, countries, firms, defaults; none where it is a network of firms. */
export function useGraphOf(id: string | undefined) {
  const graphs = useGraphs().data;
  const isFirms = graphs?.items.find((graph) => graph.id === id)?.kind === "firms";
  return useQuery<GraphOverviewResponse>({
    queryKey: ["graph", id],
    queryFn: ({ signal }) => api.graph(id ?? "", signal),
    enabled: id !== undefined && !isFirms,
    staleTime: settled.staleTime,
    placeholderData: (shown) => (isFirms ? undefined : shown),
  });
}
