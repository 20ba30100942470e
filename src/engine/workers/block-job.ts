import { deserialize } from "node:v8";
import type { DataSet } from "../../model/data-set.ts";
import type { StudyTable } from "../measures/studies.ts";
import type { Study, StudyRows } from "../measures/study.ts";

/** What a worker is told to compute. */
export interface BlockJob {
  /** Stands for name, data and options: what is known by it is not read again. */
  readonly key: string;
  readonly name: string;
  /** Data set and options, serialised once, in memory that all workers read. */
  readonly question: SharedArrayBuffer;
  readonly from: number;
  readonly to: number;
}

/** Questions that are asked by turns; more would only hold memory. */
const MOST_KNOWN = 4;

/**
 * What a worker thread does: rows of one block of a study.
 * @param studies the table of those who ask, by name
 * @param prepare loads what a question needs into the thread, before it is asked
 * @returns a function that gives what `Study.compute` gives: the same in any thread
 */
export function blockComputer(
  studies: StudyTable,
  prepare: (options: unknown) => Promise<void> = async () => {},
): (job: BlockJob) => Promise<StudyRows> {
  const known = new Map<string, Study>();
  return async ({ key, name, question, from, to }) => {
    let study = known.get(key);
    if (!study) {
      const { data, options } = deserialize(new Uint8Array(question).slice()) as {
        data: DataSet;
        options: never; // read by the schema of this study before it was sent
      };
      await prepare(options);
      const made = studies[name]?.(data, options);
      if (!made) throw new TypeError(`there is nothing to compute for ${name}`);
      study = made;
      known.set(key, study);
      const [oldest] = known.keys();
      if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
    }
    return study.compute(from, to);
  };
}
