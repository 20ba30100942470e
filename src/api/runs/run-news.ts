import { setTimeout as pause } from "node:timers/promises";
import type { RunStatus } from "../contract/run-operations.ts";
import type { RunKeeper } from "./run-keeper.ts";
import { statusOf } from "./run-status.ts";

/** Time between two news of a run of this server, at least. */
const NEWS_MS = 100;
/** How often the store is asked about a run that another server works on. */
const LOOK_MS = 500;

/**
 * Every status of a run that is worth telling, from the present one to the last, whichever server works on
 * it. Ends without a last one if the run is forgotten, or this server stops.
 */
export async function* newsOf(
  keeper: RunKeeper,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<RunStatus> {
  const over = AbortSignal.any([signal, keeper.closed]);
  let told = "";
  while (!over.aborted) {
    const live = keeper.live(id);
    const revision = live?.revision ?? 0;
    const status = live?.status() ?? (await storedStatus(keeper, id));
    if (!status) return;
    const name = nameOf(status);
    if (name !== told) yield status;
    told = name;
    if (status.ended !== null) return;
    await pause(live ? NEWS_MS : LOOK_MS, null, { signal: over }).catch(() => undefined);
    await live?.newsAfter(revision, over);
  }
}

/** Tells one status from the next: the same at any server. */
export function nameOf({ state, progress: { step, done } }: RunStatus): string {
  return [state, step ?? "", done].join("-");
}

async function storedStatus(keeper: RunKeeper, id: string): Promise<RunStatus | null> {
  const entry = await keeper.runs.look(id);
  return entry && statusOf(entry);
}
