import { createHash, randomUUID } from "node:crypto";
import { ConflictError, InvalidInputError } from "../model/errors.ts";
import type { KeptAnswers } from "../store/kept/store.ts";
import { RequestError } from "./problem.ts";
import { type Answer, JsonText, Reply } from "./routes/call.ts";

/** What was asked under a key. */
interface Asked {
  /** Who asks, and what: the same key elsewhere is another. */
  readonly scope: string;
  readonly key: string;
  readonly body: unknown;
}

interface Parts {
  readonly kept: KeptAnswers;
  /** Whether other servers answer from the same store. */
  readonly isShared: boolean;
  /** Told what the store did not do; nobody is kept waiting for it. */
  readonly tell: (error: unknown) => void;
}

/** Hours for which a key is known. */
export const KEY_HOURS = 24;
const HOUR_MS = 3_600_000;
/** Keys that are known at a time; the oldest are forgotten first. */
const MOST_KEYS = 10_000;
const MOST_KEY_LENGTH = 255;
const KEY_HEADER = "Idempotency-Key";
const ALIVE_MS = 3000;
/** A server that was not heard of for so long is gone: the request may be answered anew. */
const UNHEARD_MS = 15_000;
/** Answers after which there may be too many to keep. */
const FORGET_ANSWERS = 100;

/**
 * First answers by `Idempotency-Key`: who is not sure that a request arrived sends it again, to whichever
 * server, and nothing is made twice. A request that failed made nothing: its key is free again. So is that
 * of a server that was lost before it answered; what a request makes is named after its key where it can be.
 */
export class FirstAnswers {
  private readonly parts: Parts;
  private readonly server = randomUUID();
  private readonly atWork = new Set<string>();
  private answered = 0;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /**
   * @param work told a name that the same request gets every time, and no other
   * @returns what work came to, now or the first time
   * @throws InvalidInputError `invalid_option` if the key came with another body (422); ConflictError
   *   `conflict` while the first request is being answered; StorageError
   */
  async once<Body>(
    { scope, key, body }: Asked,
    work: (name: string) => Promise<Answer<Body>>,
  ): Promise<{ readonly answer: Answer<unknown>; readonly isAgain: boolean }> {
    const { kept, isShared } = this.parts;
    const name = digestOf([scope, key]);
    const print = digestOf(body);
    if (this.atWork.has(name)) throw stillOpen();
    this.atWork.add(name);
    const times = { unheardMs: isShared ? UNHEARD_MS : 0, olderThanMs: KEY_HOURS * HOUR_MS };
    try {
      const claim = await kept.claim({ name, print }, this.server, times);
      if (claim.state !== "claimed" && claim.print !== print) throw otherBody();
      if (claim.state === "open") throw stillOpen();
      if (claim.state === "answered") return { answer: replyOf(claim.answer), isAgain: true };
      return { answer: await this.first(name, work), isAgain: false };
    } finally {
      this.atWork.delete(name);
    }
  }

  private async first<Body>(
    name: string,
    work: (name: string) => Promise<Answer<Body>>,
  ): Promise<Answer<unknown>> {
    const { kept, isShared, tell } = this.parts;
    const alive = setInterval(() => {
      if (isShared) kept.noteAlive(name, this.server).catch(tell);
    }, ALIVE_MS);
    try {
      const answer = await work(name);
      const text = textOf(answer);
      // What was made is made: it is answered, also if nobody will know so later.
      await kept.keep(name, this.server, text).catch(tell);
      if (++this.answered % FORGET_ANSWERS === 0) this.forget().catch(tell);
      return replyOf(text);
    } catch (error) {
      await kept.release(name, this.server).catch(tell);
      throw error;
    } finally {
      clearInterval(alive);
    }
  }

  private async forget(): Promise<void> {
    await this.parts.kept.forget({ olderThanMs: KEY_HOURS * HOUR_MS, most: MOST_KEYS });
  }
}

interface Written {
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

function textOf(answer: Answer<unknown>): string {
  const isReply = answer instanceof Reply;
  const body: unknown = isReply ? answer.body : answer;
  const text = body instanceof JsonText ? body.text : JSON.stringify(body);
  const written: Written = { text, headers: isReply ? answer.headers : {} };
  return JSON.stringify(written);
}

function replyOf(text: string): Reply<JsonText> {
  const { text: body, headers } = JSON.parse(text) as Written; // nothing else is kept
  return new Reply(new JsonText(body), headers);
}

function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
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
