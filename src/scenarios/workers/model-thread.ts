import { startThreads, type Threads, workerModule } from "../../engine/workers/threads.ts";
import { CancelledError, SolverError } from "../../model/errors.ts";
import type { LinearModel } from "../plan/linear-model.ts";
import type { Solution, SolveOptions } from "../plan/solver.ts";
import type { Solved, SolveJob } from "./solve-worker.ts";

/**
 * Solves models in a thread of its own, so that the thread that asks stays free and can stop the work.
 * The thread starts with the first model; `close` ends it.
 */
export class ModelThread {
  private threads: Threads<SolveJob, Solved> | null = null;

  /** @throws CancelledError `cancelled`; SolverError `solver_failed` */
  async solve(model: LinearModel, options: SolveOptions, signal?: AbortSignal): Promise<Solution> {
    this.threads ??= startThreads<SolveJob, Solved>({
      file: workerModule("solve-worker", import.meta.url),
      name: "solveModel",
      workers: 1,
      onBroken: () => {
        this.threads = null;
      },
    });
    const solved = await this.threads
      .run({ model, options }, signal ? { signal } : {})
      .catch((cause: unknown) => {
        if (signal?.aborted)
          throw new CancelledError("cancelled", "the work was stopped before it was done", {
            cause,
          });
        throw new SolverError("solver_failed", "the solver's thread broke down", { cause });
      });
    if ("why" in solved) throw new SolverError("solver_failed", solved.why);
    return solved.solution;
  }

  /** Ends the thread; a model that is being solved fails. */
  async close(): Promise<void> {
    const { threads } = this;
    this.threads = null;
    await threads?.destroy();
  }
}
