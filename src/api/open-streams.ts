import { RequestError } from "./problem.ts";
import { EventStream, type ServerEvent } from "./routes/call.ts";

const RETRY_SECONDS = 10;

/** The event streams that a server holds open: a bounded number. */
export class OpenStreams {
  count = 0;
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  /**
   * A stream that counts until it ends, or who listens goes away.
   * @throws RequestError 503 if there are too many already
   */
  stream(events: AsyncIterable<ServerEvent>): EventStream {
    if (this.count >= this.most) {
      const message = `${this.most} event streams are open: no more at a time`;
      throw new RequestError(503, message, {
        headers: { "Retry-After": String(RETRY_SECONDS) },
        details: [
          { message, expected: "the same a little later; the run itself can be asked for" },
        ],
      });
    }
    this.count++;
    return new EventStream(this.counted(events));
  }

  private async *counted(events: AsyncIterable<ServerEvent>): AsyncGenerator<ServerEvent> {
    try {
      yield* events;
    } finally {
      this.count--;
    }
  }
}
