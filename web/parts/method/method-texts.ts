import type { ChokepointsResponse } from "../../../src/api/contract/operations.ts";

/** What a result is, as far as its method goes. */
export type MethodKind =
  | "routes"
  | "ranking"
  | "dependency"
  | "cut"
  | "risk"
  | "draws"
  | "sensitivity"
  | "simulation"
  | "worst";

/** Paragraphs that tell each method; keys of `method:text`. */
export const METHOD_TEXTS: Readonly<Record<MethodKind, readonly string[]>> = {
  ranking: ["score", "bar", "unknown", "dependency"],
  dependency: ["dependency", "dependencyRange"],
  cut: ["cut", "bar"],
  routes: ["routes", "routesJoint"],
  risk: ["riskHhi", "riskEu", "riskOthers", "riskUnknown"],
  draws: ["draws", "drawsPlace", "drawsGrades"],
  sensitivity: ["sensitivity", "sensitivityGroups"],
  simulation: ["simulation", "simulationLoss", "simulationBan", "simulationBands"],
  worst: ["worst", "worstShares"],
};

/** What a drawn ranking rests on beyond its certificate. */
export function drawsFacts(
  stability: ChokepointsResponse["stability"] | null,
): Readonly<Record<string, number>> {
  if (!stability) return {};
  const { runs, figures, seed } = stability;
  return { runs, figures, seed };
}
