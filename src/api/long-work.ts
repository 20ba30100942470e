import { Machines } from "../machines/machines.ts";
import { StudyPool } from "../scenarios/workers/study-pool.ts";
import type { Config } from "../store/config/read-config.ts";
import { ImportThread } from "../store/import/import-threads.ts";
import type { Store } from "../store/kept/store.ts";
import { AnswerPool } from "./answers/answer-pool.ts";
import { FirmDesk } from "./answers/firms/firm-desk.ts";
import type { ApiDeps } from "./deps.ts";

/** The parts of the server that do not work in the thread that serves. */
export type LongWork = Pick<ApiDeps, "answers" | "studies" | "firms" | "firmSummary" | "imports">;

interface Place {
  readonly store: Store;
  readonly config: Pick<Config, "databaseUrl" | "importSeconds" | "importMegabytes">;
  readonly log: ApiDeps["log"];
  /** Aborted when the server is told to stop. */
  readonly stopped: AbortSignal;
}

/**
 * Questions go to threads: the one that serves has no time for them. With a PostgreSQL, the long parts of
 * measures go to all machines that share it.
 */
export function startLongWork({ store, config, log, stopped }: Place): LongWork & {
  prepare(): void;
  close(): Promise<void>;
} {
  const pool = new StudyPool({ hereMs: 0 });
  const answers = new AnswerPool();
  const url = config.databaseUrl;
  const machines = url === null ? null : new Machines({ store, url, log, stopped });
  const firms = new FirmDesk({ shared: machines });
  const imports = new ImportThread({
    mostSeconds: config.importSeconds,
    mostMegabytes: config.importMegabytes,
  });
  return {
    answers,
    firms,
    firmSummary: (folder) => firms.summarise(folder),
    imports,
    studies: {
      rows: (name, data, options, control) =>
        machines && Machines.canShareStudy({ size: control.size, options })
          ? machines.study({ name, data, options, size: control.size }, control)
          : pool.rows(name, data, options as never, control),
    },
    prepare: () => answers.prepare(),
    async close() {
      await machines?.close(); // its questions fail first, and are not asked of others
      await Promise.all([pool.close(), answers.close(), firms.close(), imports.close()]);
    },
  };
}
