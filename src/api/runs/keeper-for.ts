import type { Config } from "../../store/config/read-config.ts";
import type { ApiDeps } from "../deps.ts";
import type { RunWork } from "./keeper-parts.ts";
import type { RunSubject } from "./kept-run.ts";
import { RunKeeper } from "./run-keeper.ts";
import { problemOfRun } from "./run-problem.ts";

type Parts = Pick<ApiDeps, "store" | "log" | "stopped" | "timeIsUp" | "onClose"> & {
  readonly config: Config;
};

const HOUR_MS = 3_600_000;
const MEGABYTE = 1_000_000;

/**
 * The keeper of a server's runs. Where the server can be stopped it takes up what others left, and puts
 * down what it has not done by then.
 */
export function keeperFor(
  { store, log, stopped, timeIsUp, onClose, config }: Parts,
  workOf: (run: Pick<RunSubject, "graph" | "operation" | "question">) => RunWork | null,
): RunKeeper {
  const keeper = new RunKeeper({
    runs: store.runs,
    isShared: store.isShared,
    workOf,
    problemOf: problemOfRun,
    log,
    limits: {
      open: config.openRuns,
      running: config.runningRuns,
      ended: config.keptRuns,
      characters: config.keptRunMegabytes * MEGABYTE,
      keepMs: config.runHours * HOUR_MS,
    },
  });
  if (stopped) {
    keeper.takeUp();
    const close = () => {
      const closing = keeper.close(timeIsUp ?? stopped);
      onClose?.(closing);
    };
    stopped.addEventListener("abort", close, { once: true });
  }
  return keeper;
}
