import type { AnswerProgress } from "../answers/question.ts";
import type { RunOperation, RunStatus } from "../contract/run-operations.ts";
import type { JsonText } from "../routes/call.ts";

/** What a run came to. */
export type Outcome =
  | { readonly state: "finished"; readonly answer: JsonText }
  | { readonly state: "failed"; readonly error: unknown }
  | { readonly state: "cancelled" };

/** What is asked, and by whom. */
export interface RunSubject {
  /** Left out: one is made. */
  readonly id?: string | undefined;
  /** Id of the graph; null: what is asked about comes with the question. */
  readonly graph: string | null;
  readonly operation: RunOperation;
  /** As JSON can hold it: all that is needed to begin anew at another server. */
  readonly question: unknown;
  /** Id of a token, `local` or `public`. */
  readonly askedBy: string;
}

/** One run that this server works on, or will: how far it is, who waits for news, how to stop it. */
export class KeptRun {
  readonly id: string;
  readonly subject: RunSubject;
  outcome: Outcome | null = null;
  /** Counts what there was to tell. */
  revision = 0;
  private readonly halt = new AbortController();
  private readonly created: string;
  private isRunning = false;
  private far: AnswerProgress | null = null;
  /** Since when, and from where, the present step is counted. */
  private stepStart = { at: 0, done: 0 };
  private stored = 0;
  private waiting: (() => void)[] = [];

  /** @param created when it was asked for (ISO 8601) */
  constructor(id: string, subject: RunSubject, created = new Date().toISOString()) {
    this.id = id;
    this.subject = subject;
    this.created = created;
  }

  /** Aborted when the run is cancelled, or no longer this server's. */
  get signal(): AbortSignal {
    return this.halt.signal;
  }

  /** Whether it is to be worked on here. */
  get isOpen(): boolean {
    return this.outcome === null && !this.signal.aborted;
  }

  begin(): void {
    this.isRunning = true;
    this.tell();
  }

  advance(far: AnswerProgress): void {
    if (!this.isOpen) return;
    if (far.step !== this.far?.step) this.stepStart = { at: performance.now(), done: far.done };
    this.far = far;
    this.tell();
  }

  /** Called when what it came to is kept. */
  end(outcome: Outcome): void {
    this.outcome = outcome;
    this.tell();
  }

  /** Stops the work: it was cancelled, another server has it, or the next one will. */
  letGo(): void {
    this.halt.abort();
    this.tell();
  }

  /** What has to be stored: how far it is, if that is news since the last time; undefined: it is not. */
  newsToStore(): RunStatus["progress"] | undefined {
    if (!this.isRunning || !this.isOpen || this.stored === this.revision) return undefined;
    this.stored = this.revision;
    return this.progress();
  }

  status(): RunStatus {
    const { graph, operation, askedBy } = this.subject;
    return {
      id: this.id,
      graph,
      operation,
      state: this.isRunning ? "running" : "waiting",
      progress: this.progress(),
      askedBy,
      created: this.created,
      ended: null,
    };
  }

  /** Resolves when there is more to tell than at a revision. */
  newsAfter(revision: number, signal: AbortSignal): Promise<void> {
    if (this.revision > revision || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        signal.removeEventListener("abort", done); // a stream asks hundreds of times with one signal
        resolve();
      };
      this.waiting.push(done);
      signal.addEventListener("abort", done);
    });
  }

  private progress(): RunStatus["progress"] {
    return {
      done: this.far?.done ?? 0,
      total: this.far?.total ?? null,
      secondsLeft: this.secondsLeft(),
      step: this.far?.step ?? null,
    };
  }

  private secondsLeft(): number | null {
    if (this.far?.total == null) return null;
    const { done, total } = this.far;
    const counted = done - this.stepStart.done;
    if (counted <= 0) return null;
    const seconds = (performance.now() - this.stepStart.at) / 1000;
    return Math.round((seconds / counted) * (total - done) * 10) / 10;
  }

  private tell(): void {
    this.revision++;
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}
