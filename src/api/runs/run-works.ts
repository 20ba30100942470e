import { inspect } from "node:util";
import { CancelledError } from "../../model/errors.ts";
import type { Log } from "../guard/request-log.ts";
import type { JsonText } from "../routes/call.ts";
import type { AskControl } from "./ask-question.ts";
import type { RunWork } from "./keeper-parts.ts";
import type { RunSubject } from "./kept-run.ts";
import { problemOfRun } from "./run-problem.ts";

/** Answers the question of a run. */
export type AskRun = (
  run: Pick<RunSubject, "graph" | "operation" | "question">,
  control: AskControl,
) => Promise<JsonText>;

/** What runs do; a fault of ours is written down, since its caller is not told. */
export function worksOf(ask: AskRun, log: Pick<Log, "error">) {
  return (run: Pick<RunSubject, "graph" | "operation" | "question">): RunWork =>
    async (control) => {
      try {
        return await ask(run, control);
      } catch (error) {
        const { status } = problemOfRun(run, error);
        const isFault = status >= 500 && !(error instanceof CancelledError);
        if (isFault) log.error({ operation: run.operation, fault: inspect(error) }, "a run failed");
        throw error;
      }
    };
}
