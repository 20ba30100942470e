import type { StoredRuns } from "../../store/kept/store.ts";
import type { ProblemDocument } from "../contract/problem.ts";
import type { Log } from "../guard/request-log.ts";
import type { JsonText } from "../routes/call.ts";
import type { AskControl } from "./ask-question.ts";
import type { RunSubject } from "./kept-run.ts";

/** What a run does, told how to say how far it is and when to stop. */
export type RunWork = (control: AskControl) => Promise<JsonText>;

/** Where runs are kept, and what is done with them. */
export interface KeeperParts {
  readonly runs: StoredRuns;
  /** Whether other servers may work on runs of the same store. */
  readonly isShared: boolean;
  /** What a run does that another server began; null: it cannot be done anew. */
  readonly workOf: (run: RunSubject) => RunWork | null;
  /** What went wrong with a run, as it is shown. */
  readonly problemOf: (
    run: Pick<RunSubject, "graph" | "operation">,
    error: unknown,
  ) => ProblemDocument;
  readonly log: Pick<Log, "error" | "warn">;
  readonly limits?: KeeperLimits;
}

export interface KeeperLimits {
  /** Runs that wait or are under way. */
  readonly open?: number;
  /** Runs that are under way: requests need threads, too. */
  readonly running?: number;
  /** Runs that have ended. */
  readonly ended?: number;
  /** Characters of questions and answers of runs that have ended. */
  readonly characters?: number;
  /** How long a run is kept after its end. */
  readonly keepMs?: number;
  /** A server that was not heard of for so long is gone. */
  readonly unheardMs?: number;
}
