import {
  endThreads,
  startThreads,
  type Threads,
  wereEnded,
  workerModule,
} from "../../engine/workers/threads.ts";
import { CancelledError, LimitError } from "../../model/errors.ts";
import type { ImportCheck } from "./import-file.ts";
import type { ImportJob } from "./import-worker.ts";

/** Reads what users hand over. */
export interface ImportReader {
  /** @throws LimitError `too_large` if it takes too much memory or time; CancelledError `cancelled` */
  read(job: ImportJob, signal?: AbortSignal): Promise<ImportCheck>;
}

const MOST_MS = 120_000;
const MOST_MEGABYTES = 2048;

/** Reads imports in a thread of its own, with a bound on memory and time: files may be made to hurt. */
export class ImportThread implements ImportReader {
  private threads: Threads<ImportJob, ImportCheck> | null = null;

  async read(job: ImportJob, signal?: AbortSignal): Promise<ImportCheck> {
    this.threads ??= startThreads<ImportJob, ImportCheck>({
      file: workerModule("import-worker", import.meta.url),
      name: "importFiles",
      workers: 1,
      mostMegabytes: MOST_MEGABYTES,
      onBroken: () => {
        this.threads = null;
      },
    });
    const { threads } = this;
    const late = AbortSignal.timeout(MOST_MS);
    const halt = signal ? AbortSignal.any([signal, late]) : late;
    try {
      return await threads.run(job, { signal: halt });
    } catch (cause) {
      if (signal?.aborted || wereEnded(threads))
        throw new CancelledError("cancelled", "the import was given up", { cause });
      if (late.aborted) throw tooMuch("time", cause);
      if (isOutOfMemory(cause)) throw tooMuch("memory", cause);
      throw cause;
    }
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    const { threads } = this;
    this.threads = null;
    await endThreads(threads);
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

function tooMuch(what: "time" | "memory", cause: unknown): LimitError {
  const message = `reading the files takes too much ${what}`;
  return new LimitError("too_large", message, {
    details: [{ message, expected: "a smaller network" }],
    cause,
  });
}
