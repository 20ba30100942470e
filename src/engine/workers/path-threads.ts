import type { Csr, WeightedCsr } from "../../model/csr.ts";
import { CancelledError } from "../../model/errors.ts";
import {
  type BetweennessOptions,
  betweenness,
  kernelFor,
  mergeBlock,
  type PathLoads,
  type PathSums,
  turned,
} from "../kernels/betweenness.ts";
import { weightedBetweenness } from "../kernels/betweenness-weighted.ts";
import {
  blockSize,
  planSources,
  type SearchedGraph,
  type SourcePlan,
} from "../kernels/path-search.ts";
import {
  CompiledSearch,
  type LaidOut,
  laidOut,
  layOutSearch,
} from "../wasm/compiled-path-search.ts";
import { BlockThreads, throwIfStopped } from "./block-threads.ts";
import type { PathJob } from "./path-job.ts";
import { sharedFloats, sharedWeights, sharedWords } from "./shared-arrays.ts";
import { type Threads, wereEnded, workerModule } from "./threads.ts";

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
  /** Called at the start and as searches are made, with searches made and searches in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Where one search at a time keeps its state, and how it is given to a thread. */
interface Place {
  readonly of: Pick<PathJob, "compiled" | "plain" | "lengths">;
  /** What a block has found, taken away from the place. */
  take(answer: PathSums | null): PathSums;
}

/** About a third of a second. */
const HERE_STEPS = 1e8;
/** A search by length takes so many times the steps of one by links. */
const LENGTH_STEPS = 4;

/**
 * Betweenness with its sources spread over worker threads. Blocks of sources and their order come from
 * the graph and the sources alone: the sums are the same bits for any number of workers, and as
 * `betweenness` gives them. Threads start when they are first needed; `close` ends them.
 */
export class PathThreads {
  private readonly crew: BlockThreads<PathJob, PathSums | null>;
  private readonly hereSteps: number;
  private questions = 0;

  constructor({
    workers,
    file = workerModule("path-worker", import.meta.url),
    hereSteps = HERE_STEPS,
  }: PathThreadsOptions = {}) {
    this.crew = new BlockThreads({ file, name: "addPathBlock", workers });
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
    if (this.crew.workers === 1 && !question.signal && !question.onProgress) {
      return betweenness(graph, sources, ends, { ...question, reversed });
    }
    const plan = planSources(graph, sources, !squares);
    if (plan.roots.length * (n + targets.length) < this.hereSteps) {
      return betweenness(graph, sources, ends, { ...question, reversed });
    }
    const both = { graph, reversed };
    const isCompiled = (question.kernel ?? kernelFor(both, plan)) === "wasm";
    const found = isCompiled ? this.compiledPlaces(both, ends, squares) : null;
    const places = found?.made ?? this.everyWorker(plainPlaces(both, ends, squares));
    const threads = this.crew.started();
    try {
      const sums = await this.inThreads(threads, sharedPlan(plan), { places, n, question });
      found?.lease.end();
      return sums;
    } catch (error) {
      // A thread that was ended, or broke down, may still be writing there.
      if (isJustCancelled(error) && !wereEnded(threads)) found?.lease.end();
      else found?.lease.abandon();
      throw error;
    }
  }

  /**
   * What `weightedBetweenness` gives, as `betweenness` is watched and stopped.
   * @throws CancelledError `cancelled` once no thread works on it any more; WorkerError `worker_failed`
   */
  async weightedBetweenness(
    graph: WeightedCsr,
    question: Omit<PathQuestion, keyof BetweennessOptions>,
  ): Promise<PathLoads> {
    const { sources, ends, signal, onProgress } = question;
    throwIfStopped(signal);
    const { n, targets } = graph;
    const plan = planSources(graph, sources, false);
    const isShort = LENGTH_STEPS * plan.roots.length * (n + targets.length) < this.hereSteps;
    if (isShort || (this.crew.workers === 1 && !signal && !onProgress)) {
      return weightedBetweenness(graph, sources, ends);
    }
    const threads = this.crew.started();
    const places = this.everyWorker(lengthPlaces(graph, ends));
    const asked = { places, n, question: { ...question, squares: true } };
    const { sums, squares } = await this.inThreads(threads, sharedPlan(plan), asked);
    return { sums, squares: squares ?? new Float64Array(n) };
  }

  /** One or the other. @param question `weighted`: the weights are lengths */
  paths(
    graph: WeightedCsr,
    { weighted, ...question }: PathQuestion & { readonly weighted: boolean },
  ): Promise<PathSums> {
    return weighted ? this.weightedBetweenness(graph, question) : this.betweenness(graph, question);
  }

  /** Ends the threads; work that is under way fails. */
  close(): Promise<void> {
    return this.crew.close();
  }

  private compiledPlaces(
    both: SearchedGraph,
    ends: Float64Array,
    squares: boolean,
  ): LaidOut<Place[]> | null {
    return laidOut(both, (heap, on) =>
      this.everyWorker(() => compiledPlace(heap.memory, layOutSearch(heap, on, ends, squares))),
    );
  }

  private everyWorker(make: () => Place): Place[] {
    return Array.from({ length: this.crew.workers }, make);
  }

  private async inThreads(
    threads: Threads<PathJob, PathSums | null>,
    plan: SourcePlan,
    { places, n, question }: { places: readonly Place[]; n: number; question: PathQuestion },
  ): Promise<PathSums> {
    const { signal, onProgress, squares } = question;
    const [size, total] = [blockSize(plan), plan.roots.length];
    const work = `${process.pid}-${this.questions++}`;
    const merged = new OrderedSums(n, squares === true);
    const done = new Int32Array(new SharedArrayBuffer(4));
    const watch = watched(done, (searches) => onProgress?.(searches, total));
    try {
      await this.crew.everyBlock(threads, {
        count: Math.ceil(total / size),
        signal,
        take: async (block, worker, stop) => {
          const place = places[worker];
          if (!place) throw new RangeError(`there is no place for worker ${worker}`);
          const [from, to] = [block * size, Math.min(total, (block + 1) * size)];
          const job = { key: `${work} ${worker}`, ...place.of, plan, from, to, stop, done };
          merged.add(block, place.take(await threads.run(job)));
          if (stop[0] === 0) watch.look();
        },
      });
      return merged.sums;
    } finally {
      watch.end();
    }
  }
}

/** Time between two looks at how far threads are: a block of a large network takes minutes. */
const LOOK_MS = 200;

/** Tells how far threads have counted: at once, then whenever it is more. */
function watched(
  count: Int32Array,
  tell: (done: number) => void,
): { readonly look: () => void; readonly end: () => void } {
  let told = -1;
  const look = () => {
    const done = Atomics.load(count, 0);
    if (done === told) return;
    told = done;
    tell(done);
  };
  const timer = setInterval(look, LOOK_MS);
  look();
  return { look, end: () => clearInterval(timer) };
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

/** No thread failed. */
function isJustCancelled(error: unknown): boolean {
  return error instanceof CancelledError && (error.cause ?? null) === null;
}

function compiledPlace(memory: WebAssembly.Memory, address: number): Place {
  const { sums, squares } = new CompiledSearch(memory, address);
  const taken = (from: Float64Array) => {
    const copy = Float64Array.from(from);
    from.fill(0);
    return copy;
  };
  return {
    of: { compiled: { memory, address }, plain: null, lengths: null },
    take: () => ({ sums: taken(sums), squares: squares && taken(squares) }),
  };
}

/** Every thread searches the same arrays and keeps its own state. */
function plainPlaces(
  { graph, reversed }: SearchedGraph,
  ends: Float64Array,
  squares: boolean,
): () => Place {
  const plain = { graph: sharedRows(graph), reversed: sharedRows(reversed), ends, squares };
  return () => ({ of: { compiled: null, plain, lengths: null }, take: sentBack });
}

/** The same where links have lengths. */
function lengthPlaces(graph: WeightedCsr, ends: Float64Array): () => Place {
  const weights = sharedWeights(graph.weights);
  const lengths = { graph: { ...sharedRows(graph), weights }, ends: sharedFloats(ends) };
  return () => ({ of: { compiled: null, plain: null, lengths }, take: sentBack });
}

function sharedRows({ n, offsets, targets }: Csr): Csr {
  return { n, offsets: sharedWords(offsets), targets: sharedWords(targets) };
}

function sentBack(answer: PathSums | null): PathSums {
  return answer ?? { sums: new Float64Array(0), squares: null };
}

function sharedPlan({ roots, isSource, starts, sharers }: SourcePlan): SourcePlan {
  return {
    roots: sharedWords(roots),
    isSource,
    starts: sharedWords(starts),
    sharers: sharedWords(sharers),
  };
}
