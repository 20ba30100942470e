import { z } from "zod";
import { Certificate } from "./results.ts";
import { Scenario } from "./scenario.ts";
import { SimulateOptions, SimulateResult } from "./simulation.ts";
import { ScoreBands } from "./uncertainty.ts";

/** Most scenarios beside the baseline. */
const MOST_COMPARED = 8;

/** Options of `compare`: those of `simulate`, for several scenarios at once. */
export const CompareOptions = SimulateOptions.omit({ scenario: true })
  .extend({
    scenarios: z.array(Scenario).min(1).max(MOST_COMPARED).describe("what is compared"),
    baseline: Scenario.optional().describe("what with; default: nothing happens"),
  })
  .meta({ id: "CompareRequest" });
export type CompareOptions = z.infer<typeof CompareOptions>;

const maybe = z.number().nullable();
const series = z.array(z.number());

/** A scenario's figures less the baseline's; a day is null where one of the two never comes. */
export const CourseDifference = z
  .strictObject({
    output: series.describe(
      "one for each of `days`; below 0: less is made than in the baseline; empty: `series` leaves it out",
    ),
    timeToSurviveDays: maybe,
    timeToRecoverDays: maybe,
    minOutput: z.number(),
    lostDays: z.number().describe("above 0: more is lost than in the baseline"),
  })
  .meta({ id: "CourseDifference" });
export type CourseDifference = z.infer<typeof CourseDifference>;

/** What N runs tell of a difference; both sides are run in the same drawn worlds. */
export const DifferenceBands = z
  .strictObject({
    lostDays: ScoreBands,
    oddsMore: z.number().describe("share of the runs that lose more than the baseline"),
    oddsLess: z.number().describe("share of the runs that lose less"),
  })
  .meta({ id: "DifferenceBands" });
export type DifferenceBands = z.infer<typeof DifferenceBands>;

export const ScenarioDifference = z
  .strictObject({
    lostDays: maybe.describe("weighted lost days more than in the baseline"),
    loss: series.nullable().describe("weighted loss more than in the baseline, by day"),
    sectors: z.record(z.string(), CourseDifference),
    products: z.record(z.string(), CourseDifference),
    bands: z
      .strictObject({
        all: DifferenceBands.nullable().describe("of weighted lost days"),
        sectors: z.record(z.string(), DifferenceBands),
      })
      .optional()
      .describe("with runs"),
  })
  .meta({ id: "ScenarioDifference" });
export type ScenarioDifference = z.infer<typeof ScenarioDifference>;

/** One side of a comparison: what `simulate` says of it, under its id. */
export const ComparedScenario = SimulateResult.extend({
  id: z.string(),
  lostDaysBands: ScoreBands.optional().describe("with runs: of weighted lost days"),
}).meta({ id: "ComparedScenario" });
export type ComparedScenario = z.infer<typeof ComparedScenario>;

/** Scenarios beside each other. */
export const CompareResult = z
  .strictObject({
    days: series.describe("day of each step, the same for all"),
    baseline: ComparedScenario,
    scenarios: z.array(ComparedScenario),
    difference: z
      .record(z.string(), ScenarioDifference)
      .describe("each scenario less the baseline, by the scenario's id"),
    certificate: Certificate,
  })
  .meta({ id: "CompareResult" });
export type CompareResult = z.infer<typeof CompareResult>;
