import type { Progress, WorkControl } from "../scenarios/worst/pace.ts";
import type { Io } from "./io.ts";

/** Nothing is said of work that is done sooner. */
const QUIET_MS = 1000;
/** Time between two lines of progress. */
const LINE_MS = 1000;

/**
 * Work that takes long in this thread: progress on stderr, and Ctrl-C stops it.
 * @throws what the work throws; it throws CancelledError after SIGINT
 */
export async function watchedWork<Result>(
  { err }: Io,
  work: (control: Required<WorkControl>) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.on("SIGINT", onSignal);
  let said = performance.now() + QUIET_MS - LINE_MS;
  const onProgress = (progress: Progress) => {
    const now = performance.now();
    if (now - said < LINE_MS) return;
    said = now;
    err(`${inWords(progress)}\n`);
  };
  try {
    return await work({ signal: stop.signal, onProgress });
  } finally {
    process.off("SIGINT", onSignal);
  }
}

function inWords({ step, done, total }: Progress): string {
  if (total !== null) return `${done} of ${total} ${step}`;
  return done > 0 ? `${done} ${step}` : step;
}
