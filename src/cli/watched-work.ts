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
 * @throws what the work throws; it throws CancelledError after SIGINT
 */
export async function watchedWork<Result>(
  io: Io,
  work: (watch: Watch) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.on("SIGINT", onSignal);
  try {
    return await work({ signal: stop.signal, say: nowAndThen(io) });
  } finally {
    process.off("SIGINT", onSignal);
  }
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
