import { Command } from "commander";
import { readConfig } from "../../store/config/read-config.ts";
import type { Session } from "../io.ts";
import { listProblems } from "../report-error.ts";

/** `worker`: computes parts of what the servers on the same PostgreSQL are asked, until it is told to stop. */
export function workerCommand(session: Session): Command {
  return new Command("worker")
    .description("compute parts of the long work of servers on the same PostgreSQL (DATABASE_URL)")
    .option("--parallel <n>", "parts at a time, each in a thread; default: LINCHPIN_PARALLEL")
    .action(async (typed: { readonly parallel?: string }) => {
      const { config, warnings } = readConfig(session.env, typed);
      if (warnings.length > 0) session.err(`${listProblems(warnings)}\n`);
      const { createLog } = await import("../../machines/machine-log.ts");
      const { runWorker } = await import("../../machines/run-worker.ts");
      const stop = new AbortController();
      const end = () => stop.abort();
      process.once("SIGTERM", end).once("SIGINT", end);
      try {
        await runWorker({ config, log: createLog(config.logLevel), stop: stop.signal });
      } finally {
        process.off("SIGTERM", end).off("SIGINT", end);
      }
    });
}
