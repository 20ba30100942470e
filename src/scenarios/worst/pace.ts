import { CancelledError } from "../../model/errors.ts";

/** How long work is watched and stopped. */
export interface WorkControl {
  /** Stops the work. */
  readonly signal?: AbortSignal | undefined;
  /** Called now and then; `total` null: nobody knows how much there is. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** How far work has come. */
export interface Progress {
  readonly step: string;
  readonly done: number;
  readonly total: number | null;
}

/** The thread is left to others this often. */
const TURN_MS = 50;
/** The clock is read once in so many steps. */
const STEPS = 64;

/** Keeps long work in this thread polite: it makes room for others, can be stopped, and ends in time. */
export class Pace {
  private readonly control: WorkControl;
  private readonly end: number;
  private turn = performance.now();
  private steps = 0;

  constructor(control: WorkControl, seconds: number) {
    this.control = control;
    this.end = performance.now() + seconds * 1000;
  }

  /** Whether the time is used up. */
  get late(): boolean {
    return performance.now() >= this.end;
  }

  get secondsLeft(): number {
    return Math.max(0, (this.end - performance.now()) / 1000);
  }

  /** Cheap: to be asked at every step; true: call `rest`. */
  due(): boolean {
    this.steps = (this.steps + 1) % STEPS;
    return this.steps === 0 && performance.now() - this.turn > TURN_MS;
  }

  /** @throws CancelledError `cancelled` */
  async rest(progress: Progress): Promise<void> {
    this.control.onProgress?.(progress);
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.turn = performance.now();
    if (this.control.signal?.aborted)
      throw new CancelledError("cancelled", "the work was stopped before it was done");
  }
}
