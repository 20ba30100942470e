import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { CancelledError } from "../../model/errors.ts";
import type { StoredRuns } from "../../store/kept/store.ts";
import { RequestError } from "../problem.ts";
import { everySoOften } from "./every-so-often.ts";
import type { KeeperLimits, KeeperParts, RunWork } from "./keeper-parts.ts";
import { KeptRun, type Outcome, type RunSubject } from "./kept-run.ts";
import { answerTooLong, lostTooOften, nobodysWork } from "./run-problems.ts";
import { NO_GRAPH, subjectOf } from "./run-status.ts";

const HOUR_MS = 3_600_000;
const RETRY_SECONDS = 5;
/** A run whose servers were lost more often is not begun again: it may be what they were lost to. */
const MOST_LOSSES = 3;
/** Longest answer that is kept, in characters. */
const MOST_ANSWER = 200_000_000;
const BEAT_MS = 1000;
const ADOPT_MS = 5000;
const FORGET_MS = 600_000;
/** Ends after which there may be too many to keep. */
const FORGET_ENDS = 50;
const STORE_AGAIN_MS = 500;
const STORE_AGAIN_MOST_MS = 30_000;

/**
 * The runs of this server, and what is known of those of others. Questions are kept before they are worked
 * on, ends before they are told; between them how far a run is, about once a second.
 */
export class RunKeeper {
  readonly runs: StoredRuns;
  private readonly server = randomUUID();
  private readonly parts: KeeperParts;
  private readonly limits: Required<KeeperLimits>;
  private readonly open = new Map<string, KeptRun>(); // in the order in which they came
  private readonly queue: { readonly run: KeptRun; readonly work: () => Promise<void> }[] = [];
  private readonly ends = new AbortController();
  private readonly rounds = new AbortController();
  private readonly atWork = new Set<Promise<void>>();
  private rounding: Promise<unknown> = Promise.resolve();
  private isStopping = false;
  /** Runs whose questions are being kept. */
  private arriving = 0;
  private endsToForget = 0;

  constructor(parts: KeeperParts) {
    this.parts = parts;
    this.runs = parts.runs;
    this.limits = {
      ...{ open: 8, running: 2, ended: 1000, characters: 512_000_000, keepMs: 24 * HOUR_MS },
      unheardMs: 10_000,
      ...parts.limits,
    };
  }

  /** Aborted when watchers will hear no more from this server. */
  get closed(): AbortSignal {
    return this.ends.signal;
  }

  /**
   * Keeps a question, then starts its work or puts it in line.
   * @param onChecked called when work says that its question is sound, and when it ends
   * @throws RequestError 429 if there are too many open runs, 503 when the server stops; StorageError
   */
  async start(subject: RunSubject, work: RunWork, onChecked: () => void): Promise<KeptRun> {
    this.refuseMore();
    const run = new KeptRun(subject.id ?? randomUUID(), subject);
    const { graph, operation, question, askedBy } = subject;
    const entry = { id: run.id, graph: graph ?? NO_GRAPH, operation, question, askedBy };
    this.arriving++;
    try {
      await this.runs.begin(entry, this.server);
    } finally {
      this.arriving--;
    }
    this.enqueue(run, work, onChecked);
    return run;
  }

  /** Begins to take up what other servers left, and to forget what is old. */
  takeUp(): void {
    const { signal } = this.rounds;
    const tell = this.warn;
    this.rounding = Promise.all([
      everySoOften(ADOPT_MS, () => this.adopt(), { signal, tell }),
      everySoOften(FORGET_MS, () => this.forget(), { signal, tell }),
      everySoOften(BEAT_MS, () => this.beat(), { signal, tell }),
    ]);
  }

  /** Runs of this server that are open. */
  counts(): { readonly waiting: number; readonly running: number } {
    return {
      waiting: this.queue.filter(({ run }) => run.isOpen).length,
      running: this.atWork.size,
    };
  }

  /** A run that this server works on, or will. */
  live(id: string): KeptRun | undefined {
    const run = this.open.get(id);
    return run?.isOpen ? run : undefined;
  }

  /** Ends a run, whichever server works on it; that one hears of it with its next beat. */
  async cancel(id: string): Promise<void> {
    await this.runs.end(id, { state: "cancelled" });
    this.drop(id);
  }

  /** As if it had never been. */
  async remove(id: string): Promise<void> {
    this.drop(id);
    await this.runs.remove(id);
  }

  /**
   * Begins nothing more. What is under way may end until time is up; what is open then is put down for the
   * next server.
   */
  async close(timeIsUp: AbortSignal): Promise<void> {
    this.isStopping = true;
    const late = new Promise<void>((resolve) => {
      if (timeIsUp.aborted) resolve();
      timeIsUp.addEventListener("abort", () => resolve(), { once: true });
    });
    await Promise.race([Promise.all(this.atWork), late]);
    this.rounds.abort();
    this.ends.abort();
    await this.rounding;
    for (const id of [...this.open.keys()]) this.drop(id);
    await this.runs.park(this.server).catch(this.warn);
  }

  private readonly warn = (error: unknown): void => {
    this.parts.log.warn({ fault: String(error) }, "runs: the store did not do what was asked");
  };

  private enqueue(run: KeptRun, work: RunWork, onChecked: () => void): void {
    this.open.set(run.id, run);
    this.queue.push({ run, work: () => this.perform(run, work, onChecked) });
    this.next();
  }

  private refuseMore(): void {
    if (this.isStopping) {
      const message = "the server is being stopped: it begins no more runs";
      throw new RequestError(503, message, { headers: { "Retry-After": String(RETRY_SECONDS) } });
    }
    const count = this.open.size + this.arriving;
    if (count < this.limits.open) return;
    const message = `${count} runs are open`;
    throw new RequestError(429, `${message}: no more at a time`, {
      headers: { "Retry-After": String(RETRY_SECONDS) },
      details: [
        { pointer: "#", message, expected: `less than ${this.limits.open}: wait, or cancel one` },
      ],
    });
  }

  private next(): void {
    while (!this.isStopping && this.atWork.size < this.limits.running) {
      const first = this.queue.shift();
      if (!first) return;
      if (!first.run.isOpen) continue; // cancelled while it waited
      const work = first.work();
      this.atWork.add(work);
      void work.finally(() => {
        this.atWork.delete(work);
        this.next();
      });
    }
  }

  private async perform(run: KeptRun, work: RunWork, onChecked: () => void): Promise<void> {
    run.begin();
    try {
      const outcome = await this.outcomeOf(run, work, onChecked);
      if (outcome && run.isOpen) await this.settle(run, outcome);
    } catch (error) {
      this.parts.log.error({ fault: String(error) }, "the end of a run could not be kept");
      this.drop(run.id);
    }
    onChecked();
  }

  /** Null: it is nobody's business here any more. */
  private async outcomeOf(
    run: KeptRun,
    work: RunWork,
    onChecked: () => void,
  ): Promise<Outcome | null> {
    try {
      // Known to be under way before anything is done: what this server is lost to is counted.
      await this.runs.advance(run.id, null, this.server).catch(this.warn);
      const answer = await work({
        signal: run.signal,
        onProgress: (far) => {
          onChecked();
          run.advance(far);
        },
        onChecked,
      });
      if (answer.text.length > MOST_ANSWER) throw answerTooLong(answer.text.length, MOST_ANSWER);
      return { state: "finished", answer };
    } catch (error) {
      if (!run.isOpen) return null;
      return error instanceof CancelledError && run.signal.aborted
        ? { state: "cancelled" }
        : { state: "failed", error };
    }
  }

  /** Keeps the end, however long that takes, then tells it. */
  private async settle(run: KeptRun, outcome: Outcome): Promise<void> {
    for (let wait = STORE_AGAIN_MS; run.isOpen; wait = Math.min(2 * wait, STORE_AGAIN_MOST_MS)) {
      try {
        await this.runs.end(run.id, this.kind(run, outcome));
        this.open.delete(run.id);
        run.end(outcome);
        if (++this.endsToForget >= FORGET_ENDS) await this.forget();
        return;
      } catch (error) {
        this.warn(error);
        await pause(wait, null, { signal: run.signal }).catch(() => undefined);
      }
    }
  }

  private kind(run: KeptRun, outcome: Outcome): Parameters<StoredRuns["end"]>[1] {
    if (outcome.state === "finished") return { state: "finished", result: outcome.answer.text };
    if (outcome.state === "cancelled") return outcome;
    return { state: "failed", problem: this.parts.problemOf(run.subject, outcome.error) };
  }

  private drop(id: string): void {
    const run = this.open.get(id);
    this.open.delete(id);
    run?.letGo();
  }

  /** Says what is news of this server's runs, and hears which of them are still its own. */
  private async beat(): Promise<void> {
    const mine = [...this.open.values()];
    if (mine.length === 0) return;
    for (const run of mine) {
      const news = run.newsToStore();
      if (news) await this.runs.advance(run.id, news, this.server);
    }
    if (!this.parts.isShared) return;
    const still = new Set(await this.runs.noteAlive(this.server));
    for (const run of mine) if (run.isOpen && !still.has(run.id)) this.drop(run.id);
  }

  /** Takes up what was left behind, as far as there is room. */
  private async adopt(): Promise<void> {
    const { isShared, workOf, problemOf, log } = this.parts;
    const most = this.limits.open - this.open.size - this.arriving;
    if (most <= 0 || this.isStopping) return;
    const unheardMs = isShared ? this.limits.unheardMs : 0; // who held the file is gone
    for (const entry of await this.runs.adopt(this.server, { unheardMs, most })) {
      const subject = subjectOf(entry);
      const work = entry.losses > MOST_LOSSES ? null : workOf(subject);
      if (work) {
        this.enqueue(new KeptRun(entry.id, subject, entry.createdAt), work, () => undefined);
        continue;
      }
      const error =
        entry.losses > MOST_LOSSES ? lostTooOften(entry.losses) : nobodysWork(subject.operation);
      log.error({ run: entry.id, losses: entry.losses }, "a run is not begun again");
      await this.runs.end(entry.id, { state: "failed", problem: problemOf(subject, error) });
    }
  }

  private async forget(): Promise<void> {
    this.endsToForget = 0;
    const { ended: most, characters, keepMs: olderThanMs } = this.limits;
    await this.runs.forget({ olderThanMs, most, characters });
  }
}
