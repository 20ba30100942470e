import { useMemo, useRef } from "react";
import { useChokepoints, useDependency, useUsualChokepoints } from "../../app/queries.ts";
import { useChosenViewpoint, useGraph } from "../../app/shown-data-set.ts";
import type { Viewpoint } from "../../app/viewpoint.ts";
import { type GraphModel, graphModel } from "../../graph/graph-model.ts";
import { useLayers } from "../../graph/layered/use-layers.ts";
import type { Figures } from "../../graph/scene.ts";
import { figuresOf, scoresOf } from "./figures.ts";

export interface Explore {
  readonly model: GraphModel;
  readonly figures: Figures;
  readonly graph: NonNullable<ReturnType<typeof useGraph>["data"]>;
  readonly ranking: NonNullable<ReturnType<typeof useChokepoints>["data"]>;
  /** Whose point of view the figures take: that of the address once they are here. */
  readonly viewpoint: Viewpoint;
}

/** Everything Explore draws from; undefined until all of it is here. */
export function useExplore() {
  const graph = useGraph();
  const usual = useUsualChokepoints();
  const ranking = useChokepoints("product");
  const dependency = useDependency();
  const tiered = useMemo(
    () => (graph.data && usual.data ? graphModel(graph.data, scoresOf(usual.data)) : undefined),
    [graph.data, usual.data],
  );
  const model = useLayers(tiered, `${graph.data?.id}@${graph.data?.version}`);
  const viewpoint = useShownViewpoint([ranking, dependency]);
  const explore = useMemo<Explore | undefined>(() => {
    if (!graph.data || !model || !ranking.data || !dependency.data || !viewpoint) return undefined;
    const figures = figuresOf(graph.data, ranking.data, dependency.data);
    return { model, figures, graph: graph.data, ranking: ranking.data, viewpoint };
  }, [graph.data, model, ranking.data, dependency.data, viewpoint]);
  const queries = [graph, usual, ranking, dependency];
  return {
    explore,
    error: explore ? null : (queries.find(({ error }) => error !== null)?.error ?? null),
    retry: () => {
      for (const query of queries) if (query.isError) void query.refetch();
    },
  };
}

interface Answer {
  readonly isSuccess: boolean;
  readonly isPlaceholderData: boolean;
}

/** The point of view of the figures on screen: while others are on their way, or lost, the old one. */
function useShownViewpoint(answers: readonly Answer[]): Viewpoint | undefined {
  const asked = useChosenViewpoint();
  const shown = useRef(asked);
  const isHere = answers.every(
    ({ isSuccess, isPlaceholderData }) => isSuccess && !isPlaceholderData,
  );
  if (isHere || shown.current === undefined) shown.current = asked;
  return shown.current;
}
