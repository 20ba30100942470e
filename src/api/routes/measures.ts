import type { StudySize } from "../../engine/measures/study.ts";
import { LimitError } from "../../model/errors.ts";
import type { LongMeasureName, MeasureName } from "../answers/question.ts";
import { OPERATIONS } from "../contract/operations.ts";
import type { ApiDeps } from "../deps.ts";
import type { GraphCache } from "../graph-cache.ts";
import type { Memo } from "../memo.ts";
import { validate } from "../validate.ts";
import type { Call, Handler, Handlers } from "./call.ts";
import { askOnce } from "./remembered.ts";

type Name = MeasureName | "report";

/**
 * A loss is shared out exactly (Shapley) among at most so many targets, in 2^12 cascades. More would
 * be sampled in hundreds of orders, for tens of seconds.
 */
const MOST_TARGETS = 12;

/** `POST /graphs/{id}/cut`, `chokepoints`, `dependency`, ...: one route over the registry. */
export function measureHandlers(deps: ApiDeps, graphs: GraphCache, memo: Memo): Handlers<Name> {
  const run = (name: Name) => async (call: Call<Name>) => {
    const { body, signal } = call;
    const targets = name === "cut" || name === "shapley" ? targetsOf(body) : 0;
    if (targets > MOST_TARGETS) {
      validate(OPERATIONS[name].request, body, "body");
      refuseTooMany(targets);
    }
    const data = await graphOf(name, call, graphs);
    const key = keyOf(name, data, body);
    return askOnce({ memo, key }, () => deps.answers.ask({ name, data: [data], body }, signal));
  };
  const [ranking, withRuns] = [run("chokepoints"), longMeasure("chokepoints", deps, graphs, memo)];
  const [oneRun, manyRuns] = [run("simulate"), longMeasure("simulate", deps, graphs, memo)];
  const [compared, manyCompared] = [run("compare"), longMeasure("compare", deps, graphs, memo)];
  return {
    cut: run("cut"),
    chokepoints: (call) => (asksForRuns(call.body) ? withRuns(call) : ranking(call)),
    sensitivity: longMeasure("sensitivity", deps, graphs, memo),
    sweep: longMeasure("sweep", deps, graphs, memo),
    dependency: run("dependency"),
    risk: run("risk"),
    shapley: run("shapley"),
    esri: run("esri"),
    report: run("report"),
    centrality: run("centrality"),
    simulate: (call) => (asksForRuns(call.body) ? manyRuns(call) : oneRun(call)),
    worst: run("worst"),
    compare: (call) => (asksForRuns(call.body) ? manyCompared(call) : compared(call)),
  };
}

/** A measure whose long part is split over worker threads. Given up when the caller goes away. */
function longMeasure<Id extends LongMeasureName>(
  name: Id,
  { answers, studies }: ApiDeps,
  graphs: GraphCache,
  memo: Memo,
): Handler<Id> {
  return async (call: Call<LongMeasureName>) => {
    const { body, signal } = call;
    const data = await graphOf(name, call, graphs);
    const question = { name, data: [data], body };
    const key = keyOf(name, data, body);
    return askOnce({ memo, key }, async () => {
      const checked = await answers.ask({ ...question, part: "check" }, signal);
      const size = JSON.parse(checked) as StudySize | null;
      const options = OPERATIONS[name].request.parse(body);
      const rows = size && (await studies.rows(name, data, options, { signal, size }));
      return answers.ask({ ...question, part: { rows } }, signal);
    });
  };
}

async function graphOf(name: Name, { params, body }: Call<Name>, graphs: GraphCache) {
  const check = () => validate(OPERATIONS[name].request, body, "body");
  if (!isObject(body)) check();
  return graphs.find(params.id).catch((error: unknown) => {
    check(); // what is wrong with the fields comes first
    throw error;
  });
}

/** The same question about the same figures; undefined: it cannot be read. */
function keyOf(
  name: Name,
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

function refuseTooMany(targets: number): void {
  const message = `${targets} targets are too many at once`;
  const expected = `at most ${MOST_TARGETS} in one request; the command line takes up to 1000`;
  throw new LimitError("too_large", message, {
    details: [{ pointer: "/targets", message, expected }],
  });
}
