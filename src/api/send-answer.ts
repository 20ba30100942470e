import { createHash } from "node:crypto";
import { once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Response } from "express";
import type { Operation } from "./contract/operation.ts";
import { isTagged } from "./openapi-answers.ts";
import {
  type Answer,
  EventStream,
  FileBody,
  JsonText,
  Reply,
  type ServerEvent,
  TextBody,
} from "./routes/call.ts";

/** Between two of these a stream that has nothing to say shows that it is alive. */
const BEAT_MS = 15_000;

/** Sends what a handler gave, with the status that its operation promises. */
export async function sendAnswer(
  response: Response,
  operation: Operation,
  answer: Answer<unknown>,
): Promise<void> {
  if (answer instanceof EventStream) {
    if (answer.events) await sendEvents(response, answer.events);
    else response.status(204).set("Cache-Control", "no-store").end();
    return;
  }
  if (answer instanceof FileBody) {
    await sendFile(response, answer);
    return;
  }
  if (answer instanceof TextBody) {
    response.set({ "Cache-Control": "no-store", "Content-Type": answer.type }).send(answer.text);
    return;
  }
  const { success } = operation;
  const isReply = answer instanceof Reply;
  const body: unknown = isReply ? answer.body : answer;
  const status = isReply && answer.isLater ? 202 : (success ?? 200);
  response.status(status).set("Cache-Control", "no-cache");
  if (isReply) response.set(answer.headers);
  if (success === 204) {
    response.end();
    return;
  }
  const text = body instanceof JsonText ? body.text : JSON.stringify(body);
  if (isTagged(operation) && !response.get("ETag")) response.set("ETag", tagOfText(text));
  response.type("application/json").send(text); // 304 if the tag is the one that the caller knows
}

/** Weak: the same text may travel packed or not. */
export function tagOfText(text: string): string {
  return `W/"${createHash("sha1").update(text).digest("base64url")}"`;
}

/** The first piece is made before the status is sent: what fails by then is told as usual. */
async function sendFile(response: Response, file: FileBody): Promise<void> {
  const { name, type, pieces, tag } = file;
  response.set({ "Cache-Control": "no-cache", ETag: tagOfText(tag) });
  if (response.req.fresh) {
    response.status(304).end();
    return;
  }
  const rest =
    Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  const first = await rest.next();
  async function* all() {
    for (let next = first; !next.done; next = await rest.next()) yield next.value;
  }
  response.status(200).attachment(name).set("Content-Type", type);
  try {
    await pipeline(Readable.from(all(), { objectMode: true }), response);
  } catch (error) {
    if (!response.closed) throw error;
    await rest.return?.(undefined); // who asked has gone
  }
}

async function sendEvents(response: Response, events: AsyncIterable<ServerEvent>): Promise<void> {
  response.status(200).set({
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-cache, no-transform", // nobody on the way may hold events back
    "X-Accel-Buffering": "no",
  });
  response.flushHeaders();
  const beat = setInterval(() => response.write(": still here\n\n"), BEAT_MS);
  try {
    for await (const { id, name, data } of events) {
      if (response.closed) return;
      const isRoom = response.write(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
      if (!isRoom) await Promise.race([once(response, "drain"), once(response, "close")]);
    }
  } finally {
    clearInterval(beat);
    response.end();
  }
}
