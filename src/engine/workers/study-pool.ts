import { availableParallelism } from "node:os";
import { serialize } from "node:v8";
import { Piscina } from "piscina";
import type { DataSet } from "../../model/data-set.ts";
import { CancelledError, WorkerError } from "../../model/errors.ts";
import { STUDIES, type StudyName, type StudyOptions } from "../measures/studies.ts";
import {
  blocksOf,
  mergedRows,
  refuseTooLarge,
  type Study,
  type StudyRows,
} from "../measures/study.ts";
import type { BlockJob } from "./study-worker.ts";

export interface StudyControl {
  /** Stops the work: what runs is given up, what waits does not start. */
  readonly signal?: AbortSignal | undefined;
  /** Called as blocks are done, with rows done and rows in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

interface PoolOptions {
  /** Threads; default: as many as the machine has cores, at most 16. */
  readonly workers?: number | undefined;
  /** Work that takes less is done at once, in this thread: workers would hardly have started. */
  readonly hereMs?: number;
  /** Module of the workers; tests put in others. */
  readonly file?: URL;
}

const MOST_WORKERS = 16;
const HERE_MS = 300;
/** A thread that waits so long is given back. */
const IDLE_MS = 30_000;
/** Blocks a worker has at hand: one runs, one waits. */
const AHEAD = 2;

/**
 * Computes studies in worker threads. Blocks and their order come from the study alone: the figures
 * are bit for bit the same for any number of workers, and as in one process.
 * Threads start when they are first needed; `close` ends them.
 */
export class StudyPool {
  private readonly workers: number;
  private readonly hereMs: number;
  private readonly file: URL;
  private threads: Piscina<BlockJob, StudyRows> | null = null;
  private questions = 0;

  constructor({ workers, hereMs = HERE_MS, file = workerFile() }: PoolOptions = {}) {
    this.workers = workers ?? Math.min(MOST_WORKERS, availableParallelism());
    this.hereMs = hereMs;
    this.file = file;
  }

  /**
   * All rows of a study.
   * @returns null if these options ask for nothing that takes long
   * @throws what making the study throws; LimitError `too_large`; CancelledError `cancelled`; WorkerError `worker_failed`
   */
  async rows<Name extends StudyName>(
    name: Name,
    data: DataSet,
    options: StudyOptions<Name>,
    control: StudyControl = {},
  ): Promise<StudyRows | null> {
    // A study takes the options of its own name.
    const make = STUDIES[name] as (data: DataSet, options: unknown) => Study | null;
    const study = make(data, options);
    if (!study) return null;
    refuseTooLarge(study);
    const blocks = blocksOf(study.rows);
    const done: StudyRows[] = [];
    const started = performance.now();
    while (done.length < blocks.length && performance.now() - started < this.hereMs) {
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
      done.push(...(await this.inThreads(rest, study.rows, control)));
    }
    return mergedRows(done);
  }

  /** Ends the threads; work that is under way fails. */
  async close(): Promise<void> {
    const { threads } = this;
    this.threads = null;
    await threads?.destroy();
  }

  private async inThreads(
    jobs: readonly BlockJob[],
    rows: number,
    { signal, onProgress }: StudyControl,
  ): Promise<StudyRows[]> {
    this.threads ??= this.start();
    const { threads } = this;
    const found: StudyRows[] = [];
    let next = 0;
    let finished = jobs[0]?.from ?? 0;
    let failed = false;
    const takeTurns = async () => {
      while (next < jobs.length && !failed) {
        const at = next++;
        const job = jobs[at];
        if (!job) return;
        found[at] = await runJob(threads, job, signal);
        finished += job.to - job.from;
        onProgress?.(finished, rows);
      }
    };
    const turns = Array.from({ length: this.workers * AHEAD }, () =>
      takeTurns().catch((error: unknown) => {
        failed = true; // the others stop after the block at hand
        throw error;
      }),
    );
    const outcomes = await Promise.allSettled(turns);
    const fault = outcomes.find((outcome) => outcome.status === "rejected");
    if (fault) throw fault.reason;
    return found;
  }

  private start(): Piscina<BlockJob, StudyRows> {
    return new Piscina<BlockJob, StudyRows>({
      filename: this.file.href,
      name: "computeBlock",
      minThreads: 0,
      maxThreads: this.workers,
      idleTimeout: IDLE_MS,
      execArgv: this.file.pathname.endsWith(".ts") ? ["--import", import.meta.resolve("tsx")] : [],
    });
  }
}

/** Beside this module, as source or as built. */
function workerFile(): URL {
  const name = import.meta.url.endsWith(".ts") ? "./study-worker.ts" : "./study-worker.js";
  return new URL(name, import.meta.url);
}

async function runJob(
  threads: Piscina<BlockJob, StudyRows>,
  job: BlockJob,
  signal: AbortSignal | undefined,
): Promise<StudyRows> {
  throwIfStopped(signal);
  // A signal of its own: listeners of many blocks would pile up on the caller's.
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    return await threads.run(job, { signal: stop.signal });
  } catch (error) {
    throwIfStopped(signal, error);
    const why = error instanceof Error ? error.message : String(error);
    throw new WorkerError("worker_failed", `a worker thread broke down: ${why}`, { cause: error });
  } finally {
    signal?.removeEventListener("abort", onAbort);
  }
}

function throwIfStopped(signal: AbortSignal | undefined, cause?: unknown): void {
  if (!signal?.aborted) return;
  throw new CancelledError("cancelled", "the work was stopped before it was done", { cause });
}

function shared(bytes: Uint8Array): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(bytes.length);
  new Uint8Array(memory).set(bytes);
  return memory;
}
