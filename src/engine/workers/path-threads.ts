import { availableParallelism } from "node:os";
import type { Csr } from "../../model/csr.ts";
import { CancelledError, WorkerError } from "../../model/errors.ts";
import {
  type BetweennessOptions,
  betweenness,
  kernelFor,
  mergeBlock,
  type PathSums,
  turned,
} from "../kernels/betweenness.ts";
import {
  blockSize,
  planSources,
  type SearchedGraph,
  type SourcePlan,
} from "../kernels/path-search.ts";
import { CompiledSearch, heapOfSearches, layOutSearch } from "../wasm/compiled-path-search.ts";
import type { PathJob } from "./path-job.ts";
import { endThreads, startThreads, type Threads, wereEnded, workerModule } from "./threads.ts";

export interface PathThreadsOptions {
  /** Default: as many as the machine has cores, at most 16. */
  readonly workers?: number | undefined;
  /** Module of the workers; tests put in others. */
  readonly file?: URL;
  /** Work of fewer steps is done at once, in this thread: workers would hardly have started. */
  readonly hereSteps?: number;
}

/** What is asked, and how it is watched and stopped. */
export interface PathQuestion extends BetweennessOptions {
  readonly sources: Uint32Array;
  /** Float64Array(n): 1 for nodes that count as ends of paths, else 0. */
  readonly ends: Float64Array;
  readonly signal?: AbortSignal | undefined;
  /** Called as blocks are done, with searches done and searches in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Where one search at a time keeps its state, and how it is given to a thread. */
interface Place {
  readonly of: Pick<PathJob, "compiled" | "plain">;
  /** What a block has found, taken away from the place. */
  take(answer: PathSums | null): PathSums;
}

const MOST_WORKERS = 16;
/** About a third of a second. */
const HERE_STEPS = 1e8;

/**
 * Betweenness with its sources spread over worker threads. Blocks of sources and their order come from
 * the graph and the sources alone: the sums are the same bits for any number of workers, and as
 * `betweenness` gives them. Threads start when they are first needed; `close` ends them.
 */
export class PathThreads {
  private readonly workers: number;
  private readonly file: URL;
  private readonly hereSteps: number;
  private threads: Threads<PathJob, PathSums | null> | null = null;
  private questions = 0;

  constructor({
    workers = Math.min(MOST_WORKERS, availableParallelism()),
    file = workerModule("path-worker", import.meta.url),
    hereSteps = HERE_STEPS,
  }: PathThreadsOptions = {}) {
    this.workers = workers;
    this.file = file;
    this.hereSteps = hereSteps;
  }

  /**
   * What `betweenness` gives.
   * @throws CancelledError `cancelled` once no thread works on it any more; WorkerError `worker_failed`
   */
  async betweenness(graph: Csr, question: PathQuestion): Promise<PathSums> {
    throwIfStopped(question.signal);
    const { sources, ends, reversed = turned(graph), squares = false } = question;
    const { n, targets } = graph;
    if (this.workers === 1 && !question.signal && !question.onProgress) {
      return betweenness(graph, sources, ends, { ...question, reversed });
    }
    const plan = planSources(graph, sources, !squares);
    if (plan.roots.length * (n + targets.length) < this.hereSteps) {
      return betweenness(graph, sources, ends, { ...question, reversed });
    }
    const both = { graph, reversed };
    const heap =
      (question.kernel ?? kernelFor(both, plan)) === "wasm" ? heapOfSearches(both) : null;
    const endLease = heap?.lease();
    this.threads ??= this.start();
    const { threads } = this;
    try {
      const places = heap
        ? this.everyWorker(() =>
            compiledPlace(heap.memory, layOutSearch(heap, both, ends, squares)),
          )
        : this.everyWorker(plainPlaces(both, ends, squares));
      return await this.inThreads(threads, sharedPlan(plan), { places, n, question });
    } finally {
      // A thread that was ended may still be writing there.
      if (!wereEnded(threads)) endLease?.();
    }
  }

  /** Ends the threads; work that is under way fails. */
  async close(): Promise<void> {
    const { threads } = this;
    this.threads = null;
    await endThreads(threads);
  }

  private everyWorker(make: () => Place): Place[] {
    return Array.from({ length: this.workers }, make);
  }

  private async inThreads(
    threads: Threads<PathJob, PathSums | null>,
    plan: SourcePlan,
    { places, n, question }: { places: readonly Place[]; n: number; question: PathQuestion },
  ): Promise<PathSums> {
    const { signal, onProgress, squares } = question;
    const [size, total] = [blockSize(plan), plan.roots.length];
    const work = `${process.pid}-${this.questions++}`;
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const halt = () => Atomics.store(stop, 0, 1);
    const merged = new OrderedSums(n, squares === true);
    let next = 0;
    let done = 0;
    const takeTurns = async (place: Place, i: number) => {
      for (let at = next++; at * size < total && stop[0] === 0; at = next++) {
        const [from, to] = [at * size, Math.min(total, (at + 1) * size)];
        const job = { key: `${work} ${i}`, ...place.of, plan, from, to, stop };
        const answer = await threads.run(job);
        merged.add(at, place.take(answer));
        done += to - from;
        if (stop[0] === 0) onProgress?.(done, total);
      }
    };
    let fault: unknown = null;
    signal?.addEventListener("abort", halt, { once: true });
    const turns = places.map((place, i) =>
      takeTurns(place, i).catch((error: unknown) => {
        fault ??= error;
        halt();
      }),
    );
    await Promise.all(turns);
    signal?.removeEventListener("abort", halt);
    throwIfStopped(signal, fault);
    if (fault !== null && wereEnded(threads)) throw stopped(fault);
    if (fault !== null) throw this.broken(threads, fault);
    return merged.sums;
  }

  /** Threads that broke down are not asked again: the next question starts others. */
  private broken(threads: Threads<PathJob, PathSums | null>, cause: unknown): WorkerError {
    if (this.threads === threads) this.threads = null;
    threads.destroy().catch(() => undefined); // they are given up, whatever they say to it
    const why = cause instanceof Error ? cause.message : String(cause);
    return new WorkerError("worker_failed", `a worker thread broke down: ${why}`, { cause });
  }

  private start(): Threads<PathJob, PathSums | null> {
    return startThreads({
      file: this.file,
      name: "addPathBlock",
      workers: this.workers,
      onBroken: (threads) => {
        if (this.threads === threads) this.threads = null;
      },
    });
  }
}

/** Blocks added up in their order, however they come. */
class OrderedSums {
  readonly sums: PathSums;
  private readonly waiting = new Map<number, PathSums>();
  private next = 0;

  constructor(n: number, squares: boolean) {
    this.sums = { sums: new Float64Array(n), squares: squares ? new Float64Array(n) : null };
  }

  add(at: number, found: PathSums): void {
    this.waiting.set(at, found);
    for (;;) {
      const first = this.waiting.get(this.next);
      if (!first) return;
      this.waiting.delete(this.next++);
      mergeBlock(this.sums, first);
    }
  }
}

function compiledPlace(memory: WebAssembly.Memory, address: number): Place {
  const { sums, squares } = new CompiledSearch(memory, address);
  const taken = (from: Float64Array) => {
    const copy = Float64Array.from(from);
    from.fill(0);
    return copy;
  };
  return {
    of: { compiled: { memory, address }, plain: null },
    take: () => ({ sums: taken(sums), squares: squares && taken(squares) }),
  };
}

/** Every thread searches the same arrays and keeps its own state. */
function plainPlaces(
  { graph, reversed }: SearchedGraph,
  ends: Float64Array,
  squares: boolean,
): () => Place {
  const sharedRows = ({ n, offsets, targets }: Csr): Csr => {
    return { n, offsets: sharedWords(offsets), targets: sharedWords(targets) };
  };
  const plain = { graph: sharedRows(graph), reversed: sharedRows(reversed), ends, squares };
  const nothing: PathSums = { sums: new Float64Array(0), squares: null };
  return () => ({ of: { compiled: null, plain }, take: (answer) => answer ?? nothing });
}

function sharedPlan({ roots, isSource, starts, sharers }: SourcePlan): SourcePlan {
  return {
    roots: sharedWords(roots),
    isSource,
    starts: sharedWords(starts),
    sharers: sharedWords(sharers),
  };
}

/** The same numbers in memory that all threads see. */
function sharedWords(array: Uint32Array): Uint32Array {
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const copy = new Uint32Array(new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy;
}

function throwIfStopped(signal: AbortSignal | undefined, cause?: unknown): void {
  if (signal?.aborted) throw stopped(cause);
}

function stopped(cause: unknown): CancelledError {
  return new CancelledError("cancelled", "the work was stopped before it was done", { cause });
}
