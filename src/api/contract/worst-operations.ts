import { WorstOptions, WorstResult } from "../../model/worst.ts";
import { bodyProblems, GraphParams, type Operation } from "./operation.ts";

/** Operations that search for what hurts most. */
export const WORST_OPERATIONS = {
  worst: {
    id: "worst",
    method: "post",
    path: "/api/v1/graphs/{id}/worst",
    summary: "The k cuts that hurt most, proven or with a bound; what to protect against them",
    description: "At most 100 000 sets are tried in one request, and 20 seconds are used.",
    params: GraphParams,
    request: WorstOptions,
    response: WorstResult,
    problems: bodyProblems,
  },
} as const satisfies Record<string, Operation>;
