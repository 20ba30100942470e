import { type Block, mergedRows, type StudyRows } from "../../engine/measures/study.ts";
import {
  endThreads,
  startThreads,
  type Threads,
  workerModule,
} from "../../engine/workers/threads.ts";
import type { ReadGraph, ReadJob, RowsJob, ShardJob } from "./shard-worker.ts";

/** The module of the threads. */
const SHARD_WORKER = workerModule("shard-worker", import.meta.url);

/** The job that computes one block of a question. */
export type JobOf = (block: Block) => RowsJob;

/**
 * A thread that computes one shard at a time. A shard that ends the thread, for want of memory or any
 * other reason, ends nothing else: the next one finds a new thread.
 */
export class ShardHand {
  private readonly file: URL;
  private threads: Threads<ShardJob, StudyRows | ReadGraph> | null = null;

  /** @param file module of the thread; tests put in others */
  constructor(file = SHARD_WORKER) {
    this.file = file;
  }

  /** Rows of a shard: those of its blocks, in their order. @throws what the thread throws, or dies of */
  async compute(jobOf: JobOf, blocks: readonly Block[], signal: AbortSignal): Promise<StudyRows> {
    const found: StudyRows[] = [];
    for (const block of blocks) {
      found.push((await this.run(jobOf(block), signal)) as StudyRows); // by its task
    }
    return mergedRows(found);
  }

  /** Reads a graph, so that nothing else of the process has to wait for it. @throws as `compute` */
  async read(job: ReadJob): Promise<ReadGraph> {
    return (await this.run(job)) as ReadGraph; // by its task
  }

  /** Ends the thread; what it is at fails. */
  async close(): Promise<void> {
    const { threads } = this;
    this.threads = null;
    await endThreads(threads);
  }

  private async run(job: ShardJob, signal?: AbortSignal): Promise<StudyRows | ReadGraph> {
    this.threads ??= startThreads<ShardJob, StudyRows | ReadGraph>({
      file: this.file,
      name: "doShardJob",
      workers: 1,
      onBroken: () => {
        this.threads = null;
      },
    });
    try {
      return await this.threads.run(job, signal ? { signal } : {});
    } catch (error) {
      await this.close(); // what it knows may be unsound
      throw error;
    }
  }
}
