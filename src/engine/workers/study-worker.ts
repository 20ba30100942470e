import { deserialize } from "node:v8";
import type { DataSet } from "../../model/data-set.ts";
import { STUDIES, type StudyName } from "../measures/studies.ts";
import type { Study, StudyRows } from "../measures/study.ts";

/** What a worker is told to compute. */
export interface BlockJob {
  /** Stands for name, data and options: what is known by it is not read again. */
  readonly key: string;
  readonly name: StudyName;
  /** Data set and options, serialised once, in memory that all workers read. */
  readonly question: SharedArrayBuffer;
  readonly from: number;
  readonly to: number;
}

/** Questions that are asked by turns; more would only hold memory. */
const MOST_KNOWN = 4;
const known = new Map<string, Study>();

/**
 * Rows of one block of a study. Runs in a worker thread.
 * @returns what `Study.compute` gives: the same in any thread
 */
export function computeBlock({ key, name, question, from, to }: BlockJob): StudyRows {
  let study = known.get(key);
  if (!study) {
    const { data, options } = deserialize(new Uint8Array(question).slice()) as {
      data: DataSet;
      options: never; // read by the schema of this study before it was sent
    };
    const made = STUDIES[name](data, options);
    if (!made) throw new TypeError(`there is nothing to compute for ${name}`);
    study = made;
    known.set(key, study);
    const [oldest] = known.keys();
    if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  }
  return study.compute(from, to);
}
