import { randomUUID } from "node:crypto";
import type { AnswerProgress } from "../answers/question.ts";
import type { RunOperation, RunState, RunStatus } from "../contract/run-operations.ts";
import type { JsonText } from "../routes/call.ts";

/** What a run came to. */
export type Outcome =
  | { readonly state: "finished"; readonly answer: JsonText }
  | { readonly state: "failed"; readonly error: unknown }
  | { readonly state: "cancelled" };

/** One run: how far it is, who waits for news of it, and how to stop it. */
export class KeptRun {
  readonly id = randomUUID();
  readonly graph: string;
  readonly operation: RunOperation;
  /** When it ended, in milliseconds; null: it has not. */
  endedAt: number | null = null;
  outcome: Outcome | null = null;
  private readonly halt = new AbortController();
  private readonly created = Date.now();
  private isRunning = false;
  private far: AnswerProgress | null = null;
  /** Since when, and from where, the present step is counted. */
  private stepStart = { at: 0, done: 0 };
  private revision = 0;
  private waiting: (() => void)[] = [];

  constructor({ graph, operation }: { readonly graph: string; readonly operation: RunOperation }) {
    this.graph = graph;
    this.operation = operation;
  }

  /** Aborted when the run is cancelled. */
  get signal(): AbortSignal {
    return this.halt.signal;
  }

  get isOpen(): boolean {
    return this.outcome === null;
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

  /** The first end counts: what comes of work that was cancelled does not matter. */
  end(outcome: Outcome): void {
    if (!this.isOpen) return;
    this.outcome = outcome;
    this.endedAt = Date.now();
    if (outcome.state === "cancelled") this.halt.abort();
    this.tell();
  }

  status(): RunStatus {
    const { id, graph, operation, endedAt } = this;
    return {
      id,
      graph,
      operation,
      state: this.state(),
      progress: {
        done: this.far?.done ?? 0,
        total: this.far?.total ?? null,
        secondsLeft: this.secondsLeft(),
        step: this.far?.step ?? null,
      },
      created: new Date(this.created).toISOString(),
      ended: endedAt === null ? null : new Date(endedAt).toISOString(),
    };
  }

  /** Every status worth telling, from the present one to the last. */
  async *news(signal: AbortSignal, leastMs: number): AsyncGenerator<RunStatus> {
    while (!signal.aborted) {
      const told = this.revision;
      yield this.status();
      if (!this.isOpen) return;
      await pause(leastMs);
      await this.newsAfter(told, signal);
    }
  }

  private state(): RunState {
    return this.outcome?.state ?? (this.isRunning ? "running" : "waiting");
  }

  private secondsLeft(): number | null {
    if (!this.isOpen || this.far?.total == null) return null;
    const { done, total } = this.far;
    const counted = done - this.stepStart.done;
    if (counted <= 0) return null;
    const seconds = (performance.now() - this.stepStart.at) / 1000;
    return Math.round((seconds / counted) * (total - done) * 10) / 10;
  }

  private newsAfter(revision: number, signal: AbortSignal): Promise<void> {
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

  private tell(): void {
    this.revision++;
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
