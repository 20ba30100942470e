import { CancelledError } from "../model/errors.ts";
import { RequestError } from "./problem.ts";

const RETRY_SECONDS = 2;

/**
 * The questions that a server has not answered yet. When it stops they are given up together: each caller
 * is told so, whatever the work itself makes of it.
 */
export class OpenQuestions {
  private readonly giveUps = new Set<() => void>();
  private readonly most: number;
  private isOver = false;
  private waiting = 0;

  /** @param most questions that are open at a time; what only reads does not count */
  constructor(most = Number.POSITIVE_INFINITY) {
    this.most = most;
  }

  /** How many there are. */
  get count(): number {
    return this.giveUps.size;
  }

  /**
   * The same, of a question that takes work: one of a bounded number.
   * @throws RequestError 503 if there are too many already
   */
  async answerInTurn<T>(work: () => Promise<T>, halt: AbortController): Promise<T> {
    if (this.waiting >= this.most) throw tooMany(this.most);
    this.waiting++;
    try {
      return await this.answer(work, halt);
    } finally {
      this.waiting--;
    }
  }

  /**
   * What the work comes to.
   * @param halt aborted when the question is given up, for the work to hear it
   * @throws CancelledError `cancelled` as soon as the server gives up what is open
   */
  answer<T>(work: () => Promise<T>, halt: AbortController): Promise<T> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        reject(stopping());
        halt.abort();
      };
      if (this.isOver) {
        giveUp();
        return;
      }
      this.giveUps.add(giveUp);
      work()
        .then(resolve, reject)
        .finally(() => this.giveUps.delete(giveUp));
    });
  }

  /** Gives up what is open, and whatever comes after. */
  close(): void {
    this.isOver = true;
    for (const giveUp of this.giveUps) giveUp();
  }
}

function tooMany(most: number): RequestError {
  const message = `${most} questions are open: no more at a time`;
  return new RequestError(503, message, {
    headers: { "Retry-After": String(RETRY_SECONDS) },
    details: [{ message, expected: "the same question a little later" }],
  });
}

function stopping(): CancelledError {
  const message = "the server is being stopped: it gave this question up";
  return new CancelledError("cancelled", message, {
    details: [{ message, expected: "the same question once a server runs again" }],
  });
}
