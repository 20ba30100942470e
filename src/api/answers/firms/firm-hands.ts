import { availableParallelism } from "node:os";
import {
  endThreads,
  startThreads,
  type Threads,
  wereEnded,
  workerModule,
} from "../../../engine/workers/threads.ts";
import { CancelledError } from "../../../model/errors.ts";
import { progressChannel } from "../progress-channel.ts";
import type { AnswerControl } from "../question.ts";
import type { FirmJob, FirmOutcome } from "./firm-worker.ts";

/** Does jobs: in threads, or in a test in its own. */
export interface FirmHands {
  readonly run: (job: FirmJob, control?: AnswerControl) => Promise<FirmOutcome>;
  /** Jobs that may run while a question still finds a hand free. */
  readonly spare: number;
  readonly close: () => Promise<void>;
}

const MOST_WORKERS = 4;

/** Worker threads, started when they are first needed; one whose job is given up is ended. */
export class FirmThreads implements FirmHands {
  readonly spare: number;
  private readonly workers: number;
  private readonly file: URL;
  private threads: Threads<FirmJob, FirmOutcome> | null = null;

  /** @param file module of the workers; tests put in others */
  constructor(file = workerModule("firm-worker", import.meta.url)) {
    this.file = file;
    this.workers = Math.max(2, Math.min(MOST_WORKERS, availableParallelism()));
    this.spare = this.workers - 1;
  }

  /** @throws CancelledError `cancelled` if the job is given up or the threads end; what a thread dies of */
  async run(job: FirmJob, { signal, onProgress }: AnswerControl = {}): Promise<FirmOutcome> {
    this.threads ??= this.start();
    const { threads } = this;
    const channel = onProgress && progressChannel(onProgress);
    const sent = channel ? { ...job, progress: channel.port } : job;
    try {
      return await threads.run(sent, {
        ...(signal ? { signal } : {}),
        transferList: channel ? [channel.port] : [],
      });
    } catch (cause) {
      if (!signal?.aborted && !wereEnded(threads)) throw cause;
      throw new CancelledError("cancelled", "the work was stopped before it was done", { cause });
    } finally {
      channel?.close();
    }
  }

  /** Ends the threads; questions that are open fail. */
  async close(): Promise<void> {
    const { threads } = this;
    this.threads = null;
    await endThreads(threads);
  }

  private start(): Threads<FirmJob, FirmOutcome> {
    return startThreads<FirmJob, FirmOutcome>({
      file: this.file,
      name: "doFirmJob",
      workers: this.workers,
      onBroken: (broken) => {
        if (this.threads === broken) this.threads = null;
      },
    });
  }
}
