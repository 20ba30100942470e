import type { z } from "zod";
import { MEASURES as ENGINE_MEASURES } from "../engine/measures/registry.ts";
import { CompareOptions, CompareResult } from "../model/comparison.ts";
import { SimulateOptions, SimulateResult } from "../model/simulation.ts";
import { SweepOptions, SweepResult } from "../model/sweep.ts";
import { WorstOptions, WorstResult } from "../model/worst.ts";
import { compare } from "./compare/compare.ts";
import { cutByAnyRule, shapleyByAnyRule } from "./ration/by-any-rule.ts";
import { simulate } from "./simulate/simulate.ts";
import { sweep } from "./sweep/sweep.ts";
import { worst } from "./worst/worst.ts";

/** Every question, by the name it has on the command line and in the API: measures and scenarios. */
export const MEASURES = {
  ...ENGINE_MEASURES,
  simulate: { options: SimulateOptions, result: SimulateResult, run: simulate },
  sweep: { options: SweepOptions, result: SweepResult, run: sweep },
  cut: { ...ENGINE_MEASURES.cut, run: cutByAnyRule },
  shapley: { ...ENGINE_MEASURES.shapley, run: shapleyByAnyRule },
  compare: { options: CompareOptions, result: CompareResult, run: compare },
  worst: { options: WorstOptions, result: WorstResult, run: worst },
} as const satisfies Record<string, { options: z.ZodObject; result: z.ZodObject; run: unknown }>;

/** Name of a question, as on the command line and in the API. */
export type MeasureName = keyof typeof MEASURES;
