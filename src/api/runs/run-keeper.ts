import { CancelledError } from "../../model/errors.ts";
import type { RunOperation } from "../contract/run-operations.ts";
import { RequestError } from "../problem.ts";
import type { JsonText } from "../routes/call.ts";
import type { AskControl } from "./ask-question.ts";
import { KeptRun } from "./kept-run.ts";

interface KeeperLimits {
  /** Runs that wait or are under way. */
  readonly open?: number;
  /** Runs that are under way: requests need threads, too. */
  readonly running?: number;
  /** Runs that have ended. */
  readonly ended?: number;
  /** Characters of all answers that are kept. */
  readonly characters?: number;
  /** How long a run is kept after its end. */
  readonly keepMs?: number;
}

/** What a run does, told how to say how far it is and when to stop. */
export type RunWork = (control: AskControl) => Promise<JsonText>;

const RETRY_SECONDS = 5;

/** Runs by id: a bounded number, in memory; those that have ended are kept for a while. */
export class RunKeeper {
  private readonly limits: Required<KeeperLimits>;
  private readonly runs = new Map<string, KeptRun>(); // in the order in which they were started
  private readonly queue: { readonly run: KeptRun; readonly work: () => Promise<void> }[] = [];
  private running = 0;

  constructor({
    open = 8,
    running = 2,
    ended = 100,
    characters = 128_000_000,
    keepMs = 15 * 60_000,
  }: KeeperLimits = {}) {
    this.limits = { open, running, ended, characters, keepMs };
  }

  /**
   * Starts work, or puts it in line.
   * @param onChecked called when work says that its question is sound, and when it ends
   * @throws RequestError 429 if there are too many open runs
   */
  start(
    subject: { readonly graph: string; readonly operation: RunOperation },
    work: RunWork,
    onChecked: () => void,
  ): KeptRun {
    this.forgetOld();
    this.refuseMore();
    const run = new KeptRun(subject);
    this.runs.set(run.id, run);
    this.queue.push({ run, work: () => this.perform(run, work, onChecked) });
    this.next();
    return run;
  }

  /** Runs that are open. */
  counts(): { readonly waiting: number; readonly running: number } {
    return { waiting: this.queue.filter(({ run }) => run.isOpen).length, running: this.running };
  }

  find(id: string): KeptRun | undefined {
    this.forgetOld();
    return this.runs.get(id);
  }

  /** Stops a run that is open; one that has ended is forgotten. */
  cancel(run: KeptRun): void {
    if (run.isOpen) run.end({ state: "cancelled" });
    else this.forget(run);
  }

  /** Cancels whatever is open; watchers are told that it has ended. */
  close(): void {
    for (const run of this.runs.values()) run.end({ state: "cancelled" });
  }

  forget(run: KeptRun): void {
    this.runs.delete(run.id);
  }

  private refuseMore(): void {
    const open = [...this.runs.values()].filter(({ isOpen }) => isOpen).length;
    if (open < this.limits.open) return;
    const message = `${open} runs are open`;
    throw new RequestError(429, `${message}: no more at a time`, {
      headers: { "Retry-After": String(RETRY_SECONDS) },
      details: [
        { pointer: "#", message, expected: `less than ${this.limits.open}: wait, or cancel one` },
      ],
    });
  }

  private next(): void {
    while (this.running < this.limits.running) {
      const first = this.queue.shift();
      if (!first) return;
      if (!first.run.isOpen) continue; // cancelled while it waited
      this.running++;
      void first.work().finally(() => {
        this.running--;
        this.next();
      });
    }
  }

  private async perform(run: KeptRun, work: RunWork, onChecked: () => void): Promise<void> {
    run.begin();
    try {
      const answer = await work({
        signal: run.signal,
        onProgress: (far) => {
          onChecked();
          run.advance(far);
        },
        onChecked,
      });
      run.end({ state: "finished", answer });
    } catch (error) {
      const isCancelled = error instanceof CancelledError && run.signal.aborted;
      run.end(isCancelled ? { state: "cancelled" } : { state: "failed", error });
    }
    onChecked();
    setTimeout(() => this.forgetOld(), this.limits.keepMs + 1).unref();
  }

  /** Drops what ended long ago, and the oldest of what is too much. */
  private forgetOld(): void {
    const { ended: most, characters, keepMs } = this.limits;
    const ended = [...this.runs.values()]
      .filter(({ isOpen }) => !isOpen)
      .sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0)); // the latest first
    let size = 0;
    for (const [at, run] of ended.entries()) {
      size += run.outcome?.state === "finished" ? run.outcome.answer.text.length : 0;
      const isOld = Date.now() - (run.endedAt ?? 0) > keepMs;
      if (isOld || at >= most || (size > characters && at > 0)) this.forget(run);
    }
  }
}
