import { z } from "zod";
import { Scenario, ScenarioSource } from "../../model/scenario.ts";
import { SimulateOptions, SimulateResult } from "../../model/simulation.ts";
import { bodyProblems, GraphParams, type Operation } from "./operation.ts";

const ScenarioParams = GraphParams.extend({
  scenario: z.string().describe("id of a preset, as the list of scenarios has it"),
});

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
  })
  .meta({ id: "ScenarioSummary" });
export type ScenarioSummary = z.infer<typeof ScenarioSummary>;

export const ScenarioList = z
  .strictObject({ items: z.array(ScenarioSummary) })
  .meta({ id: "ScenarioList" });
export type ScenarioList = z.infer<typeof ScenarioList>;

/** The scenarios that come with a data set. */
export const SCENARIO_OPERATIONS = {
  listScenarios: {
    id: "listScenarios",
    method: "get",
    path: "/api/v1/graphs/{id}/scenarios",
    summary: "The scenarios that come with a graph, by id",
    params: GraphParams,
    response: ScenarioList,
    problems: [400, 404, 422],
  },
  getScenario: {
    id: "getScenario",
    method: "get",
    path: "/api/v1/graphs/{id}/scenarios/{scenario}",
    summary: "One of them as a document that can be changed and simulated",
    params: ScenarioParams,
    response: Scenario,
    problems: [400, 404, 422],
  },
  simulate: {
    id: "simulate",
    method: "post",
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
