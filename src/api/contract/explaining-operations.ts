import { DiffRequest, DiffResult } from "../../model/diff.ts";
import { ReportOptions, WrittenReport } from "../../model/report.ts";
import { ShapleyOptions, ShapleyResult } from "../../model/shapley.ts";
import { bodyProblems, GraphParams, type Operation } from "./operation.ts";

/** Operations that explain an answer: who is to blame, a dossier, what moved it. */
export const EXPLAINING_OPERATIONS = {
  shapley: {
    id: "shapley",
    method: "post",
    role: "read",
    path: "/api/v1/graphs/{id}/shapley",
    summary: "How much of a loss each of several targets is to blame for (Shapley value)",
    description: "At most 12 targets in one request: among so many a loss is shared out exactly.",
    params: GraphParams,
    request: ShapleyOptions,
    response: ShapleyResult,
    problems: bodyProblems,
  },
  report: {
    id: "report",
    method: "post",
    role: "read",
    path: "/api/v1/graphs/{id}/report",
    summary: "A dossier on a product, a sector or a country, as Markdown and as one HTML page",
    params: GraphParams,
    request: ReportOptions,
    response: WrittenReport,
    problems: bodyProblems,
  },
  diff: {
    id: "diff",
    method: "post",
    role: "read",
    path: "/api/v1/graphs/{id}/diff",
    summary: "What changed from this graph to another, and what it did to the answers",
    params: GraphParams,
    request: DiffRequest,
    response: DiffResult,
    problems: bodyProblems,
  },
} as const satisfies Record<string, Operation>;
