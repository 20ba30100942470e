import { useMemo } from "react";
import { cutOfTarget } from "../../views/what-if/cut-of-target.ts";
import { useAnswers } from "../../views/what-if/queries.ts";
import { useChokepoints, useProduct } from "../queries.ts";
import { useChosenViewpoint, useGraph } from "../shown-data-set.ts";
import { useCutWays } from "./queries.ts";
import {
  type CourseFacts,
  courseFacts,
  type GoalFacts,
  goalFacts,
  type MakerFacts,
  makerFacts,
  type RankFacts,
  rankFacts,
} from "./tour-facts.ts";
import type { Tour, TourStepKind } from "./tour-plan.ts";

/** What the texts of a step are filled from; undefined: on its way, or not needed by the step. */
export interface TourFacts {
  readonly product: string;
  readonly maker: MakerFacts | null | undefined;
  readonly rank: RankFacts | null | undefined;
  readonly goal: GoalFacts | null | undefined;
  readonly course: CourseFacts | undefined;
}

/** Asks for what the step tells, and for no more: most of it the view behind has asked already. */
export function useTourFacts({ product, goal }: Tour, kind: TourStepKind): TourFacts {
  const graph = useGraph().data;
  const viewpoint = useChosenViewpoint();
  const isMaker = kind === "maker" || kind === "source";
  const detail = useProduct(isMaker ? product : null).data;
  const result = useChokepoints("product").data;
  const cut = useCutWays(kind === "path" && goal !== null ? product : null).data;
  const asked = useMemo(() => {
    if (kind !== "cut" || !graph || !viewpoint) return [];
    return [cutOfTarget(product, viewpoint, graph)];
  }, [kind, product, graph, viewpoint]);
  const answer = useAnswers(asked)[0]?.data?.answer;
  return useMemo(
    () => ({
      product,
      maker: isMaker && detail?.id === product ? makerFacts(detail) : undefined,
      rank: result?.by === "product" ? rankFacts(result, product) : undefined,
      goal: goal === null ? null : cut && goalFacts(cut, goal),
      course: answer && courseFacts(answer),
    }),
    [product, goal, isMaker, detail, result, cut, answer],
  );
}
