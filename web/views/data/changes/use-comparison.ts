import { useQuery } from "@tanstack/react-query";
import { api } from "../../../app/api.ts";
import { settled } from "../../../app/data-set-queries.ts";
import { useChosenViewpoint, useGraphId } from "../../../app/shown-data-set.ts";
import type { Comparison } from "./comparison.ts";

/** Moved answers, and rows of each kind in each table, that are asked for. */
const MOST = 3000;

/** What changed from the chosen side to the data set that is shown, seen from the chosen home. */
export function useComparison(comparison: Comparison | null) {
  const id = useGraphId() ?? "";
  const viewpoint = useChosenViewpoint();
  const { home = [], trusted = [], adversary = [] } = viewpoint ?? {};
  const before = comparison?.kind === "graph" ? comparison.graph : id;
  const body = {
    other: id,
    ...(comparison?.kind === "year" ? { asOfA: comparison.year } : {}),
    ...(home.length > 0 ? { home: [...home] } : {}),
    ...{ trusted: [...trusted], adversary: [...adversary], top: MOST },
  };
  return useQuery({
    queryKey: ["diff", before, body],
    queryFn: ({ signal }) => api.diff(before, body, signal),
    enabled: comparison !== null && viewpoint !== undefined && id !== "",
    staleTime: settled.staleTime,
  });
}
