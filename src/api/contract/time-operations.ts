import { SweepOptions, SweepResult } from "../../model/sweep.ts";
import { bodyProblems, GraphParams, type Operation } from "./operation.ts";

/** What happens over time. */
export const TIME_OPERATIONS = {
  sweep: {
    id: "sweep",
    method: "post",
    role: "read",
    path: "/api/v1/graphs/{id}/sweep",
    summary:
      "Products, producers, countries, firms, inputs or pairs, each halted by itself: what runs out " +
      "when, how deep, for how long",
    description: "At most 4 000 000 steps of time in one request, over all that is halted.",
    params: GraphParams,
    request: SweepOptions,
    response: SweepResult,
    problems: bodyProblems,
  },
} as const satisfies Record<string, Operation>;
