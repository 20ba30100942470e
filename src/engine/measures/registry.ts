import type { z } from "zod";
import { CentralityOptions, CentralityResult } from "../../model/centrality.ts";
import { GraphEsriOptions, GraphEsriResult } from "../../model/esri.ts";
import {
  ChokepointOptions,
  CutOptions,
  DependencyOptions,
  RiskOptions,
} from "../../model/options.ts";
import { ChokepointsResult, CutResult, DependencyResult, RiskResult } from "../../model/results.ts";
import { SensitivityOptions, SensitivityResult } from "../../model/sensitivity.ts";
import { ShapleyOptions, ShapleyResult } from "../../model/shapley.ts";
import { centralityOfGraph } from "./centrality.ts";
import { chokepoints } from "./chokepoints.ts";
import { cut } from "./cut.ts";
import { dependency } from "./dependency.ts";
import { esriOfGraph } from "./esri-of-graph.ts";
import { risk } from "./risk.ts";
import { sensitivity } from "./sensitivity.ts";
import { shapley } from "./shapley.ts";

/** Every measure, by the name it has on the command line and in the API. */
export const MEASURES = {
  cut: { options: CutOptions, result: CutResult, run: cut },
  chokepoints: { options: ChokepointOptions, result: ChokepointsResult, run: chokepoints },
  dependency: { options: DependencyOptions, result: DependencyResult, run: dependency },
  risk: { options: RiskOptions, result: RiskResult, run: risk },
  sensitivity: { options: SensitivityOptions, result: SensitivityResult, run: sensitivity },
  shapley: { options: ShapleyOptions, result: ShapleyResult, run: shapley },
  centrality: { options: CentralityOptions, result: CentralityResult, run: centralityOfGraph },
  esri: { options: GraphEsriOptions, result: GraphEsriResult, run: esriOfGraph },
} as const satisfies Record<string, { options: z.ZodObject; result: z.ZodObject; run: unknown }>;

/** Name of a measure, as on the command line and in the API. */
export type MeasureName = keyof typeof MEASURES;
