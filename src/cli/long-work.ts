import { z } from "zod";
import type { StudyOptions } from "../engine/measures/studies.ts";
import type { StudyRows } from "../engine/measures/study.ts";
import type { DataSet } from "../model/data-set.ts";
import type { STUDIES, StudyName } from "../scenarios/studies.ts";
import { StudyPool } from "../scenarios/workers/study-pool.ts";
import type { Io } from "./io.ts";

/** How many threads may work; changes no figure. */
export const Workers = z.number().int().min(1).max(64).optional();

/** Nothing is said of work that is done sooner. */
const QUIET_MS = 1000;
/** Time between two lines of progress. */
const LINE_MS = 1000;

/**
 * The rows of a study from worker threads, with progress on stderr; Ctrl-C stops it.
 * @returns null if these options ask for nothing that takes long
 * @throws CancelledError after SIGINT, and what `StudyPool.rows` throws
 */
export async function rowsInThreads<Name extends StudyName>(
  { err }: Io,
  name: Name,
  data: DataSet,
  {
    options,
    workers,
  }: { options: StudyOptions<Name, typeof STUDIES>; workers?: number | undefined },
): Promise<StudyRows | null> {
  const pool = new StudyPool({ workers });
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.on("SIGINT", onSignal);
  let said = performance.now() + QUIET_MS - LINE_MS;
  const onProgress = (done: number, total: number) => {
    const now = performance.now();
    if (now - said < LINE_MS || done === total) return;
    said = now;
    err(`${done} of ${total} runs\n`);
  };
  try {
    return await pool.rows(name, data, options, { signal: stop.signal, onProgress });
  } finally {
    process.off("SIGINT", onSignal);
    await pool.close();
  }
}
