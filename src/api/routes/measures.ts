import { CentralityOptions } from "../../model/centrality.ts";
import type { DataSet } from "../../model/data-set.ts";
import { InvalidInputError, LimitError, NotFoundError } from "../../model/errors.ts";
import { askWithOptions } from "../../model/option-faults.ts";
import { OPERATIONS } from "../contract/operations.ts";
import type { ApiDeps, MeasureName } from "../deps.ts";
import type { GraphCache } from "../graph-cache.ts";
import type { Memo } from "../memo.ts";
import { validate } from "../validate.ts";
import { type Call, type Handlers, JsonText } from "./call.ts";
import { limitCentrality } from "./centrality-limit.ts";
import { longMeasure } from "./long-measures.ts";

type Runs = Readonly<
  Record<MeasureName | "report", { run(data: DataSet, options: never): unknown }>
>;

/**
 * A loss is shared out exactly (Shapley) among at most so many targets, in 2^12 cascades. More would
 * be sampled in hundreds of orders, for tens of seconds, and other callers would wait.
 */
const MOST_TARGETS = 12;

/** `POST /graphs/{id}/cut`, `chokepoints`, `dependency`, ...: one route over the registry. */
export function measureHandlers(
  deps: ApiDeps,
  graphs: GraphCache,
  memo: Memo,
): Handlers<MeasureName | "report"> {
  const { measures, report } = deps;
  const runs: Runs = { ...measures, report: { run: report } };
  const run =
    (name: MeasureName | "report") =>
    async ({ params, body }: Call<MeasureName | "report">) => {
      const schema = OPERATIONS[name].request;
      const check = () => validate(schema, body, "body");
      if (!isObject(body)) check();
      const targets = name === "cut" || name === "shapley" ? targetsOf(body) : 0;
      if (targets > MOST_TARGETS) {
        check();
        refuseTooMany(targets);
      }
      const data = await graphs.find(params.id).catch((error: unknown) => {
        check(); // what is wrong with the fields comes first
        throw error;
      });
      const measure = runs[name].run;
      return askWithOptions(schema, isObject(body) ? body : {}, (request) => {
        if (name === "centrality") limitCentrality(data, CentralityOptions.parse(request));
        const key = JSON.stringify([name, data.id, data.version, request]);
        // The request was read by the schema of this very operation.
        return new JsonText(memo.get(key, () => asBadInput(() => measure(data, request as never))));
      });
    };
  const [ranking, withRuns] = [run("chokepoints"), longMeasure("chokepoints", deps, graphs, memo)];
  return {
    cut: run("cut"),
    chokepoints: (call) => (asksForRuns(call.body) ? withRuns(call) : ranking(call)),
    sensitivity: longMeasure("sensitivity", deps, graphs, memo),
    dependency: run("dependency"),
    risk: run("risk"),
    shapley: run("shapley"),
    esri: run("esri"),
    report: run("report"),
    centrality: run("centrality"),
  };
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

/** What a body names and the graph lacks is a bad field (422); 404 speaks of the address alone. */
function asBadInput<T>(measure: () => T): T {
  try {
    return measure();
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    throw new InvalidInputError(error.code, error.message, {
      details: error.details,
      cause: error,
    });
  }
}
