import { useMemo } from "react";
import {
  useChokepoints,
  useCut,
  useDependency,
  useGraph,
  useUsualChokepoints,
} from "../../app/queries.ts";
import { useViewState } from "../../app/view-state.ts";
import { type GraphModel, graphModel } from "../../graph/graph-model.ts";
import type { Figures } from "../../graph/scene.ts";
import { figuresOf, scoresOf } from "./figures.ts";

export interface Explore {
  readonly model: GraphModel;
  readonly figures: Figures;
  readonly graph: NonNullable<ReturnType<typeof useGraph>["data"]>;
  readonly ranking: NonNullable<ReturnType<typeof useChokepoints>["data"]>;
}

/** Everything Explore draws from; undefined until all of it is here. */
export function useExplore() {
  const { state } = useViewState();
  const graph = useGraph();
  const usual = useUsualChokepoints();
  const ranking = useChokepoints("product");
  const dependency = useDependency();
  const cut = useCut(state.cut);
  const model = useMemo(
    () => (graph.data && usual.data ? graphModel(graph.data, scoresOf(usual.data)) : undefined),
    [graph.data, usual.data],
  );
  const explore = useMemo<Explore | undefined>(() => {
    if (!graph.data || !model || !ranking.data || !dependency.data) return undefined;
    const figures = figuresOf(graph.data, ranking.data, dependency.data);
    return { model, figures, graph: graph.data, ranking: ranking.data };
  }, [graph.data, model, ranking.data, dependency.data]);
  const queries = [graph, usual, ranking, dependency];
  return {
    explore,
    error: explore ? null : (queries.find(({ error }) => error !== null)?.error ?? null),
    retry: () => {
      for (const query of queries) if (query.isError) void query.refetch();
    },
    cut,
  };
}
