import { setTimeout as pause } from "node:timers/promises";
import type { StudyRows } from "../engine/measures/study.ts";
import { mergedRows } from "../engine/measures/study.ts";
import { throwIfStopped } from "../engine/workers/block-threads.ts";
import { StorageError, WorkerError } from "../model/errors.ts";
import type { KeptShards } from "../store/kept/shards.ts";
import { type Question, rowsInWords, shardsOf, textOf } from "./question.ts";
import type { QuestionSource } from "./question-source.ts";
import type { QueuedShard, ShardQueue, ShardState } from "./queue/shard-queue.ts";
import { rowsOfBytes } from "./rows-bytes.ts";
import type { JobOf } from "./workers/shard-hand.ts";

interface Parts {
  readonly queue: ShardQueue;
  readonly shards: KeptShards;
  readonly source: QuestionSource;
  /** Aborted when this process is told to stop: what is done of open questions stays for who asks again. */
  readonly stopped: AbortSignal;
  /** Aborted when it stops: work is given up. */
  readonly closing: AbortSignal;
}

/** How long work is watched and stopped. */
export interface SharedControl {
  readonly signal?: AbortSignal | undefined;
  /** Called as shards are done, with rows done and rows in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Called with the rows of each shard, and which the first of them is. */
  readonly onRows?: ((from: number, rows: StudyRows) => void) | undefined;
}

const LOOK_MS = 100;
/** So often the queue is asked what has become of shards whose results are not there. */
const ASK_MS = 500;
/** A database may be away for so long before work is given up. */
const PATIENCE_MS = 30_000;

/**
 * Has the rows of a question computed by whoever works on shards, and puts them together in their order:
 * the same bits whoever they are, and however many.
 */
export class SharedRows {
  private readonly parts: Parts;
  /** How many ask the same question in this process. */
  private readonly asked = new Map<string, number>();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /**
   * All rows of a question.
   * @param jobOf what computes its blocks in a thread of this process
   * @throws CancelledError `cancelled`; WorkerError `worker_failed` with the rows that could not be computed
   *   and why; StorageError `storage_failed`
   */
  async rows(
    question: Question,
    jobOf: (key: string) => JobOf,
    control: SharedControl = {},
  ): Promise<StudyRows> {
    const { shards, queue, source } = this.parts;
    const { key, text } = textOf(question);
    const all = shardsOf(question).map((_, part) => ({ question: key, part }));
    source.hold(key, { question, jobOf: jobOf(key) });
    this.asked.set(key, (this.asked.get(key) ?? 0) + 1);
    try {
      throwIfStopped(control.signal);
      await shards.ask(key, text);
      await queue.send(all);
      return await new Gathering(this.parts, { question, key, all }, control).rows();
    } finally {
      const others = (this.asked.get(key) ?? 1) - 1;
      if (others > 0) this.asked.set(key, others);
      else await this.forget(key, all);
    }
  }

  /** Whoever else waits for the same shards finds that they are gone, and puts them up again. */
  private async forget(key: string, all: readonly QueuedShard[]): Promise<void> {
    const { shards, queue, source, stopped, closing } = this.parts;
    this.asked.delete(key);
    source.letGo(key);
    if (stopped.aborted || closing.aborted) return;
    // What cannot be removed now is swept away in a day.
    await queue.remove(all).catch(() => undefined);
    await shards.forget(key).catch(() => undefined);
  }
}

interface Asked {
  readonly question: Question;
  readonly key: string;
  readonly all: readonly QueuedShard[];
}

/** The results of one question as they come. */
class Gathering {
  private readonly parts: Parts;
  private readonly asked: Asked;
  private readonly control: SharedControl;
  private readonly blocks: ReturnType<typeof shardsOf>;
  private readonly found: StudyRows[] = [];
  private readonly missing: Set<number>;
  /** Shards that nobody seems to have, at the last look. */
  private lost: ReadonlySet<number> = new Set();
  private done = 0;

  constructor(parts: Parts, asked: Asked, control: SharedControl) {
    this.parts = parts;
    this.asked = asked;
    this.control = control;
    this.blocks = shardsOf(asked.question);
    this.missing = new Set(asked.all.map(({ part }) => part));
  }

  async rows(): Promise<StudyRows> {
    let askedAt = 0;
    let heardAt = performance.now();
    while (this.missing.size > 0) {
      throwIfStopped(this.control.signal);
      throwIfStopped(this.parts.closing);
      const now = performance.now();
      try {
        if (await this.takeResults()) continue;
        if (now - askedAt >= ASK_MS) {
          askedAt = now;
          await this.lookAfter();
        }
        heardAt = now;
      } catch (error) {
        if (!(error instanceof StorageError) || now - heardAt > PATIENCE_MS) throw error;
      }
      await pause(LOOK_MS);
    }
    return mergedRows(this.found);
  }

  /** @returns whether there were any: then there may be more */
  private async takeResults(): Promise<boolean> {
    const { question, key } = this.asked;
    const { rows: total, width } = question;
    const results = await this.parts.shards.results(key, [...this.missing]);
    for (const { part, bytes } of results) {
      const blocks = this.blocks[part] ?? [];
      const from = blocks[0]?.from ?? 0;
      const rows = (blocks.at(-1)?.to ?? 0) - from;
      const found = rowsOfBytes(bytes, rows * width);
      this.found[part] = found;
      this.missing.delete(part);
      this.done += rows;
      this.control.onRows?.(from, found);
      this.control.onProgress?.(this.done, total);
    }
    return results.length > 0;
  }

  /** Frees shards of workers that died, puts up what is lost. @throws WorkerError for one that failed */
  private async lookAfter(): Promise<void> {
    const { queue } = this.parts;
    await queue.takeFromSilent();
    const waiting = this.asked.all.filter(({ part }) => this.missing.has(part));
    const states = await queue.states(waiting);
    const failed = states.find(({ state }) => state === "failed");
    if (failed) throw this.failure(failed);
    const open = new Set(states.filter(({ state }) => state === "open").map(({ part }) => part));
    const gone = waiting.filter(({ part }) => !open.has(part));
    // One that was done since results were read is no longer missing at the next look.
    const lost = gone.filter(({ part }) => this.lost.has(part));
    this.lost = new Set(gone.map(({ part }) => part));
    if (lost.length === 0) return;
    await this.parts.shards.ask(this.asked.key, textOf(this.asked.question).text);
    await queue.remove(lost);
    await queue.send(lost);
    this.lost = new Set();
  }

  private failure({ part, tries, worker, why }: ShardState): WorkerError {
    const { operation, graph } = this.asked.question;
    const rows = rowsInWords(this.blocks[part] ?? []);
    const message = `${rows} of ${operation} of "${graph}" failed ${tries} times, at last on ${worker}: ${why}`;
    const expected = "work that its worker survives";
    return new WorkerError("worker_failed", message, { details: [{ message, expected }] });
  }
}
