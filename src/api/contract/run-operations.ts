import { z } from "zod";
import { CentralityResult } from "../../model/centrality.ts";
import { CompareResult } from "../../model/comparison.ts";
import { DiffResult } from "../../model/diff.ts";
import { EsriResult, GraphEsriResult } from "../../model/esri.ts";
import { ExposureResult } from "../../model/exposure.ts";
import { FirmsOverview } from "../../model/firm-views.ts";
import { IoResult } from "../../model/input-output.ts";
import { WrittenReport } from "../../model/report.ts";
import { ChokepointsResult, CutResult, DependencyResult, RiskResult } from "../../model/results.ts";
import { SensitivityResult } from "../../model/sensitivity.ts";
import { ShapleyResult } from "../../model/shapley.ts";
import { SimulateResult } from "../../model/simulation.ts";
import { SweepResult } from "../../model/sweep.ts";
import { TableSimulateResult } from "../../model/table-simulation.ts";
import { WorstResult } from "../../model/worst.ts";
import { ImportedGraph } from "./imported-graph.ts";
import { type Operation, USUAL_BODY_BYTES } from "./operation.ts";
import { LINK, nextField, pageFields } from "./pages.ts";
import { ProblemDocument } from "./problem.ts";

/** Questions that bring what they are about, and name no graph. */
export const SENT_ALONG = ["io", "esriOfFirms", "exposure", "simulateTable"] as const;

/** What a run can be about: every question that may take long, and bringing a network, under the name of its operation. */
export const RunOperation = z.enum([
  "simulate",
  "worst",
  "sweep",
  "compare",
  "chokepoints",
  "sensitivity",
  "cut",
  "dependency",
  "risk",
  "shapley",
  "esri",
  "centrality",
  "report",
  "firmsOverview",
  "diff",
  ...SENT_ALONG,
  "importGraph",
]);
export type RunOperation = z.infer<typeof RunOperation>;

export const RunRequest = z
  .strictObject({
    graph: z
      .string()
      .optional()
      .describe("id of a graph; left out where the question brings what it is about"),
    operation: RunOperation.exclude(["importGraph"]).describe(
      "what is asked, as in `POST /graphs/{id}/{operation}`; firmsOverview: as in `GET /graphs/{id}/firms`; " +
        "io, esriOfFirms, exposure, simulateTable: as in `POST /io`, `/esri`, `/exposure`, `/simulate-table`",
    ),
    options: z
      .record(z.string(), z.unknown())
      .default({})
      .describe("the body of that request; firmsOverview: its query"),
  })
  .meta({ id: "RunRequest" });
export type RunRequest = z.infer<typeof RunRequest>;

export const RunState = z.enum(["waiting", "running", "finished", "failed", "cancelled"]);
export type RunState = z.infer<typeof RunState>;

/** How far work is. */
export const RunProgress = z.strictObject({
  done: z
    .number()
    .describe("runs, searches, sets that were tried, or bytes of a network that were read or kept"),
  total: z.number().nullable().describe("of how many; null: nobody knows"),
  secondsLeft: z.number().nullable().describe("at the pace so far; null: nobody knows"),
  step: z.string().nullable().describe("what is being done, where work has steps"),
});
export type RunProgress = z.infer<typeof RunProgress>;

/** How far a run is. */
export const RunStatus = z
  .strictObject({
    id: z.string(),
    graph: z.string().nullable().describe("null: what is asked about came with the question"),
    operation: RunOperation,
    state: RunState.describe("waiting: others are before it; the last three do not change again"),
    progress: RunProgress,
    askedBy: z.string().describe("id of a token; `local`: somebody at the machine; `public`"),
    created: z.string().describe("when it was asked for (ISO 8601)"),
    ended: z.string().nullable().describe("when it ended; null: it has not"),
  })
  .meta({ id: "RunStatus" });
export type RunStatus = z.infer<typeof RunStatus>;

/** What runs may answer with, by operation. */
const RunResult = z.union([
  SimulateResult,
  WorstResult,
  SweepResult,
  CompareResult,
  ChokepointsResult,
  SensitivityResult,
  CutResult,
  DependencyResult,
  RiskResult,
  ShapleyResult,
  GraphEsriResult,
  CentralityResult,
  WrittenReport,
  FirmsOverview,
  DiffResult,
  IoResult,
  EsriResult,
  ExposureResult,
  TableSimulateResult,
  ImportedGraph,
]);

export const Run = z
  .strictObject({
    ...RunStatus.shape,
    result: RunResult.nullable().describe(
      "the answer of the request that it stands for; null: the run has not finished",
    ),
    problem: ProblemDocument.nullable().describe(
      "the problem document of that request; null: the run has not failed",
    ),
  })
  .meta({ id: "Run" });
export type Run = z.infer<typeof Run>;

export const RunListQuery = z
  .strictObject({
    graph: z.string().max(200).optional(),
    operation: RunOperation.optional(),
    state: RunState.optional(),
    ...pageFields,
  })
  .meta({ id: "RunListQuery" });

export const RunList = z
  .strictObject({ items: z.array(RunStatus), ...nextField })
  .meta({ id: "RunList" });
export type RunList = z.infer<typeof RunList>;

const RunParams = z.object({ run: z.string().describe("id of a run") });

/** Long work as a resource: started, watched, cancelled. */
export const RUN_OPERATIONS = {
  startRun: {
    id: "startRun",
    method: "post",
    role: "read",
    path: "/api/v1/runs",
    summary: "Start a question that may take long, and come back for the answer",
    description:
      "The answer, the limits and the problem documents are those of `POST /graphs/{id}/{operation}`, of " +
      "`GET /graphs/{id}/firms` for firmsOverview, which tells how far a large network is that has to be " +
      "read first. " +
      "What is wrong with the options is told at once (422), unless the server has so much to do that it " +
      "cannot look at them within a second: then the run fails with the same problem document. " +
      "A bounded number of runs may be open at a time (429 with Retry-After; `LINCHPIN_OPEN_RUNS`, 8). " +
      "A run that was answered 202 is kept: if the server is lost it is done again from its start by the " +
      "next one, for the figures of then, and any server of the same store tells of it. Its answer is " +
      "kept for a day after its end (`LINCHPIN_RUN_HOURS`), the oldest for a shorter time if there are many.",
    request: RunRequest,
    mostBytes: 2 * USUAL_BODY_BYTES, // a question as large as a plain request may be, in its envelope
    response: RunStatus,
    success: 202,
    headers: { Location: "where the run can be asked for" },
    problems: [400, 413, 415, 422, 429],
  },
  listRuns: {
    id: "listRuns",
    method: "get",
    role: "read",
    path: "/api/v1/runs",
    summary: "The runs that are open, or whose answers are still kept, the latest first",
    description:
      "Who may only read sees the runs that they asked for; without a token, where everybody may read, none.",
    query: RunListQuery,
    response: RunList,
    someHeaders: LINK,
    problems: [422],
  },
  getRun: {
    id: "getRun",
    method: "get",
    role: "read",
    path: "/api/v1/runs/{run}",
    summary: "How far a run is, and its answer once it has finished",
    params: RunParams,
    response: Run,
    problems: [400, 404],
  },
  watchRun: {
    id: "watchRun",
    method: "get",
    role: "read",
    path: "/api/v1/runs/{run}/events",
    summary: "How far a run is, as server-sent events",
    description:
      "An event `progress` at once and whenever there is news, at most ten a second; an event `end` when " +
      "the run has ended, and then the stream ends. The data of both are the run without its answer. " +
      "Every event has an id: who comes back with `Last-Event-ID` hears nothing twice, and 204 after the " +
      "end. A stream that ends without `end` is of a server that stops: another one tells the rest.",
    params: RunParams,
    response: RunStatus,
    isStream: true,
    optionalHeaders: { "Last-Event-ID": "id of the last event that was heard" },
    problems: [400, 404],
  },
  cancelRun: {
    id: "cancelRun",
    method: "delete",
    role: "read",
    path: "/api/v1/runs/{run}",
    summary: "Cancel a run; one that has ended is forgotten",
    description: "A run that somebody else asked for needs a token that may write (403).",
    params: RunParams,
    success: 204,
    problems: [400, 404],
  },
} as const satisfies Record<string, Operation>;
