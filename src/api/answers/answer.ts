import { esriOfRequest } from "../../engine/measures/esri-of-request.ts";
import { refuseTooLarge, type StudyRows, type StudySize } from "../../engine/measures/study.ts";
import { CentralityOptions } from "../../model/centrality.ts";
import type { DataSet } from "../../model/data-set.ts";
import { InvalidInputError, LimitError, NotFoundError } from "../../model/errors.ts";
import { EsriRequest } from "../../model/esri.ts";
import { askLaterWithOptions, askWithOptions } from "../../model/option-faults.ts";
import { worstQuestion } from "../../scenarios/worst/worst.ts";
import { OPERATIONS } from "../contract/operations.ts";
import { validate } from "../validate.ts";
import { limitCentrality } from "./centrality-limit.ts";
import { answerAboutPlants } from "./plants-answer.ts";
import type { LongMeasureName, MeasureName, OnProgress, Question, Runs } from "./question.ts";
import { limitSeries } from "./series-limit.ts";
import { answerAboutTable, answerOnTable } from "./table-answer.ts";

/** Scores that one request may ask for; about a minute of two cores. */
const MOST_SCORES: Readonly<Record<LongMeasureName, number>> = {
  chokepoints: 2_000_000,
  sensitivity: 200_000,
  sweep: 2_000_000,
  simulate: 12_000_000,
  compare: 12_000_000,
};
/** Steps of time that one request may ask for, over all that is run; about a minute, too. */
const MOST_STEPS = 4_000_000;

/**
 * Answers a question, in the thread that it is called in.
 * @throws InvalidInputError with every field at fault; LimitError `too_large`; what the measure throws
 */
export async function answerTo(
  runs: Runs,
  question: Question,
  onProgress?: OnProgress,
): Promise<unknown> {
  const { name, body } = question;
  if (name === "io") return answerAboutTable(body);
  if (name === "exposure") return answerAboutPlants(body);
  if (name === "simulateTable") return answerOnTable(body);
  if (name === "esriOfFirms") return esriOfRequest(validate(EsriRequest, body, "body"));
  const [data, other] = question.data;
  if (!data) throw new TypeError(`${name} is asked of a graph`);
  if (name === "diff") return compared(runs, data, other ?? data, body);
  if (isLong(name) && question.part) return longAnswer(runs, name, data, question);
  if (name === "worst") refuseWorst(data, body);
  const run = runOf(runs, name, onProgress);
  return askLaterWithOptions(OPERATIONS[name].request, fieldsOf(body), (options) => {
    if (name === "centrality") limitCentrality(data, CentralityOptions.parse(options));
    limitSeries(name, data, options);
    // The options were read by the schema of this very operation.
    return asBadInput(() => run(data, options as never));
  });
}

function runOf(runs: Runs, name: MeasureName | "report", onProgress: OnProgress | undefined): Run {
  if (name === "report") return runs.report;
  const watched = runs.watched?.[name];
  return watched ? (data, options) => watched(data, options, onProgress) : runs.measures[name].run;
}

/** Faults are found by asking again and again: here without the search itself. */
function refuseWorst(data: DataSet, body: unknown): void {
  askWithOptions(OPERATIONS.worst.request, fieldsOf(body), (options) => {
    worstQuestion(data, options);
  });
}

function compared(
  { diff }: Runs,
  before: DataSet,
  after: DataSet,
  body: unknown,
): Promise<unknown> {
  const schema = OPERATIONS.diff.request;
  return askLaterWithOptions(schema, fieldsOf(body), ({ other: _other, ...options }) =>
    diff(before, after, options),
  );
}

function isLong(name: MeasureName | "report"): name is LongMeasureName {
  return Object.hasOwn(MOST_SCORES, name);
}

/** Both take options that the schema of this very measure has read. */
type Run = (data: DataSet, options: never) => unknown;
type LongRun = (data: DataSet, options: never, rows: StudyRows | null) => unknown;

function longAnswer(
  { measures, sizeOf }: Runs,
  name: LongMeasureName,
  data: DataSet,
  { body, part }: Question,
): Promise<unknown> {
  const schema = OPERATIONS[name].request;
  const run: LongRun = measures[name].run;
  return askLaterWithOptions(schema, fieldsOf(body), (options) => {
    limitSeries(name, data, options);
    if (part !== "check") return run(data, options as never, part?.rows ?? null);
    run(data, options as never, null); // refuses what cannot be asked
    const study = sizeOf(name, data, options);
    if (!study) return null;
    refuseTooLarge(study, MOST_SCORES[name]);
    refuseTooLong(study, name === "sweep" ? "horizonDays" : "runs");
    const { rows, width, most } = study;
    return { rows, width, most };
  });
}

function refuseTooLong({ rows, steps = 0 }: StudySize, field: string): void {
  if (rows * steps <= MOST_STEPS) return;
  const message = `${rows} runs through ${steps} steps of time are too many at once`;
  const expected = `at most ${MOST_STEPS} steps in one request; the command line takes more`;
  throw new LimitError("too_large", message, {
    details: [{ column: field, pointer: `/${field}`, message, expected }],
  });
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === "object" && body !== null ? { ...body } : {};
}

/** What a body names and the graph lacks is a bad field (422); 404 speaks of the address alone. */
async function asBadInput<T>(measure: () => T | Promise<T>): Promise<T> {
  try {
    return await measure();
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    throw new InvalidInputError(error.code, error.message, {
      details: error.details,
      cause: error,
    });
  }
}
