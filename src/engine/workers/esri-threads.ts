import { EsriCascade, type EsriRunOptions } from "../kernels/esri.ts";
import type { EsriParameters } from "../kernels/esri-system.ts";
import { kernelInUse } from "../wasm/kernels.ts";
import { BlockThreads, throwIfStopped } from "./block-threads.ts";
import type { EsriJob } from "./esri-job.ts";
import { sharedFloats, sharedWords } from "./shared-arrays.ts";
import { workerModule } from "./threads.ts";

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

const HERE_STEPS = 3e8;
/** Firms of a block. */
const BLOCK = 64;

/**
 * Systemic risk index of many firms, spread over worker threads. Every firm is stopped alone: the figures
 * are the same bits for any number of workers. Threads start when they are first needed; `close` ends them.
 */
export class EsriThreads {
  private readonly crew: BlockThreads<EsriJob, Float64Array>;
  private readonly hereSteps: number;
  private questions = 0;

  constructor({ workers, hereSteps = HERE_STEPS }: EsriThreadsOptions = {}) {
    const file = workerModule("esri-worker", import.meta.url);
    this.crew = new BlockThreads({ file, name: "esriOfBlock", workers });
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
    if ((this.crew.workers === 1 && !isWatched) || steps < this.hereSteps) {
      const cascade = new EsriCascade(parameters);
      return Float64Array.from(firms, (i) => cascade.run(closed(i), question).esri);
    }
    return await this.inThreads(parameters, question);
  }

  /** Ends the threads; work that is under way fails. */
  close(): Promise<void> {
    return this.crew.close();
  }

  private async inThreads(
    parameters: EsriParameters,
    { firms, signal, onProgress, ...options }: EsriQuestion,
  ): Promise<Float64Array> {
    const threads = this.crew.started();
    const common = {
      key: `${process.pid} ${this.questions++}`,
      parameters: sharedParameters(parameters),
      firms: sharedWords(firms),
      kernel: kernelInUse(),
      options,
    };
    const found = new Float64Array(firms.length);
    let done = 0;
    await this.crew.everyBlock(threads, {
      count: Math.ceil(firms.length / BLOCK),
      signal,
      take: async (block, _worker, stop) => {
        const [from, to] = [block * BLOCK, Math.min(firms.length, (block + 1) * BLOCK)];
        found.set(await threads.run({ ...common, stop, from, to }), from);
        done += to - from;
        if (stop[0] === 0) onProgress?.(done, firms.length);
      },
    });
    return found;
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
