import { cut } from "../../engine/measures/cut.ts";
import { shapley } from "../../engine/measures/shapley.ts";
import type { DataSet } from "../../model/data-set.ts";
import type { CutOptions } from "../../model/options.ts";
import type { CutResult } from "../../model/results.ts";
import type { ShapleyOptions, ShapleyResult } from "../../model/shapley.ts";
import { optimalCut } from "./optimal-cut.ts";
import { optimalShapley } from "./optimal-shapley.ts";

/** `cut` by the rule that its options name: at once, or with a promise where a model is solved. */
export function cutByAnyRule(data: DataSet, options: CutOptions): CutResult | Promise<CutResult> {
  return options.rationing === "optimal" ? optimalCut(data, options) : cut(data, options);
}

/** The same for `shapley`. */
export function shapleyByAnyRule(
  data: DataSet,
  options: ShapleyOptions,
): ShapleyResult | Promise<ShapleyResult> {
  return options.rationing === "optimal" ? optimalShapley(data, options) : shapley(data, options);
}
