import type { DataSet } from "../../model/data-set.ts";
import type { WorstOptions, WorstResult } from "../../model/worst.ts";
import { worst } from "../../scenarios/worst/worst.ts";

/** Sets that one request may try, and how long it may think: other callers wait meanwhile. */
const MOST_EVALUATIONS = 100_000;
const MOST_SECONDS = 20;

/** The worst cuts as far as they can be found while others wait: what is not proven has its bound. */
export function limitedWorst(data: DataSet, options: WorstOptions): Promise<WorstResult> {
  const timeLimitSeconds = Math.min(options.timeLimitSeconds, MOST_SECONDS);
  return worst(data, { ...options, timeLimitSeconds }, { mostEvaluations: MOST_EVALUATIONS });
}
