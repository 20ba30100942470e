import { CancelledError } from "../model/errors.ts";

/**
 * The questions that a server has not answered yet. When it stops they are given up together: each caller
 * is told so, whatever the work itself makes of it.
 */
export class OpenQuestions {
  private readonly giveUps = new Set<() => void>();
  private isOver = false;

  /** How many there are. */
  get count(): number {
    return this.giveUps.size;
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

function stopping(): CancelledError {
  const message = "the server is being stopped: it gave this question up";
  return new CancelledError("cancelled", message, {
    details: [{ message, expected: "the same question once a server runs again" }],
  });
}
