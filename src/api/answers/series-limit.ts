import { CompareOptions } from "../../model/comparison.ts";
import type { DataSet } from "../../model/data-set.ts";
import { SimulateOptions } from "../../model/simulation.ts";
import { refuseLargeSeries } from "../../scenarios/simulate/series-size.ts";

/** Figures of single days that one request may ask for: an answer of some 100 MB. */
const MOST_FIGURES = 6_000_000;

/**
 * Refuses answers over time that are too long for a request.
 * @throws LimitError `too_large`
 */
export function limitSeries(name: string, data: DataSet, options: unknown): void {
  if (name === "simulate") refuseLargeSeries(data, SimulateOptions.parse(options), MOST_FIGURES);
  if (name === "compare") refuseLargeSeries(data, CompareOptions.parse(options), MOST_FIGURES);
}
