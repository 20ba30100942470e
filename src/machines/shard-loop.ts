import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { StorageError } from "../model/errors.ts";
import type { KeptShards } from "../store/kept/shards.ts";
import type { MachineLog } from "./machine-log.ts";
import { rowsInWords, shardsOf } from "./question.ts";
import type { HeldQuestion, QuestionSource } from "./question-source.ts";
import type { ShardQueue, TakenShard } from "./queue/shard-queue.ts";
import { bytesOfRows } from "./rows-bytes.ts";
import { ShardHand } from "./workers/shard-hand.ts";

interface LoopParts {
  readonly queue: ShardQueue;
  readonly shards: Pick<KeptShards, "add">;
  readonly source: QuestionSource;
  readonly log: MachineLog;
  /** Shards at a time, each in a thread of its own. */
  readonly parallel: number;
  /** Asked before a shard is taken; default: any. */
  readonly mayTake?: (worker: string) => Promise<boolean>;
  /** Makes a thread; tests put in others. */
  readonly handOf?: () => ShardHand;
  /** Time that shards get to be finished when the loop is told to stop. */
  readonly finishMs: number;
}

/** A shard that is being computed. */
interface AtWork {
  readonly shard: TakenShard;
  /** Aborted when it was taken away, or is to be given back. */
  readonly halt: AbortController;
}

const IDLE_MS = 200;
const BEAT_MS = 1000;
/** After a fault of the database, or a shard that cannot be computed here. */
const FAULT_MS = 1000;

/**
 * Takes shards from the queue, computes them in threads, keeps what they come to and says so, until it is
 * told to stop: then it finishes what it is at, or gives it back. Every second it says that it is at work.
 */
export class ShardLoop {
  /** For people, and to tell workers apart. */
  readonly name = `${hostname()}-${process.pid}-${randomBytes(2).toString("hex")}`;
  private readonly parts: LoopParts;
  private readonly free: ShardHand[];
  private readonly atWork = new Map<string, AtWork>();
  private readonly working = new Set<Promise<void>>();
  /** Questions that were said to be refused, once each. */
  private readonly told = new Set<string>();
  private wake: () => void = () => undefined;

  constructor(parts: LoopParts) {
    this.parts = parts;
    const { parallel, handOf = () => new ShardHand() } = parts;
    this.free = Array.from({ length: parallel }, handOf);
  }

  /** Works until the signal is aborted. What goes wrong is written to the log. */
  async run(stop: AbortSignal): Promise<void> {
    const beats = setInterval(() => void this.beat(), BEAT_MS);
    stop.addEventListener("abort", () => this.wake(), { once: true });
    try {
      while (!stop.aborted) await this.turn(stop);
      await this.finish();
    } finally {
      clearInterval(beats);
    }
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await Promise.all(this.free.map((hand) => hand.close()));
  }

  private async turn(stop: AbortSignal): Promise<void> {
    const hand = this.free.pop();
    if (!hand) return this.nextFree();
    const shard = await this.next().catch((error: unknown) => this.complain(error));
    if (!shard) {
      this.free.push(hand);
      await pause(shard === null ? IDLE_MS : FAULT_MS, undefined, { signal: stop }).catch(() => {});
      return;
    }
    const work = this.work(hand, shard);
    this.working.add(work);
    void work.finally(() => {
      this.working.delete(work);
      this.free.push(hand);
      this.wake();
    });
  }

  private async next(): Promise<TakenShard | null> {
    const { queue, mayTake } = this.parts;
    if (mayTake && !(await mayTake(this.name))) return null;
    return queue.take(this.name);
  }

  /** Ends with the next shard, and with the signal. */
  private nextFree(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  /** Gives shards that are under way their time, then back. */
  private async finish(): Promise<void> {
    const late = setTimeout(() => {
      for (const { halt } of this.atWork.values()) halt.abort(GIVEN_BACK);
    }, this.parts.finishMs);
    await Promise.all(this.working);
    clearTimeout(late);
  }

  private async beat(): Promise<void> {
    const ids = [...this.atWork.keys()];
    if (ids.length === 0) return;
    try {
      const own = await this.parts.queue.beat(ids, this.name);
      for (const id of ids) if (!own.has(id)) this.atWork.get(id)?.halt.abort(TAKEN_AWAY);
    } catch (error) {
      this.complain(error);
    }
  }

  private async work(hand: ShardHand, shard: TakenShard): Promise<void> {
    const halt = new AbortController();
    this.atWork.set(shard.id, { shard, halt });
    try {
      await this.compute(hand, shard, halt.signal);
    } catch (error) {
      await this.failed(shard, error, halt.signal).catch((fault: unknown) => this.complain(fault));
    } finally {
      this.atWork.delete(shard.id);
    }
  }

  private async compute(hand: ShardHand, shard: TakenShard, signal: AbortSignal): Promise<void> {
    const { queue, shards, source, log } = this.parts;
    const found = await source.find(shard.question);
    if ("refused" in found) return this.refuse(shard, found.refused);
    const blocks = shardsOf(found.question)[shard.part] ?? [];
    const entry = this.entryOf(shard, found);
    log.info(entry, "a shard is begun");
    const started = performance.now();
    const rows = await hand.compute(found.jobOf, blocks, signal);
    const bytes = bytesOfRows(rows);
    await shards.add(shard.question, { part: shard.part, bytes, worker: this.name });
    await queue.done(shard.id);
    log.info({ ...entry, ms: Math.round(performance.now() - started) }, "a shard is done");
  }

  private async refuse(shard: TakenShard, why: string | null): Promise<void> {
    const { queue, log } = this.parts;
    if (why === null) return queue.done(shard.id); // nobody asks any more
    if (!this.told.has(why)) log.warn({ why }, "shards are left to others");
    this.told.add(why);
    await queue.giveBack(shard.id, { behind: true });
    await pause(FAULT_MS);
  }

  private async failed(shard: TakenShard, error: unknown, signal: AbortSignal): Promise<void> {
    const { queue, log } = this.parts;
    const { question, part, tries } = shard;
    if (signal.reason === TAKEN_AWAY) {
      log.info({ question, part }, "a shard was taken away");
      return;
    }
    if (signal.reason === GIVEN_BACK || error instanceof StorageError) {
      log.info({ question, part }, "a shard is given back");
      return queue.giveBack(shard.id);
    }
    const why = error instanceof Error ? error.message : String(error);
    log.error({ question, part, tries: tries + 1, why }, "a shard failed");
    await queue.fail(shard.id, why);
  }

  private entryOf({ question: key, part, tries }: TakenShard, { question }: HeldQuestion) {
    const { operation, graph } = question;
    const rows = rowsInWords(shardsOf(question)[part] ?? []);
    const tried = tries > 0 ? { tries: tries + 1 } : {};
    return { worker: this.name, operation, graph, rows, question: key, part, ...tried };
  }

  private complain(error: unknown): undefined {
    const why = error instanceof Error ? error.message : String(error);
    this.parts.log.warn({ why }, "the queue cannot be asked");
  }
}

const TAKEN_AWAY = "taken away";
const GIVEN_BACK = "given back";
