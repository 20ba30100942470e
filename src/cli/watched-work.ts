import { CancelledError } from "../model/errors.ts";
import type { Io } from "./io.ts";

/** Nothing is said of work that is done sooner. */
const QUIET_MS = 1000;
/** Time between two lines of progress. */
const LINE_MS = 1000;

/** What work that takes long gets from the command line. */
export interface Watch {
  /** Ctrl-C. */
  readonly signal: AbortSignal;
  /** A line of progress; most are dropped. */
  readonly say: (line: string) => void;
}

/**
 * Work that takes long: progress on stderr, and Ctrl-C stops it.
 * @throws CancelledError `cancelled` if SIGINT came too late for the work to see it; what the work throws, as
 *   it throws CancelledError after SIGINT
 */
export async function watchedWork<Result>(
  io: Io,
  work: (watch: Watch) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.on("SIGINT", onSignal);
  try {
    const result = await work({ signal: stop.signal, say: nowAndThen(io) });
    await signalsHeard();
    if (!stop.signal.aborted) return result;
    throw new CancelledError("cancelled", "the work was stopped before it was done");
  } finally {
    process.off("SIGINT", onSignal);
  }
}

/** What came in while the thread was busy: a round of the event loop looks for signals before its second check. */
async function signalsHeard(): Promise<void> {
  for (let check = 0; check < 2; check++) await new Promise((resolve) => setImmediate(resolve));
}

/** Lines on stderr: none of work that is soon done, then one a second at most. */
export function nowAndThen({ err }: Io): (line: string) => void {
  let said = performance.now() + QUIET_MS - LINE_MS;
  return (line) => {
    const now = performance.now();
    if (now - said < LINE_MS) return;
    said = now;
    err(`${line}\n`);
  };
}
