import { setMaxListeners } from "node:events";
import { availableParallelism } from "node:os";
import { serialize } from "node:v8";
import type { DataSet } from "../../model/data-set.ts";
import { CancelledError, WorkerError } from "../../model/errors.ts";
import type { StudyOptions, StudyTable } from "../measures/studies.ts";
import {
  blocksOf,
  mergedRows,
  refuseTooLarge,
  type Study,
  type StudyRows,
  type StudySize,
} from "../measures/study.ts";
import type { BlockJob } from "./block-job.ts";
import { endThreads, shared, startThreads, type Threads, wereEnded } from "./threads.ts";

/** How long work is watched and stopped. */
export interface StudyControl {
  /** Stops the work: what runs is given up, what waits does not start. */
  readonly signal?: AbortSignal | undefined;
  /** Called as blocks are done, with rows done and rows in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** How much there is to compute, where it is known: then nothing is computed in this thread. */
  readonly size?: StudySize | undefined;
}

export interface StudyThreadsOptions {
  /** Threads; default: as many as the machine has cores, at most 16. */
  readonly workers?: number | undefined;
  /** Work that takes less is done at once, in this thread: workers would hardly have started. */
  readonly hereMs?: number | undefined;
}

/** What can be studied, and the module whose `computeBlock` knows the same studies. */
interface Workplace<Table extends StudyTable> {
  readonly studies: Table;
  readonly file: URL;
}

const MOST_WORKERS = 16;
const HERE_MS = 300;
/** Blocks a worker has at hand: one runs, one waits. */
const AHEAD = 2;

/**
 * Computes studies in worker threads. Blocks and their order come from the study alone: the figures
 * are bit for bit the same for any number of workers, and as in one process.
 * Threads start when they are first needed; `close` ends them.
 */
export class StudyThreads<Table extends StudyTable> {
  private readonly workers: number;
  private readonly hereMs: number;
  private readonly studies: Table;
  private readonly file: URL;
  private threads: Threads<BlockJob, StudyRows> | null = null;
  private questions = 0;

  constructor(
    { studies, file }: Workplace<Table>,
    { workers, hereMs = HERE_MS }: StudyThreadsOptions = {},
  ) {
    this.studies = studies;
    this.workers = workers ?? Math.min(MOST_WORKERS, availableParallelism());
    this.hereMs = hereMs;
    this.file = file;
  }

  /**
   * All rows of a study.
   * @returns null if these options ask for nothing that takes long
   * @throws what making the study throws; LimitError `too_large`; CancelledError `cancelled`; WorkerError `worker_failed`
   */
  async rows<Name extends keyof Table & string>(
    name: Name,
    data: DataSet,
    options: StudyOptions<Name, Table>,
    control: StudyControl = {},
  ): Promise<StudyRows | null> {
    // A study takes the options of its own name.
    const make = this.studies[name] as (data: DataSet, options: unknown) => Study | null;
    const study = control.size ? null : make(data, options);
    const size = control.size ?? study;
    if (!size) return null;
    refuseTooLarge(size);
    const blocks = blocksOf(size);
    const done: StudyRows[] = [];
    const started = performance.now();
    while (study && done.length < blocks.length && performance.now() - started < this.hereMs) {
      throwIfStopped(control.signal);
      const { from, to } = blocks[done.length] ?? { from: 0, to: 0 };
      done.push(study.compute(from, to));
      control.onProgress?.(to, study.rows);
    }
    if (done.length < blocks.length) {
      const question = shared(serialize({ data, options }));
      const key = `${process.pid} ${this.questions++}`;
      const rest = blocks.slice(done.length).map(({ from, to }) => {
        return { key, name, question, from, to };
      });
      done.push(...(await this.inThreads(rest, size.rows, control)));
    }
    return mergedRows(done);
  }

  /** Ends the threads; work that is under way fails. */
  async close(): Promise<void> {
    const { threads } = this;
    this.threads = null;
    await endThreads(threads);
  }

  private async inThreads(
    jobs: readonly BlockJob[],
    rows: number,
    { signal, onProgress }: StudyControl,
  ): Promise<StudyRows[]> {
    throwIfStopped(signal);
    this.threads ??= this.start();
    const { threads } = this;
    const halt = new AbortController(); // by the caller, or by the first block that fails
    setMaxListeners(0, halt.signal);
    const onAbort = () => halt.abort();
    signal?.addEventListener("abort", onAbort, { once: true });
    const found: StudyRows[] = [];
    let next = 0;
    let finished = jobs[0]?.from ?? 0;
    const takeTurns = async () => {
      while (next < jobs.length && !halt.signal.aborted) {
        const at = next++;
        const job = jobs[at];
        if (!job) return;
        found[at] = await threads.run(job, { signal: halt.signal });
        finished += job.to - job.from;
        onProgress?.(finished, rows);
      }
    };
    let fault: unknown = null;
    const turns = Array.from({ length: this.workers * AHEAD }, () =>
      takeTurns().catch((error: unknown) => {
        fault ??= error;
        halt.abort();
      }),
    );
    await Promise.all(turns);
    signal?.removeEventListener("abort", onAbort);
    throwIfStopped(signal, fault);
    if (fault !== null && wereEnded(threads)) throw stopped(fault);
    if (fault !== null) throw this.broken(threads, fault);
    return found;
  }

  /** Threads that broke down are not asked again: the next question starts others. */
  private broken(threads: Threads<BlockJob, StudyRows>, cause: unknown): WorkerError {
    if (this.threads === threads) this.threads = null;
    threads.destroy().catch(() => undefined); // they are given up, whatever they say to it
    const why = cause instanceof Error ? cause.message : String(cause);
    return new WorkerError("worker_failed", `a worker thread broke down: ${why}`, { cause });
  }

  private start(): Threads<BlockJob, StudyRows> {
    return startThreads({
      file: this.file,
      name: "computeBlock",
      workers: this.workers,
      onBroken: (threads) => {
        if (this.threads === threads) this.threads = null;
      },
    });
  }
}

function throwIfStopped(signal: AbortSignal | undefined, cause?: unknown): void {
  if (signal?.aborted) throw stopped(cause);
}

function stopped(cause: unknown): CancelledError {
  return new CancelledError("cancelled", "the work was stopped before it was done", { cause });
}
