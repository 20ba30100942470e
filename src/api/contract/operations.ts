import type { z } from "zod";
import { EXPLAINING_OPERATIONS } from "./explaining-operations.ts";
import { FIGURE_OPERATIONS } from "./figure-operations.ts";
import { FIRM_OPERATIONS } from "./firm-operations.ts";
import { GRAPH_OPERATIONS } from "./graph-operations.ts";
import { IMPORT_OPERATIONS } from "./import-operations.ts";
import { MEASURE_OPERATIONS } from "./measure-operations.ts";
import type { Operation } from "./operation.ts";
import type { ProblemDocument as ProblemDocumentSchema } from "./problem.ts";
import { PROJECT_OPERATIONS } from "./project-operations.ts";
import { RUN_OPERATIONS } from "./run-operations.ts";
import { SCENARIO_OPERATIONS } from "./scenario-operations.ts";
import { SEARCHING_OPERATIONS } from "./searching-operations.ts";
import { SERVICE_OPERATIONS } from "./service-operations.ts";
import { TABLE_OPERATIONS } from "./table-operations.ts";
import { TIME_OPERATIONS } from "./time-operations.ts";

/** All that can be asked over HTTP, by id. */
export const OPERATIONS = {
  ...GRAPH_OPERATIONS,
  ...FIGURE_OPERATIONS,
  ...FIRM_OPERATIONS,
  ...IMPORT_OPERATIONS,
  ...SCENARIO_OPERATIONS,
  ...PROJECT_OPERATIONS,
  ...SEARCHING_OPERATIONS,
  ...MEASURE_OPERATIONS,
  ...TIME_OPERATIONS,
  ...TABLE_OPERATIONS,
  ...EXPLAINING_OPERATIONS,
  ...RUN_OPERATIONS,
  ...SERVICE_OPERATIONS,
} as const satisfies Record<string, Operation>;

export type Operations = typeof OPERATIONS;
export type OperationId = keyof Operations;
/** What is sent, before defaults are filled in. */
export type RequestOf<Id extends OperationId> = Operations[Id] extends { request: infer S }
  ? z.input<S & z.ZodType>
  : never;
/** What comes back if all is well; null: nothing does. */
export type ResponseOf<Id extends OperationId> = Operations[Id] extends {
  response: infer S extends z.ZodType;
}
  ? z.output<S>
  : null;

// What the browser works with.
export type { ProductDetail } from "../../model/details.ts";
export type {
  CountryOverview,
  GraphOverview,
  InputOverview,
  ProductOverview,
} from "../../model/overview.ts";
export type { Certificate, ChokepointItem, DependencyItem } from "../../model/results.ts";
export type { RiskItem } from "../../model/risk.ts";
export type GraphOverviewResponse = ResponseOf<"getGraph">;
export type ProductDetailResponse = ResponseOf<"getProduct">;
export type CoverageResponse = ResponseOf<"getCoverage">;
export type FigureListResponse = ResponseOf<"listFigures">;
export type FigureChecksResponse = ResponseOf<"checkFigures">;
export type DiffRequest = RequestOf<"diff">;
export type DiffResponse = ResponseOf<"diff">;
export type ImportRequest = RequestOf<"importGraph">;
export type ImportResponse = ResponseOf<"importGraph">;
export type CutRequest = RequestOf<"cut">;
export type CutResponse = ResponseOf<"cut">;
export type ChokepointsRequest = RequestOf<"chokepoints">;
export type ChokepointsResponse = ResponseOf<"chokepoints">;
export type DependencyRequest = RequestOf<"dependency">;
export type DependencyResponse = ResponseOf<"dependency">;
export type RiskRequest = RequestOf<"risk">;
export type RiskResponse = ResponseOf<"risk">;
export type ReportRequest = RequestOf<"report">;
export type ReportResponse = ResponseOf<"report">;
export type SensitivityRequest = RequestOf<"sensitivity">;
export type SensitivityResponse = ResponseOf<"sensitivity">;
export type SimulateRequest = RequestOf<"simulate">;
export type SimulateResponse = ResponseOf<"simulate">;
export type ProjectListResponse = ResponseOf<"listProjects">;
export type ScenarioListResponse = ResponseOf<"listScenarios">;
export type ScenarioSummaryResponse = ResponseOf<"saveScenario">;
/** A scenario as it is sent to be saved. */
export type ScenarioDocument = RequestOf<"saveScenario">;
export type ScenarioResponse = ResponseOf<"getScenario">;
export type SweepRequest = RequestOf<"sweep">;
export type SweepResponse = ResponseOf<"sweep">;
export type RunRequest = RequestOf<"startRun">;
export type RunStatusResponse = ResponseOf<"startRun">;
export type RunResponse = ResponseOf<"getRun">;
export type ProblemResponse = z.infer<typeof ProblemDocumentSchema>;
