import { CancelledError } from "../../../model/errors.ts";
import type { AnswerControl, AnswerProgress, OnProgress } from "../question.ts";

/** What the work itself is watched and stopped by. */
export interface WorkControl {
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/** Time for work that nobody waits for any more: who asks again soon finds it going on. */
const GRACE_MS = 1000;

/**
 * Work that any number of callers wait for: it is done once, every one of them is told how far it is,
 * and it is stopped when the last of them has gone.
 */
export class CommonWork<Result> {
  private readonly halt = new AbortController();
  /** What comes of the work, for who keeps it: to wait for this does not count. */
  readonly finished: Promise<Result>;
  private readonly watchers = new Set<OnProgress>();
  private readonly graceMs: number;
  private far: AnswerProgress | null = null;
  private waiting = 0;
  private isOpen = true;

  constructor(start: (control: WorkControl) => Promise<Result>, graceMs = GRACE_MS) {
    this.graceMs = graceMs;
    const onProgress: OnProgress = (far) => {
      this.far = far;
      for (const watcher of this.watchers) watcher(far);
    };
    this.finished = start({ signal: this.halt.signal, onProgress });
    const end = () => {
      this.isOpen = false;
    };
    this.finished.then(end, end);
  }

  /** Whether the work was given up: who asks for it has to start it anew. */
  get isStopped(): boolean {
    return this.halt.signal.aborted;
  }

  /**
   * What comes of the work.
   * @throws CancelledError `cancelled` as soon as this caller goes; what the work throws
   */
  async wait({ signal, onProgress }: AnswerControl = {}): Promise<Result> {
    this.waiting++;
    // Two callers may watch with the same function.
    const watcher = onProgress && ((far: AnswerProgress) => onProgress(far));
    if (watcher) this.watchers.add(watcher);
    if (this.isOpen && this.far) watcher?.(this.far);
    try {
      return await unlessGone(this.finished, signal);
    } finally {
      if (watcher) this.watchers.delete(watcher);
      this.waiting--;
      if (this.isOpen && this.waiting === 0) setTimeout(() => this.stopUnwanted(), this.graceMs);
    }
  }

  /** Gives the work up, whoever waits for it. */
  stop(): void {
    if (this.isOpen) this.halt.abort();
  }

  private stopUnwanted(): void {
    if (this.waiting === 0) this.stop();
  }
}

/** @throws CancelledError `cancelled` when the signal is aborted */
function unlessGone<Result>(
  result: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (!signal) return result;
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      const message = "the work was stopped before it was done";
      reject(new CancelledError("cancelled", message, { cause: signal.reason }));
    };
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
