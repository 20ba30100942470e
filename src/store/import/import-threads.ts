import { MessageChannel } from "node:worker_threads";
import {
  endThreads,
  startThreads,
  type Threads,
  wereEnded,
  workerModule,
} from "../../engine/workers/threads.ts";
import { errorOf } from "../../model/carried-fault.ts";
import { CancelledError, LimitError } from "../../model/errors.ts";
import type { ReadControl, ReadProgress } from "../bytes/read-records.ts";
import type { ImportCheck } from "./import-file.ts";
import type { ImportJob, ImportOutcome, WatchedJob } from "./import-worker.ts";

/** Reads what users hand over. */
export interface ImportReader {
  /** @throws LimitError `too_large` if it takes too much memory or time; CancelledError `cancelled` */
  read(job: ImportJob, control?: ReadControl): Promise<ImportCheck>;
}

interface ThreadLimits {
  readonly mostSeconds?: number;
  /** Of the heap of JavaScript, in megabytes. */
  readonly mostMegabytes?: number;
}

/** Reads imports in a thread of its own, with a bound on memory and time: files may be made to hurt. */
export class ImportThread implements ImportReader {
  private readonly mostMs: number;
  private readonly mostMegabytes: number;
  private threads: Threads<WatchedJob, ImportOutcome> | null = null;

  constructor({ mostSeconds = 600, mostMegabytes = 2048 }: ThreadLimits = {}) {
    this.mostMs = mostSeconds * 1000;
    this.mostMegabytes = mostMegabytes;
  }

  async read(job: ImportJob, { signal, onProgress }: ReadControl = {}): Promise<ImportCheck> {
    this.threads ??= startThreads<WatchedJob, ImportOutcome>({
      file: workerModule("import-worker", import.meta.url),
      name: "importFiles",
      workers: 1,
      mostMegabytes: this.mostMegabytes,
      onBroken: () => {
        this.threads = null;
      },
    });
    const { threads } = this;
    const late = AbortSignal.timeout(this.mostMs);
    const halt = signal ? AbortSignal.any([signal, late]) : late;
    const { port1, port2 } = new MessageChannel();
    port1.on("message", (far: ReadProgress) => onProgress?.(far));
    try {
      const options = { signal: halt, transferList: [port2] };
      const outcome = await threads.run({ ...job, port: port2 }, options);
      if ("fault" in outcome) throw errorOf(outcome.fault);
      return outcome;
    } catch (cause) {
      if (signal?.aborted || wereEnded(threads))
        throw new CancelledError("cancelled", "the import was given up", { cause });
      if (late.aborted) throw tooMuch("time", `${this.mostMs / 1000} seconds`, cause);
      if (isOutOfMemory(cause)) throw tooMuch("memory", `${this.mostMegabytes} MB`, cause);
      throw cause;
    } finally {
      port1.close();
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

function tooMuch(what: "time" | "memory", most: string, cause: unknown): LimitError {
  const message = `reading the files takes too much ${what}`;
  return new LimitError("too_large", message, {
    details: [{ message, expected: `a smaller network: at most ${most}` }],
    cause,
  });
}
