import { CancelledError } from "../../model/errors.ts";
import { EsriCascade, type EsriRunOptions } from "../kernels/esri.ts";
import { type EsriFigures, esriFigures, noteRun, noteRuns } from "../kernels/esri-figures.ts";
import type { EsriParameters } from "../kernels/esri-system.ts";
import type { PackedRows } from "../kernels/packed-rows.ts";
import { layOutCascade } from "../wasm/compiled-esri.ts";
import { heapOf } from "../wasm/heap.ts";
import { BlockThreads, throwIfStopped } from "./block-threads.ts";
import type { EsriJob } from "./esri-job.ts";
import { sharedFloats, sharedWords } from "./shared-arrays.ts";
import { wereEnded, workerModule } from "./threads.ts";

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
  /** Called as blocks are done, with firms done, firms in all, and passes that it took. */
  readonly onProgress?: ((done: number, total: number, passes: number) => void) | undefined;
  /** Passes after which a block of firms is given up, the figures of the others left 0: see `onProgress`. */
  readonly mostOfBlock?: number;
}

const HERE_STEPS = 3e8;
/** Below this tolerance losses creep on for so many sweeps more. */
const TIGHT = 1e-3;
const MANY_SWEEPS = 30;
/** Firms of a block, at first; no block is more than its share of those that are left. */
const BLOCK = 64;
/** So many blocks a worker are made of what is left. */
const SHARES = 4;

/** Where one cascade at a time keeps its losses, and how it is given to a thread. */
type Place = Pick<EsriJob, "key" | "compiled" | "plain">;

/**
 * Systemic risk index of many firms, spread over worker threads. Every firm is stopped alone: the figures
 * are the same bits for any number of workers. Threads start when they are first needed; `close` ends them.
 */
export class EsriThreads {
  private readonly crew: BlockThreads<EsriJob, EsriFigures>;
  private readonly hereSteps: number;

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
    return (await this.runsOf(parameters, question)).esri;
  }

  /**
   * What stopping each firm comes to.
   * @throws as `esriOf`
   */
  async runsOf(parameters: EsriParameters, question: EsriQuestion): Promise<EsriFigures> {
    const { firms, signal } = question;
    throwIfStopped(signal);
    const isWatched = signal !== undefined || question.onProgress !== undefined;
    const sweeps = question.tolerance < TIGHT ? MANY_SWEEPS : 1;
    const steps = firms.length * parameters.purchases.suppliers.length * sweeps;
    if ((this.crew.workers === 1 && !isWatched) || steps < this.hereSteps) {
      return runsHere(parameters, question);
    }
    return await this.inThreads(parameters, question);
  }

  /** Ends the threads; work that is under way fails. */
  close(): Promise<void> {
    return this.crew.close();
  }

  private async inThreads(
    parameters: EsriParameters,
    { firms, signal, onProgress, mostOfBlock, ...options }: EsriQuestion,
  ): Promise<EsriFigures> {
    const threads = this.crew.started();
    const { workers } = this.crew;
    const free = freePlaces.get(parameters) ?? [];
    freePlaces.set(parameters, free);
    const places = Array.from({ length: workers }, () => free.pop() ?? newPlace(parameters));
    const asked = { firms: sharedWords(firms), options, mostOfBlock };
    const found = esriFigures(firms.length);
    const starts = blockStarts(firms.length, workers);
    let [done, passes] = [0, 0];
    try {
      await this.crew.everyBlock(threads, {
        count: starts.length,
        signal,
        take: async (at, worker, stop) => {
          const place = places[worker];
          if (!place) throw new RangeError(`there is no place for worker ${worker}`);
          const [from, to] = [starts[at] ?? 0, starts[at + 1] ?? firms.length];
          const block = await threads.run({ ...asked, ...place, stop, from, to });
          noteRuns(found, from, block);
          done += to - from;
          passes += passesOf(block);
          if (stop[0] === 0) onProgress?.(done, firms.length, passes);
        },
      });
    } catch (error) {
      // A thread that was ended may still be writing there, one that broke down has left it unsound.
      if (error instanceof CancelledError && !wereEnded(threads)) free.push(...places);
      throw error;
    }
    free.push(...places);
    return found;
  }
}

/** Where blocks start: of falling size at the end, so that no thread waits long for the last. */
function blockStarts(firms: number, workers: number): number[] {
  const starts: number[] = [];
  for (let at = 0; at < firms; ) {
    starts.push(at);
    at += Math.max(1, Math.min(BLOCK, Math.floor((firms - at) / (SHARES * workers))));
  }
  return starts;
}

/** Memory on a heap is not given back: what has run once is run again. */
const here = new WeakMap<EsriParameters, EsriCascade>();
const freePlaces = new WeakMap<EsriParameters, Place[]>();
let placesMade = 0;

function runsHere(parameters: EsriParameters, question: EsriQuestion): EsriFigures {
  const { firms, signal, onProgress, mostOfBlock = Number.POSITIVE_INFINITY } = question;
  const cascade = here.get(parameters) ?? new EsriCascade(parameters);
  here.set(parameters, cascade);
  const found = esriFigures(firms.length);
  let passes = 0;
  for (let at = 0; at < firms.length && passes <= mostOfBlock; at++) {
    const left = mostOfBlock - passes;
    const mostPasses = Math.min(left, question.mostPasses ?? left);
    const run = cascade.run({ firms: [firms[at] ?? 0], sizes: [1] }, { ...question, mostPasses });
    noteRun(found, at, run);
    passes += run.passes;
  }
  onProgress?.(firms.length, firms.length, passes);
  throwIfStopped(signal);
  return found;
}

const passesOf = ({ passes }: EsriFigures) => passes.reduce((sum, of) => sum + of, 0);

function newPlace(parameters: EsriParameters): Place {
  const key = `${process.pid} ${placesMade++}`;
  const heap = heapOf(parameters.sales.slots);
  if (!heap) return { key, compiled: null, plain: sharedParameters(parameters) };
  const address = layOutCascade(heap, parameters);
  return { key, compiled: { memory: heap.memory, address }, plain: null };
}

/** The same parameters in memory that all threads see. */
function sharedParameters(parameters: EsriParameters): EsriParameters {
  const { sales, purchases, slots, sellers } = parameters;
  return {
    ...parameters,
    industry: sharedWords(parameters.industry),
    output: sharedFloats(parameters.output),
    marketOutput: sharedFloats(parameters.marketOutput),
    marketOffsets: sharedWords(parameters.marketOffsets),
    sales: {
      offsets: sharedWords(sales.offsets),
      slots: sharedWords(sales.slots),
      amounts: sharedFloats(sales.amounts),
    },
    purchases: {
      offsets: sharedWords(purchases.offsets),
      suppliers: sharedWords(purchases.suppliers),
      amounts: sharedFloats(purchases.amounts),
    },
    slots: {
      buyers: sharedWords(slots.buyers),
      totals: sharedFloats(slots.totals),
      purchases: sharedRows(slots.purchases),
    },
    sellers: {
      firms: sharedWords(sellers.firms),
      sales: sharedRows(sellers.sales),
    },
  };
}

function sharedRows({ starts, places, amounts }: PackedRows): PackedRows {
  return {
    starts: sharedWords(starts),
    places: sharedWords(places),
    amounts: sharedFloats(amounts),
  };
}
