import { throwIfStopped } from "../../../engine/workers/block-threads.ts";

/** Work of which so much goes on at a time; what is more waits, first come, first served. */
export class Turns {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(most: number) {
    this.free = most;
  }

  /**
   * Does work when it is its turn.
   * @throws CancelledError `cancelled` if nobody wants it any more by then; what the work throws
   */
  async inTurn<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((next) => this.waiting.push(next));
    try {
      throwIfStopped(signal);
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }
}
