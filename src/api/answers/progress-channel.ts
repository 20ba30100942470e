import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { AnswerProgress, OnProgress } from "./question.ts";

/** A channel over which a thread says how far it is. */
export interface ProgressChannel {
  /** For the thread, which closes it. */
  readonly port: MessagePort;
  close(): void;
}

/** Opens a channel; whoever opened it closes it. */
export function progressChannel(onProgress: OnProgress): ProgressChannel {
  const { port1, port2 } = new MessageChannel();
  port1.on("message", (far: AnswerProgress) => onProgress(far));
  return { port: port2, close: () => port1.close() };
}
