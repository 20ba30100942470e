import { deserialize } from "node:v8";
import type { MessagePort } from "node:worker_threads";
import { diff } from "../../engine/measures/diff/diff.ts";
import { type CarriedFault, faultToCarry } from "../../model/carried-fault.ts";
import type { DataSet } from "../../model/data-set.ts";
import { LinchpinError } from "../../model/errors.ts";
import { readySolver } from "../../scenarios/ration/ready-solver.ts";
import { MEASURES } from "../../scenarios/registry.ts";
import { STUDIES } from "../../scenarios/studies.ts";
import { writtenReport } from "../../store/formats/report/written-report.ts";
import { answerTo } from "./answer.ts";
import type { AnswerProgress, Question, Runs } from "./question.ts";
import { watchedCentrality, watchedEsri } from "./watched-measures.ts";
import { limitedWorst } from "./worst-limit.ts";

/** A data set that all threads read from the same memory. */
export interface SharedData {
  /** Stands for the content: what is known by it is not read again. */
  readonly key: string;
  readonly bytes: SharedArrayBuffer;
}

/** A question as it is sent to a thread. */
export interface AnswerJob extends Omit<Question, "data"> {
  readonly data: readonly SharedData[];
  /** Where to say how far the answer is. */
  readonly progress?: MessagePort;
}

/** JSON text, or what was wrong with the question. */
export type Outcome = { readonly text: string } | { readonly fault: CarriedFault };

/** The real thing: measures, scenarios, reports of the store. */
export const REAL_RUNS: Runs = {
  measures: MEASURES,
  report: writtenReport,
  watched: { worst: limitedWorst, centrality: watchedCentrality, esri: watchedEsri },
  diff,
  sizeOf: (name, data, options) => STUDIES[name](data, options as never),
};

/** Graphs that are asked by turns; more would only hold memory. */
const MOST_KNOWN = 4;
const known = new Map<string, DataSet>();

/** Answers one question. Runs in a worker thread. */
export async function answerQuestion(job: AnswerJob): Promise<Outcome> {
  const { data, progress, ...question } = job;
  try {
    await readySolver(question.body);
    const onProgress = progress && ((far: AnswerProgress) => progress.postMessage(far));
    const answer = await answerTo(REAL_RUNS, { ...question, data: data.map(dataOf) }, onProgress);
    return { text: JSON.stringify(answer) };
  } catch (error) {
    if (error instanceof LinchpinError) return { fault: faultToCarry(error) };
    throw error;
  } finally {
    progress?.close();
  }
}

function dataOf({ key, bytes }: SharedData): DataSet {
  const data = known.get(key) ?? (deserialize(new Uint8Array(bytes).slice()) as DataSet);
  known.delete(key);
  known.set(key, data);
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  return data;
}
