import { availableParallelism } from "node:os";
import { CancelledError, WorkerError } from "../../model/errors.ts";
import { EsriCascade, type EsriRunOptions } from "../kernels/esri.ts";
import type { EsriParameters } from "../kernels/esri-system.ts";
import { kernelInUse } from "../wasm/kernels.ts";
import type { EsriJob } from "./esri-job.ts";
import { endThreads, startThreads, type Threads, wereEnded, workerModule } from "./threads.ts";

export interface EsriThreadsOptions {
  /** Default: as many as the machine has cores, at most 16. */
  readonly workers?: number | undefined;
  /** Work of fewer steps (firms times links) is done in this thread: workers would hardly have started. */
  readonly hereSteps?: number;
}

/** What is asked, and how it is watched and stopped. */
export interface EsriQuestion extends EsriRunOptions {
  /** Each is stopped alone. */
  readonly firms: Uint32Array;
  readonly signal?: AbortSignal | undefined;
  /** Called as blocks are done, with firms done and firms in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

const MOST_WORKERS = 16;
const HERE_STEPS = 3e8;
/** Firms of a block. */
const BLOCK = 64;

/**
 * Systemic risk index of many firms, spread over worker threads. Every firm is stopped alone: the figures
 * are the same bits for any number of workers. Threads start when they are first needed; `close` ends them.
 */
export class EsriThreads {
  private readonly workers: number;
  private readonly hereSteps: number;
  private threads: Threads<EsriJob, Float64Array> | null = null;
  private questions = 0;

  constructor({
    workers = Math.min(MOST_WORKERS, availableParallelism()),
    hereSteps = HERE_STEPS,
  }: EsriThreadsOptions = {}) {
    this.workers = workers;
    this.hereSteps = hereSteps;
  }

  /**
   * @returns Float64Array(firms): index of each
   * @throws CancelledError `cancelled` once no thread works on it any more; WorkerError `worker_failed`
   */
  async esriOf(parameters: EsriParameters, question: EsriQuestion): Promise<Float64Array> {
    const { firms, signal } = question;
    throwIfStopped(signal);
    const isWatched = signal !== undefined || question.onProgress !== undefined;
    const steps = firms.length * parameters.purchases.suppliers.length;
    if ((this.workers === 1 && !isWatched) || steps < this.hereSteps) {
      const cascade = new EsriCascade(parameters);
      return Float64Array.from(firms, (i) => cascade.run(closed(i), question).esri);
    }
    this.threads ??= this.start();
    return await this.inThreads(this.threads, parameters, question);
  }

  /** Ends the threads; work that is under way fails. */
  async close(): Promise<void> {
    const { threads } = this;
    this.threads = null;
    await endThreads(threads);
  }

  private async inThreads(
    threads: Threads<EsriJob, Float64Array>,
    parameters: EsriParameters,
    { firms, signal, onProgress, ...options }: EsriQuestion,
  ): Promise<Float64Array> {
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const halt = () => Atomics.store(stop, 0, 1);
    const common = {
      key: `${process.pid} ${this.questions++}`,
      parameters: sharedParameters(parameters),
      firms: sharedWords(firms),
      kernel: kernelInUse(),
      options,
      stop,
    };
    const found = new Float64Array(firms.length);
    let next = 0;
    let done = 0;
    const takeTurns = async () => {
      for (let from = next; from < firms.length && stop[0] === 0; from = next) {
        next = Math.min(firms.length, from + BLOCK);
        found.set(await threads.run({ ...common, from, to: next }), from);
        done += Math.min(BLOCK, firms.length - from);
        if (stop[0] === 0) onProgress?.(done, firms.length);
      }
    };
    let fault: unknown = null;
    signal?.addEventListener("abort", halt, { once: true });
    const turns = Array.from({ length: this.workers }, () =>
      takeTurns().catch((error: unknown) => {
        fault ??= error;
        halt();
      }),
    );
    await Promise.all(turns);
    signal?.removeEventListener("abort", halt);
    throwIfStopped(signal, fault);
    if (fault !== null && wereEnded(threads)) throw stopped(fault);
    if (fault !== null) throw this.broken(threads, fault);
    return found;
  }

  /** Threads that broke down are not asked again: the next question starts others. */
  private broken(threads: Threads<EsriJob, Float64Array>, cause: unknown): WorkerError {
    if (this.threads === threads) this.threads = null;
    threads.destroy().catch(() => undefined); // they are given up, whatever they say to it
    const why = cause instanceof Error ? cause.message : String(cause);
    return new WorkerError("worker_failed", `a worker thread broke down: ${why}`, { cause });
  }

  private start(): Threads<EsriJob, Float64Array> {
    return startThreads({
      file: workerModule("esri-worker", import.meta.url),
      name: "esriOfBlock",
      workers: this.workers,
      onBroken: (threads) => {
        if (this.threads === threads) this.threads = null;
      },
    });
  }
}

const closed = (firm: number) => ({ firms: [firm], sizes: [1] });

/** The same parameters in memory that all threads see. */
function sharedParameters(parameters: EsriParameters): EsriParameters {
  const { sales, purchases } = parameters;
  return {
    ...parameters,
    industry: sharedWords(parameters.industry),
    output: sharedFloats(parameters.output),
    marketOutput: sharedFloats(parameters.marketOutput),
    marketOffsets: sharedWords(parameters.marketOffsets),
    slotBuyers: sharedWords(parameters.slotBuyers),
    sales: {
      offsets: sharedWords(sales.offsets),
      slots: sharedWords(sales.slots),
      lambdas: sharedFloats(sales.lambdas),
    },
    purchases: {
      offsets: sharedWords(purchases.offsets),
      suppliers: sharedWords(purchases.suppliers),
      shares: sharedFloats(purchases.shares),
    },
  };
}

function sharedWords(array: Uint32Array): Uint32Array {
  const copy = new Uint32Array(new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy;
}

function sharedFloats(array: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy;
}

function throwIfStopped(signal: AbortSignal | undefined, cause?: unknown): void {
  if (signal?.aborted) throw stopped(cause);
}

function stopped(cause: unknown): CancelledError {
  return new CancelledError("cancelled", "the work was stopped before it was done", { cause });
}
