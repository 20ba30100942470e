import { availableParallelism } from "node:os";
import { serialize } from "node:v8";
import type { FirmGraph } from "../engine/build/firm-graph.ts";
import { refuseTooLarge, type StudyRows, type StudySize } from "../engine/measures/study.ts";
import { shared } from "../engine/workers/threads.ts";
import type { DataSet } from "../model/data-set.ts";
import type { StudyName } from "../scenarios/studies.ts";
import type { Store } from "../store/kept/store.ts";
import type { MachineLog } from "./machine-log.ts";
import { programVersion } from "./program-version.ts";
import { canBeTold, type Question, shardsOf } from "./question.ts";
import { esriJobs, QuestionSource, studyJobs } from "./question-source.ts";
import { BossQueue } from "./queue/boss-queue.ts";
import type { ShardQueue } from "./queue/shard-queue.ts";
import { ShardLoop } from "./shard-loop.ts";
import { type SharedControl, SharedRows } from "./shared-rows.ts";

interface MachinesOptions {
  readonly store: Pick<Store, "graphs" | "shards">;
  /** Address of the PostgreSQL that the store stands on. */
  readonly url: string;
  readonly log: MachineLog;
  /** Aborted when this process is told to stop: what is done of open questions stays for who asks again. */
  readonly stopped?: AbortSignal;
  /** Shards that this process computes at a time where no worker is at hand; 0: none, default: one a core. */
  readonly parallel?: number;
  /** Tests put in others. */
  readonly program?: string;
}

/** A part of a study that is known before any of it is computed. */
export interface StudyQuestion {
  readonly name: StudyName;
  readonly data: DataSet;
  readonly options: unknown;
  readonly size: StudySize;
}

const MOST_PARALLEL = 16;
/** Firms times firms and links that one core does in a fraction of a second. */
const LEAST_STEPS = 1e7;
const DAY_MS = 86_400_000;

/**
 * Long work split over all machines that share a PostgreSQL. Where no worker is at hand this process does
 * it itself.
 * @see docs/decisions/0014-shards-on-pg-boss.md
 */
export class Machines {
  private readonly store: MachinesOptions["store"];
  private readonly program: string;
  private readonly log: MachineLog;
  private readonly queue: ShardQueue;
  private readonly shared: SharedRows;
  private readonly loop: ShardLoop;
  private readonly stop = new AbortController();
  private working: Promise<void> | null = null;
  private readonly open = new Set<Promise<unknown>>();

  constructor({
    store,
    url,
    log,
    stopped,
    parallel = Math.min(MOST_PARALLEL, availableParallelism()),
    program = programVersion(),
  }: MachinesOptions) {
    this.store = store;
    this.program = program;
    this.log = log;
    const queue = new BossQueue({ url, program, log });
    const source = new QuestionSource(store);
    this.queue = queue;
    this.shared = new SharedRows({
      ...{ queue, source, shards: store.shards, closing: this.stop.signal },
      stopped: stopped ?? this.stop.signal,
    });
    this.loop = new ShardLoop({
      ...{ queue, source, shards: store.shards, log, parallel, finishMs: 0 },
      mayTake: async (worker) => this.open.size > 0 && !(await queue.areOthersAtWork(worker)),
    });
  }

  /** Whether a study is worth to be split: it has more than one shard, and can be told to others. */
  static canShareStudy({ size, options }: Pick<StudyQuestion, "size" | "options">): boolean {
    return shardsOf(size).length > 1 && canBeTold(options);
  }

  /** Whether the index of all firms takes long enough to be split. */
  canShare({ n, sales }: Pick<FirmGraph, "n" | "sales">): boolean {
    return n * (n + sales.targets.length) > LEAST_STEPS;
  }

  /**
   * All rows of a study.
   * @throws LimitError `too_large`; as `SharedRows.rows`
   */
  study({ name, data, options, size }: StudyQuestion, control: SharedControl): Promise<StudyRows> {
    refuseTooLarge(size);
    const { rows, width } = size;
    const question: Question = {
      ...{ operation: name, options, rows, width, program: this.program },
      ...{ graph: data.id, graphVersion: data.version },
    };
    return this.ask(() => {
      const bytes = shared(serialize({ data, options }));
      return this.shared.rows(question, (key) => studyJobs(key, question, bytes), control);
    });
  }

  /**
   * The systemic risk index of every firm of a network, in the order of the firms.
   * @throws as `SharedRows.rows`
   */
  esri(
    {
      graph,
      id,
      version,
    }: { readonly graph: FirmGraph; readonly id: string; readonly version: string },
    control: SharedControl,
  ): Promise<StudyRows> {
    const question: Question = {
      ...{ operation: "esri", options: {}, rows: graph.n, width: 1, program: this.program },
      ...{ graph: id, graphVersion: version },
    };
    return this.ask(() => this.shared.rows(question, (key) => esriJobs(key, graph), control));
  }

  /** Stops to work; questions that are open fail. */
  async close(): Promise<void> {
    this.stop.abort();
    await Promise.allSettled(this.open);
    await this.working;
    await this.loop.close();
    await this.queue.close();
  }

  private ask<T>(work: () => Promise<T>): Promise<T> {
    this.working ??= this.begin();
    const asked = work();
    this.open.add(asked);
    asked
      .catch(({ message: why }: Error) => this.log.warn({ why }, "work over machines has failed"))
      .finally(() => this.open.delete(asked));
    return asked;
  }

  private async begin(): Promise<void> {
    const yesterday = new Date(Date.now() - DAY_MS);
    await this.store.shards.forgetBefore(yesterday).catch(() => undefined); // another day
    await this.loop.run(this.stop.signal);
  }
}
