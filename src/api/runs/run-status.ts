import type { RunEntry } from "../../store/kept/store.ts";
import { type RunOperation, RunProgress, type RunStatus } from "../contract/run-operations.ts";
import type { RunSubject } from "./kept-run.ts";

const NOT_BEGUN: RunProgress = { done: 0, total: null, secondsLeft: null, step: null };

/** A run as it is kept, as the API shows it. */
export function statusOf(run: RunEntry): RunStatus {
  const { id, graph, operation, state, askedBy, createdAt, endedAt } = run;
  const read = RunProgress.safeParse(run.progress);
  const progress = read.success ? read.data : NOT_BEGUN;
  return {
    id,
    graph: graph === NO_GRAPH ? null : graph,
    operation: operation as RunOperation, // nothing else is begun
    state,
    progress: endedAt === null ? progress : { ...progress, secondsLeft: null },
    askedBy,
    created: createdAt,
    ended: endedAt,
  };
}

/** What was asked, and by whom. */
export function subjectOf({ graph, operation, question, askedBy }: RunEntry): RunSubject {
  return {
    graph: graph === NO_GRAPH ? null : graph,
    operation: operation as RunOperation, // nothing else is begun
    question,
    askedBy,
  };
}

/** In place of a graph, of runs about what came with the question. */
export const NO_GRAPH = "";
