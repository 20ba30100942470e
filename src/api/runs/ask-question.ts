import type { StudySize } from "../../engine/measures/study.ts";
import type { DataSet } from "../../model/data-set.ts";
import { LimitError } from "../../model/errors.ts";
import type { AnswerControl, LongMeasureName, MeasureName } from "../answers/question.ts";
import { OPERATIONS } from "../contract/operations.ts";
import type { ApiDeps } from "../deps.ts";
import type { GraphCache } from "../graph-cache.ts";
import type { Memo } from "../memo.ts";
import type { JsonText } from "../routes/call.ts";
import { askOnce } from "../routes/remembered.ts";
import { validate } from "../validate.ts";

/** What can be asked of one graph, by the name of its operation. */
export type AskedName = MeasureName | "report";

/** A question as it came: nothing of it is read yet. */
export interface GraphQuestion {
  readonly name: AskedName;
  /** Id of the graph. */
  readonly graph: string;
  readonly body: unknown;
}

/** How a question is watched and stopped. */
export interface AskControl extends AnswerControl {
  /** Called when nothing is wrong with the question, before what takes long begins. */
  readonly onChecked?: (() => void) | undefined;
}

/**
 * Answers a question about a graph: the same for requests that wait and for runs.
 * @throws InvalidInputError with every field at fault; NotFoundError `graph_not_found`;
 *   LimitError `too_large`; CancelledError `cancelled`
 */
export type AskQuestion = (question: GraphQuestion, control?: AskControl) => Promise<JsonText>;

/**
 * A loss is shared out exactly (Shapley) among at most so many targets, in 2^12 cascades. More would
 * be sampled in hundreds of orders, for tens of seconds.
 */
const MOST_TARGETS = 12;

/** Which questions split their long part over worker threads; some only if they ask for `runs`. */
const SPLIT: Readonly<Partial<Record<AskedName, "always" | "with runs">>> = {
  sensitivity: "always",
  sweep: "always",
  chokepoints: "with runs",
  simulate: "with runs",
  compare: "with runs",
};

/** Asks over the registry of measures; an answer is kept, and given again to the same question. */
export function questionAsker(
  { answers, studies }: Pick<ApiDeps, "answers" | "studies">,
  graphs: GraphCache,
  memo: Memo,
): AskQuestion {
  const askAtOnce = (question: Posed, { signal, onProgress }: AskControl) =>
    answers.ask(question, { signal, onProgress });
  const askInParts = async (
    question: Posed & { readonly name: LongMeasureName },
    { signal, onProgress, onChecked }: AskControl,
  ) => {
    const { name, data, body } = question;
    const checked = await answers.ask({ ...question, part: "check" }, { signal });
    onChecked?.();
    const size = JSON.parse(checked) as StudySize | null;
    const options = OPERATIONS[name].request.parse(body);
    const far =
      onProgress && ((done: number, total: number) => onProgress({ step: "runs", done, total }));
    const control = { signal, size, onProgress: far };
    const rows = size && (await studies.rows(name, data[0], options, { ...control, size }));
    return answers.ask({ ...question, part: { rows } }, { signal });
  };
  return async ({ name, graph, body }, control = {}) => {
    refuseManyTargets(name, body);
    const data = await graphOf(name, { graph, body }, graphs);
    const key = keyOf(name, data, body);
    const question: Posed = { name, data: [data], body };
    return askOnce({ memo, key }, () =>
      isSplit(question) ? askInParts(question, control) : askAtOnce(question, control),
    );
  };
}

/** A question with its graph. */
interface Posed {
  readonly name: AskedName;
  readonly data: readonly [DataSet];
  readonly body: unknown;
}

function isSplit(question: Posed): question is Posed & { readonly name: LongMeasureName } {
  const when = SPLIT[question.name];
  return when === "always" || (when === "with runs" && asksForRuns(question.body));
}

function refuseManyTargets(name: AskedName, body: unknown): void {
  const targets = name === "cut" || name === "shapley" ? targetsOf(body) : 0;
  if (targets <= MOST_TARGETS) return;
  validate(OPERATIONS[name].request, body, "body");
  const message = `${targets} targets are too many at once`;
  const expected = `at most ${MOST_TARGETS} in one request; the command line takes up to 1000`;
  throw new LimitError("too_large", message, {
    details: [{ pointer: "/targets", message, expected }],
  });
}

async function graphOf(
  name: AskedName,
  { graph, body }: Pick<GraphQuestion, "graph" | "body">,
  graphs: GraphCache,
): Promise<DataSet> {
  const check = () => validate(OPERATIONS[name].request, body, "body");
  if (!isObject(body)) check();
  return graphs.find(graph).catch((error: unknown) => {
    check(); // what is wrong with the fields comes first
    throw error;
  });
}

/** The same question about the same figures; undefined: it cannot be read. */
function keyOf(
  name: AskedName,
  { id, version }: { readonly id: string; readonly version: string },
  body: unknown,
): string | undefined {
  const parsed = OPERATIONS[name].request.safeParse(body);
  return parsed.success ? JSON.stringify([name, id, version, parsed.data]) : undefined;
}

function isObject(body: unknown): body is Readonly<Record<string, unknown>> {
  return typeof body === "object" && body !== null && !Array.isArray(body);
}

function asksForRuns(body: unknown): boolean {
  return isObject(body) && body["runs"] !== undefined;
}

function targetsOf(body: unknown): number {
  return isObject(body) && Array.isArray(body["targets"]) ? body["targets"].length : 0;
}
