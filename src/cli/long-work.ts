import { z } from "zod";
import type { StudyOptions } from "../engine/measures/studies.ts";
import type { StudyRows } from "../engine/measures/study.ts";
import type { DataSet } from "../model/data-set.ts";
import { InvalidInputError } from "../model/errors.ts";
import type { STUDIES, StudyName } from "../scenarios/studies.ts";
import { StudyPool } from "../scenarios/workers/study-pool.ts";
import type { Io } from "./io.ts";
import { watchedWork } from "./watched-work.ts";

/** How many threads may work; changes no figure. */
export const Workers = z.number().int().min(1).max(64).optional();

/**
 * Threads where none work would be an answer to another question.
 * @throws InvalidInputError `invalid_option`
 */
export function refuseWorkers(workers: number | undefined, what: string): void {
  if (workers === undefined) return;
  const message = `has no meaning for ${what}`;
  throw new InvalidInputError("invalid_option", `workers ${message}`, {
    details: [{ column: "workers", message, expected: "not to be given" }],
  });
}

/**
 * The rows of a study from worker threads, with progress on stderr; Ctrl-C stops it.
 * @returns null if these options ask for nothing that takes long
 * @throws CancelledError after SIGINT, and what `StudyPool.rows` throws
 */
export async function rowsInThreads<Name extends StudyName>(
  io: Io,
  name: Name,
  data: DataSet,
  {
    options,
    workers,
  }: { options: StudyOptions<Name, typeof STUDIES>; workers?: number | undefined },
): Promise<StudyRows | null> {
  const pool = new StudyPool({ workers });
  try {
    return await watchedWork(io, ({ signal, say }) => {
      const onProgress = (done: number, total: number) => {
        if (done < total) say(`${done} of ${total} runs`);
      };
      return pool.rows(name, data, options, { signal, onProgress });
    });
  } finally {
    await pool.close();
  }
}
