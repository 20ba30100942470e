import { inspect } from "node:util";
import {
  CancelledError,
  InvalidInputError,
  LimitError,
  type LinchpinError,
  NotFoundError,
  type Problem,
} from "../../model/errors.ts";
import { OPERATIONS } from "../contract/operations.ts";
import { type RunOperation, RunRequest, type RunStatus } from "../contract/run-operations.ts";
import type { Log } from "../guard/request-log.ts";
import { fieldPointer, problemOf } from "../problem.ts";
import type { AskControl } from "../runs/ask-question.ts";
import type { KeptRun } from "../runs/kept-run.ts";
import type { RunKeeper, RunWork } from "../runs/run-keeper.ts";
import { pointerTo, validate } from "../validate.ts";
import { EventStream, type Handlers, JsonText, Reply, type ServerEvent } from "./call.ts";

type RunOperations = "startRun" | "getRun" | "watchRun" | "cancelRun";

/** A question as it came, under the name of its operation. */
interface RunQuestion {
  readonly name: RunOperation;
  /** Id of the graph. */
  readonly graph: string;
  readonly body: unknown;
}

interface RunParts {
  readonly ask: (question: RunQuestion, control: AskControl) => Promise<JsonText>;
  readonly keeper: RunKeeper;
  readonly log: Log;
}

/** So long a request waits to hear what is wrong with its options. */
const CHECK_MS = 1000;
/** Time between two events of one stream, at least. */
const EVENT_MS = 100;

/** `/runs`: long work as a resource. */
export function runHandlers({ ask, keeper, log }: RunParts): Handlers<RunOperations> {
  const find = (id: string): KeptRun => {
    const run = keeper.find(id);
    if (run) return run;
    const message = `there is no run "${id}"`;
    throw new NotFoundError("not_found", message, {
      details: [
        {
          pointer: pointerTo("path", ["run"]),
          message,
          expected: "a run of this server that was started since, or ended at most 15 minutes ago",
        },
      ],
    });
  };
  return {
    async startRun({ body }) {
      const { graph, operation, options } = validate(RunRequest, body, "body");
      const question = { name: operation, graph, body: options };
      const { run, checked } = started({ ask, keeper, log }, question);
      await Promise.race([checked, pause(CHECK_MS)]);
      const { outcome } = run;
      if (outcome?.state === "failed" && isRefusal(outcome.error)) {
        keeper.forget(run);
        throw refusedRun(outcome.error);
      }
      return new Reply(run.status(), { Location: `/api/v1/runs/${run.id}` });
    },
    async getRun({ params }) {
      return asText(find(params.run));
    },
    async watchRun({ params, signal }) {
      return new EventStream(eventsOf(find(params.run), signal));
    },
    async cancelRun({ params }) {
      keeper.cancel(find(params.run));
      return null;
    },
  };
}

function started({ ask, keeper, log }: RunParts, question: RunQuestion) {
  let onChecked: () => void = () => undefined;
  const checked = new Promise<void>((resolve) => {
    onChecked = resolve;
  });
  const { graph, name: operation } = question;
  const work: RunWork = async (control) => {
    try {
      return await ask(question, control);
    } catch (error) {
      const { status } = problemIn({ graph, operation }, error);
      const isFault = status >= 500 && !(error instanceof CancelledError);
      if (isFault) log.error({ operation, fault: inspect(error) }, "a run failed");
      throw error;
    }
  };
  return { run: keeper.start({ graph, operation }, work, onChecked), checked };
}

/** What the plain request would have been answered with. */
function problemIn({ graph, operation }: Pick<RunStatus, "graph" | "operation">, error: unknown) {
  const { method, path } = OPERATIONS[operation];
  const address = path.replace("{id}", encodeURIComponent(graph));
  return problemOf(error, method.toUpperCase(), address);
}

/** The answer is text already, and may be long: it is not read again. */
function asText(run: KeptRun): JsonText {
  const { outcome } = run;
  const status = JSON.stringify(run.status()).slice(0, -1);
  const result = outcome?.state === "finished" ? outcome.answer.text : "null";
  const problem = outcome?.state === "failed" ? problemIn(run, outcome.error) : null;
  return new JsonText(`${status},"result":${result},"problem":${JSON.stringify(problem)}}`);
}

async function* eventsOf(run: KeptRun, signal: AbortSignal): AsyncGenerator<ServerEvent> {
  for await (const status of run.news(signal, EVENT_MS)) {
    yield { name: status.ended === null ? "progress" : "end", data: status };
  }
}

/** Where a place of the body, or of the query, stands in a run. */
const OPTIONS_AT: Readonly<Record<string, string>> = { "#": "#/options", "?": "#/options/" };

type Refusal = InvalidInputError | LimitError | NotFoundError;

function isRefusal(error: unknown): error is Refusal {
  return (
    error instanceof InvalidInputError ||
    error instanceof LimitError ||
    error instanceof NotFoundError
  );
}

/** Fields of the question stand under `options`; a graph that is not there is a field, too. */
function refusedRun(error: Refusal): LinchpinError {
  const isGraph = error instanceof NotFoundError;
  const details = error.details.map((problem): Problem => {
    if (problem.file !== undefined) return problem; // a fault of the data set
    if (isGraph) return { ...problem, pointer: "#/graph" };
    const pointer = fieldPointer(problem, "body") ?? "#";
    return { ...problem, pointer: pointer.replace(/^#|^\?/, (mark) => OPTIONS_AT[mark] ?? "") };
  });
  const Class = error instanceof LimitError ? LimitError : InvalidInputError;
  return new Class(error.code, error.message, { details, cause: error });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
