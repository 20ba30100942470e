import { useMemo } from "react";
import type { Certificate, ChokepointsResponse } from "../../../src/api/contract/operations.ts";
import {
  useChokepoints,
  useDependency,
  useDrawnChokepoints,
  useRiskScores,
} from "../../app/queries.ts";
import { useGraph } from "../../app/shown-data-set.ts";
import type { ColumnSet } from "../../app/sort-columns.ts";
import type { ViewState } from "../../app/view-state-address.ts";
import { useNames } from "../../parts/use-names.ts";
import { productRows, type RankedRow, type RankingData, targetRows } from "./ranked-rows.ts";

export interface Ranking {
  /** In the order of the ranking; those without a score at the end. */
  readonly rows: readonly RankedRow[];
  readonly result: RankingData["result"];
  readonly graph: RankingData["graph"];
  /** What the published scores rest on, where they are shown. */
  readonly riskCertificate: Certificate | null;
  /** The same ranking with its figures drawn anew, where that is shown. */
  readonly drawn: Pick<ChokepointsResponse, "stability" | "certificate"> | null;
}

export interface RankingQuery {
  readonly ranking: Ranking | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  /** Columns asked for that are still being computed. */
  readonly waiting: "scores" | "order" | null;
}

interface Asked {
  readonly by: ViewState["by"];
  /** Sector whose loss alone counts. */
  readonly sector: string | null;
  /** What stands beside name and score: some of it is asked for only then. */
  readonly cols: ColumnSet;
}

/** The ranking of one kind of target, with names, makers and dependency beside each score. */
export function useRanking({ by, sector, cols }: Asked): RankingQuery {
  const graph = useGraph();
  const chokepoints = useChokepoints(by, sector);
  const dependency = useDependency();
  const hasScores = cols === "scores" && by === "product";
  const risk = useRiskScores(hasScores);
  const drawn = useDrawnChokepoints(by, sector, cols === "order");
  // What was asked for before is still here, but of no use to other columns.
  const scores = hasScores ? risk.data : undefined;
  const draws = cols === "order" ? drawn.data : undefined;
  const names = useNames();
  const result = chokepoints.data?.by === by ? chokepoints.data : undefined;
  const ranking = useMemo(() => {
    if (!graph.data || !result || !names) return undefined;
    const more = { risk: scores?.items, drawn: draws };
    const shown = {
      result,
      graph: graph.data,
      riskCertificate: scores?.certificate ?? null,
      drawn: draws ?? null,
    };
    if (by !== "product") {
      const data = { graph: graph.data, result, dependency: [], names, ...more };
      return { ...shown, rows: targetRows(data) };
    }
    if (!dependency.data) return undefined;
    const data = { graph: graph.data, result, dependency: dependency.data.items, names, ...more };
    return { ...shown, rows: productRows(data) };
  }, [by, graph.data, result, dependency.data, names, scores, draws]);
  const queries = [graph, chokepoints, ...(by === "product" ? [dependency] : []), risk, drawn];
  const pending = risk.isFetching ? "scores" : drawn.isFetching ? "order" : null;
  return {
    ranking,
    waiting: pending,
    error: queries.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const query of queries) if (query.isError) void query.refetch();
    },
  };
}
