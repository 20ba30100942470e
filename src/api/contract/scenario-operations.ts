import { z } from "zod";
import { Scenario, ScenarioSource } from "../../model/scenario.ts";
import { SimulateOptions, SimulateResult } from "../../model/simulation.ts";
import { bodyProblems, GraphParams, type Operation } from "./operation.ts";
import { LINK, nextField, PageQuery } from "./pages.ts";
import { FieldProblem } from "./problem.ts";

const ScenarioParams = GraphParams.extend({
  scenario: z.string().describe("id of a scenario, as the list of them has it"),
});

/** Says which version a change is made to. */
const IF_MATCH = {
  "If-Match": "the ETag of the version that is changed; `*`: whatever is there",
} as const;

export const ScenarioSummary = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    nameJa: z.string(),
    description: z.string(),
    descriptionJa: z.string(),
    horizonDays: z.number(),
    shocks: z.number().describe("how many"),
    responses: z.number().describe("how many"),
    sources: z.array(ScenarioSource),
    saved: z.boolean().describe("false: it comes with the graph and cannot be changed"),
    version: z
      .string()
      .nullable()
      .describe("of one that was saved: what If-Match names, in quotes"),
    savedAt: z.string().nullable().describe("when it was last changed (ISO 8601)"),
  })
  .meta({ id: "ScenarioSummary" });
export type ScenarioSummary = z.infer<typeof ScenarioSummary>;

export const ScenarioList = z
  .strictObject({
    items: z.array(ScenarioSummary),
    ...nextField,
    unreadable: z
      .array(
        z.strictObject({
          id: z.string().nullable().describe("null: none of those that were saved can be read"),
          detail: z.string(),
          errors: z.array(FieldProblem),
        }),
      )
      .describe("saved scenarios that are there and cannot be read"),
  })
  .meta({ id: "ScenarioList" });
export type ScenarioList = z.infer<typeof ScenarioList>;

/** The scenarios that come with a data set, and those that users saved for it. */
export const SCENARIO_OPERATIONS = {
  listScenarios: {
    id: "listScenarios",
    method: "get",
    role: "read",
    path: "/api/v1/graphs/{id}/scenarios",
    summary: "The scenarios of a graph: those that come with it, then those that were saved",
    params: GraphParams,
    query: PageQuery,
    response: ScenarioList,
    someHeaders: LINK,
    problems: [400, 404, 422],
  },
  getScenario: {
    id: "getScenario",
    method: "get",
    role: "read",
    path: "/api/v1/graphs/{id}/scenarios/{scenario}",
    summary: "One of them as a document that can be changed and simulated",
    params: ScenarioParams,
    response: Scenario,
    headers: { ETag: "of one that was saved: its version" },
    problems: [400, 404, 422, 503],
  },
  saveScenario: {
    id: "saveScenario",
    method: "post",
    role: "write",
    path: "/api/v1/graphs/{id}/scenarios",
    summary: "Save a scenario",
    description:
      "The body is the scenario. Its `id` becomes part of its address; without one an id is made of its " +
      "name. 409: there is a scenario of this id. What it names has to be in the graph.",
    params: GraphParams,
    request: Scenario,
    response: ScenarioSummary,
    success: 201,
    headers: { Location: "where it can be read", ETag: "its version" },
    problems: [...bodyProblems, 409, 503],
  },
  replaceScenario: {
    id: "replaceScenario",
    method: "put",
    role: "write",
    path: "/api/v1/graphs/{id}/scenarios/{scenario}",
    summary: "Change a saved scenario",
    description:
      "428: no version is named; 412: it has been changed meanwhile, and stays as it is; 409: it comes " +
      "with the graph and cannot be changed.",
    params: ScenarioParams,
    request: Scenario,
    response: ScenarioSummary,
    requestHeaders: IF_MATCH,
    headers: { ETag: "its new version" },
    problems: [...bodyProblems, 409, 412, 428, 503],
  },
  deleteScenario: {
    id: "deleteScenario",
    method: "delete",
    role: "write",
    path: "/api/v1/graphs/{id}/scenarios/{scenario}",
    summary: "Delete a saved scenario",
    params: ScenarioParams,
    success: 204,
    requestHeaders: IF_MATCH,
    problems: [400, 404, 409, 412, 422, 428, 503],
  },
  simulate: {
    id: "simulate",
    method: "post",
    role: "read",
    path: "/api/v1/graphs/{id}/simulate",
    summary: "A scenario over time: what runs out when, and along which path",
    description:
      "`scenario` is a linchpin-scenario/1 document, such as the ones above. With `runs`, at most " +
      "4 000 000 steps of time in one request, over all runs.",
    params: GraphParams,
    request: SimulateOptions,
    response: SimulateResult,
    problems: bodyProblems,
  },
} as const satisfies Record<string, Operation>;
