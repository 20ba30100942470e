import { createHash } from "node:crypto";
import { ConflictError, InvalidInputError } from "../model/errors.ts";
import { RequestError } from "./problem.ts";

/** What was asked under a key. */
interface Asked {
  /** Who asks, and what: the same key elsewhere is another. */
  readonly scope: string;
  readonly key: string;
  readonly body: unknown;
}

interface Entry {
  readonly print: string;
  readonly at: number;
  /** Undefined: not there yet. */
  done?: { readonly answer: unknown };
}

/** Hours for which a key is known. */
export const KEY_HOURS = 24;
/** Keys that are known at a time; the oldest are forgotten first. */
const MOST_KEYS = 1000;
const MOST_KEY_LENGTH = 255;
const KEY_HEADER = "Idempotency-Key";

/**
 * First answers by `Idempotency-Key`: who is not sure that a request arrived sends it again, and nothing
 * is made twice. A request that failed made nothing: its key is free again.
 */
export class FirstAnswers {
  private readonly entries = new Map<string, Entry>(); // in the order in which they came
  private readonly now: () => number;

  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  /**
   * @returns what work came to, now or the first time
   * @throws InvalidInputError `invalid_option` if the key came with another body (422); ConflictError
   *   `conflict` while the first request is being answered
   */
  async once<Answer>(
    { scope, key, body }: Asked,
    work: () => Promise<Answer>,
  ): Promise<{ readonly answer: Answer; readonly isAgain: boolean }> {
    this.forgetOld();
    const name = JSON.stringify([scope, key]);
    const print = createHash("sha256").update(JSON.stringify(body)).digest("hex");
    const known = this.entries.get(name);
    if (known) {
      if (known.print !== print) throw otherBody();
      if (!known.done) throw stillOpen();
      return { answer: known.done.answer as Answer, isAgain: true };
    }
    const entry: Entry = { print, at: this.now() };
    this.entries.set(name, entry);
    try {
      const answer = await work();
      entry.done = { answer };
      return { answer, isAgain: false };
    } catch (error) {
      this.entries.delete(name);
      throw error;
    }
  }

  private forgetOld(): void {
    const oldest = this.now() - KEY_HOURS * 3_600_000;
    for (const [name, { at, done }] of this.entries) {
      if (at >= oldest && this.entries.size < MOST_KEYS) return;
      if (done) this.entries.delete(name); // what is being answered stays
    }
  }
}

/**
 * The key of a request.
 * @returns undefined: it has none
 * @throws RequestError 400 if it is none that can be kept
 */
export function keyOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const [, quoted, bare] = /^\s*(?:"([\x20-\x7e]*)"|([\x21-\x7e]+))\s*$/.exec(String(header)) ?? [];
  const key = quoted ?? bare ?? "";
  if (key !== "" && key.length <= MOST_KEY_LENGTH) return key;
  const message = `Idempotency-Key is ${String(header).slice(0, 100)}`;
  throw new RequestError(400, message, {
    details: [
      {
        pointer: KEY_HEADER,
        message,
        expected: `1 to ${MOST_KEY_LENGTH} characters, such as a UUID`,
      },
    ],
  });
}

function otherBody(): InvalidInputError {
  const message = "this Idempotency-Key came with another body before";
  return new InvalidInputError("invalid_option", message, {
    details: [{ pointer: "#", message, expected: "the same body, or another key" }],
  });
}

function stillOpen(): ConflictError {
  const message = "the first request with this Idempotency-Key is still being answered";
  return new ConflictError("conflict", message, {
    details: [
      {
        pointer: KEY_HEADER,
        message,
        expected: "the same request when that one has been answered",
      },
    ],
  });
}
