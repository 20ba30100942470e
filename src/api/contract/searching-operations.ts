import { CompareOptions, CompareResult } from "../../model/comparison.ts";
import { WorstOptions, WorstResult } from "../../model/worst.ts";
import { bodyProblems, GraphParams, type Operation } from "./operation.ts";

/** Operations that set scenarios and cuts against each other. */
export const SEARCHING_OPERATIONS = {
  worst: {
    id: "worst",
    method: "post",
    role: "read",
    path: "/api/v1/graphs/{id}/worst",
    summary: "The k cuts that hurt most, proven or with a bound; what to protect against them",
    description:
      "At most 100 000 sets are tried in one request, and 20 seconds are searched; telling of the set found comes on top.",
    params: GraphParams,
    request: WorstOptions,
    response: WorstResult,
    problems: bodyProblems,
  },
  compare: {
    id: "compare",
    method: "post",
    role: "read",
    path: "/api/v1/graphs/{id}/compare",
    summary: "Scenarios over time beside a baseline, and each less the baseline, day by day",
    description:
      "`scenarios` are linchpin-scenario/1 documents; without `baseline` they are compared with a world in which nothing happens.",
    params: GraphParams,
    request: CompareOptions,
    response: CompareResult,
    problems: bodyProblems,
  },
} as const satisfies Record<string, Operation>;
