import { availableParallelism } from "node:os";
import { CancelledError, WorkerError } from "../../model/errors.ts";
import { endThreads, startThreads, type Threads, wereEnded } from "./threads.ts";

interface BlockThreadsOptions {
  /** Module of the workers, and what it exports for the jobs. */
  readonly file: URL;
  readonly name: string;
  /** Default: as many as the machine has cores, at most 16. */
  readonly workers?: number | undefined;
}

/** The blocks of one question. */
interface Blocks {
  readonly count: number;
  readonly signal?: AbortSignal | undefined;
  /**
   * Has a thread do a block, and takes what it found.
   * @param worker 0 .. workers - 1: one block of each at a time
   * @param stop 1 in its first place once nobody wants the answer
   */
  readonly take: (block: number, worker: number, stop: Int32Array) => Promise<void>;
}

const MOST_WORKERS = 16;

/**
 * Worker threads that take the blocks of a question by turns. They start when they are first needed;
 * `close` ends them; threads that broke down are not asked again.
 */
export class BlockThreads<Job, Result> {
  readonly workers: number;
  private readonly file: URL;
  private readonly name: string;
  private threads: Threads<Job, Result> | null = null;

  constructor({ file, name, workers }: BlockThreadsOptions) {
    this.file = file;
    this.name = name;
    this.workers = workers ?? Math.min(MOST_WORKERS, availableParallelism());
  }

  /** The threads that are asked now. */
  started(): Threads<Job, Result> {
    const { file, name, workers } = this;
    const onBroken = (threads: Threads<Job, Result>) => this.forget(threads);
    this.threads ??= startThreads<Job, Result>({ file, name, workers, onBroken });
    return this.threads;
  }

  /**
   * Does all blocks.
   * @throws CancelledError `cancelled` once no thread works on them any more; WorkerError `worker_failed`
   */
  async everyBlock(threads: Threads<Job, Result>, { count, signal, take }: Blocks): Promise<void> {
    throwIfStopped(signal);
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const halt = () => Atomics.store(stop, 0, 1);
    let next = 0;
    const takeTurns = async (worker: number) => {
      for (let block = next++; block < count && stop[0] === 0; block = next++) {
        await take(block, worker, stop);
      }
    };
    let fault: unknown = null;
    signal?.addEventListener("abort", halt, { once: true });
    const turns = Array.from({ length: this.workers }, (_, worker) =>
      takeTurns(worker).catch((error: unknown) => {
        fault ??= error;
        halt();
      }),
    );
    await Promise.all(turns);
    signal?.removeEventListener("abort", halt);
    throwIfStopped(signal, fault);
    if (fault !== null && wereEnded(threads)) throw stopped(fault);
    if (fault !== null) throw this.broken(threads, fault);
  }

  /** Ends the threads; work that is under way fails. */
  async close(): Promise<void> {
    const { threads } = this;
    this.threads = null;
    await endThreads(threads);
  }

  private forget(threads: Threads<Job, Result>): void {
    if (this.threads === threads) this.threads = null;
  }

  private broken(threads: Threads<Job, Result>, cause: unknown): WorkerError {
    this.forget(threads);
    threads.destroy().catch(() => undefined); // they are given up, whatever they say to it
    const why = cause instanceof Error ? cause.message : String(cause);
    return new WorkerError("worker_failed", `a worker thread broke down: ${why}`, { cause });
  }
}

/** @throws CancelledError `cancelled` if nobody wants the answer any more */
export function throwIfStopped(signal: AbortSignal | undefined, cause?: unknown): void {
  if (signal?.aborted) throw stopped(cause);
}

function stopped(cause: unknown): CancelledError {
  return new CancelledError("cancelled", "the work was stopped before it was done", { cause });
}
