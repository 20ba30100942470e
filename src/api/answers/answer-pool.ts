import { availableParallelism } from "node:os";
import { serialize } from "node:v8";
import {
  endThreads,
  shared,
  startThreads,
  type Threads,
  wereEnded,
  workerModule,
} from "../../engine/workers/threads.ts";
import { errorOf } from "../../model/carried-fault.ts";
import type { DataSet } from "../../model/data-set.ts";
import { CancelledError, WorkerError } from "../../model/errors.ts";
import type { AnswerJob, Outcome, SharedData } from "./answer-worker.ts";
import { progressChannel } from "./progress-channel.ts";
import type { AnswerControl, Answers, Question } from "./question.ts";

interface PoolOptions {
  readonly workers?: number;
  /** Time for a question whose caller has gone: most are done by then, and are kept. */
  readonly graceMs?: number;
}

const MOST_WORKERS = 4;
const GRACE_MS = 1000;
/** Graphs in shared memory. */
const MOST_SHARED = 4;

/**
 * Answers questions in worker threads, so that the thread that serves is free for others. A data set is
 * sent once; threads start when they are first needed; `close` ends them.
 * @see docs/decisions/0006-worker-threads.md
 */
export class AnswerPool implements Answers {
  private readonly workers: number;
  private readonly graceMs: number;
  private readonly sent = new Map<string, SharedData>();
  private threads: Threads<AnswerJob, Outcome> | null = null;

  constructor({ workers, graceMs = GRACE_MS }: PoolOptions = {}) {
    this.workers = workers ?? Math.min(MOST_WORKERS, availableParallelism());
    this.graceMs = graceMs;
  }

  /** @throws WorkerError `worker_failed` besides what `Answers` says: a fault of ours */
  async ask(question: Question, { signal, onProgress }: AnswerControl = {}): Promise<string> {
    const job = { ...question, data: question.data.map((data) => this.share(data)) };
    const channel = onProgress && progressChannel(onProgress);
    try {
      const outcome = await this.run(channel ? { ...job, progress: channel.port } : job, signal);
      if ("fault" in outcome) throw errorOf(outcome.fault);
      return outcome.text;
    } finally {
      channel?.close();
    }
  }

  /** Starts a thread, which reads its programs while its caller does other things. */
  prepare(): void {
    this.threads ??= this.start();
  }

  /** Ends the threads; questions that are open fail. */
  async close(): Promise<void> {
    const { threads } = this;
    this.threads = null;
    await endThreads(threads);
  }

  private async run(job: AnswerJob, signal: AbortSignal | undefined): Promise<Outcome> {
    const halt = new AbortController();
    let grace: NodeJS.Timeout | undefined;
    const onAbort = () => {
      grace = setTimeout(() => halt.abort(), this.graceMs);
    };
    if (signal?.aborted) halt.abort();
    signal?.addEventListener("abort", onAbort, { once: true });
    this.threads ??= this.start();
    const { threads } = this;
    try {
      const transferList = job.progress ? [job.progress] : [];
      return await threads.run(job, { signal: halt.signal, transferList });
    } catch (cause) {
      if (halt.signal.aborted || wereEnded(threads)) {
        const message = "the work was stopped before it was done";
        throw new CancelledError("cancelled", message, { cause });
      }
      throw new WorkerError("worker_failed", "a worker thread broke down", { cause });
    } finally {
      clearTimeout(grace);
      signal?.removeEventListener("abort", onAbort);
    }
  }

  private start(): Threads<AnswerJob, Outcome> {
    return startThreads({
      file: workerModule("answer-worker", import.meta.url),
      name: "answerQuestion",
      workers: this.workers,
      onBroken: (threads) => {
        if (this.threads === threads) this.threads = null;
      },
    });
  }

  private share(data: DataSet): SharedData {
    const key = JSON.stringify([data.id, data.version]);
    const known = this.sent.get(key) ?? { key, bytes: shared(serialize(data)) };
    this.sent.delete(key);
    this.sent.set(key, known);
    const [oldest] = this.sent.keys();
    if (this.sent.size > MOST_SHARED && oldest !== undefined) this.sent.delete(oldest);
    return known;
  }
}
