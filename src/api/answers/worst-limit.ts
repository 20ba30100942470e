import type { DataSet } from "../../model/data-set.ts";
import type { WorstOptions, WorstResult } from "../../model/worst.ts";
import type { Progress } from "../../scenarios/worst/pace.ts";
import { worst } from "../../scenarios/worst/worst.ts";
import type { AnswerProgress, OnProgress } from "./question.ts";

/** Sets that one request may try, and how long it may think: other callers wait meanwhile. */
const MOST_EVALUATIONS = 100_000;
const MOST_SECONDS = 20;

/** The worst cuts as far as they can be found while others wait: what is not proven has its bound. */
export function limitedWorst(
  data: DataSet,
  options: WorstOptions,
  onProgress?: OnProgress,
): Promise<WorstResult> {
  const timeLimitSeconds = Math.min(options.timeLimitSeconds, MOST_SECONDS);
  const control = {
    mostEvaluations: MOST_EVALUATIONS,
    onProgress:
      onProgress && (({ step, ...far }: Progress) => onProgress({ step: of(step), ...far })),
  };
  return worst(data, { ...options, timeLimitSeconds }, control);
}

/** What the search is at, as one word. */
function of(step: string): AnswerProgress["step"] {
  if (step.startsWith("solving")) return "model";
  if (step.startsWith("attacks")) return "attacks";
  return step.startsWith("pairs") ? "pairs" : "sets";
}
