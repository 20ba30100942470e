import { useMemo } from "react";
import { useChokepoints, useDependency, useGraph } from "../../app/queries.ts";
import type { ViewState } from "../../app/view-state-address.ts";
import { useNames } from "../../parts/use-names.ts";
import { productRows, type RankedRow, type RankingData, targetRows } from "./ranked-rows.ts";

export interface Ranking {
  /** In the order of the ranking; those without a score at the end. */
  readonly rows: readonly RankedRow[];
  readonly result: RankingData["result"];
  readonly graph: RankingData["graph"];
}

export interface RankingQuery {
  readonly ranking: Ranking | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** The ranking of one kind of target, with names, makers and dependency beside each score. */
export function useRanking(by: ViewState["by"], sector: string | null): RankingQuery {
  const graph = useGraph();
  const chokepoints = useChokepoints(by, sector);
  const dependency = useDependency();
  const names = useNames();
  const result = chokepoints.data?.by === by ? chokepoints.data : undefined;
  const ranking = useMemo(() => {
    if (!graph.data || !result || !names) return undefined;
    if (by !== "product") {
      const data = { graph: graph.data, result, dependency: [], names };
      return { rows: targetRows(data), result, graph: graph.data };
    }
    if (!dependency.data) return undefined;
    const data = { graph: graph.data, result, dependency: dependency.data.items, names };
    return { rows: productRows(data), result, graph: graph.data };
  }, [by, graph.data, result, dependency.data, names]);
  const queries = by === "product" ? [graph, chokepoints, dependency] : [graph, chokepoints];
  return {
    ranking,
    error: queries.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const query of queries) if (query.isError) void query.refetch();
    },
  };
}
