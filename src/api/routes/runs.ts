import {
  InvalidInputError,
  LimitError,
  type LinchpinError,
  NotFoundError,
  type Problem,
} from "../../model/errors.ts";
import type { StoredRun } from "../../store/kept/store.ts";
import { type RunOperation, RunRequest, type RunStatus } from "../contract/run-operations.ts";
import { type Caller, mayWrite } from "../guard/caller.ts";
import type { OpenStreams } from "../open-streams.ts";
import { fieldPointer, RequestError } from "../problem.ts";
import type { RunWork } from "../runs/keeper-parts.ts";
import type { RunSubject } from "../runs/kept-run.ts";
import { isSentAlong } from "../runs/run-asker.ts";
import type { RunKeeper } from "../runs/run-keeper.ts";
import { nameOf, newsOf } from "../runs/run-news.ts";
import { statusOf } from "../runs/run-status.ts";
import { pointerTo, validate } from "../validate.ts";
import { EventStream, type Handlers, JsonText, Reply, type ServerEvent } from "./call.ts";

type RunOperations = "startRun" | "listRuns" | "getRun" | "watchRun" | "cancelRun";

import { listRuns } from "./run-list.ts";

interface RunParts {
  readonly workOf: (run: Pick<RunSubject, "graph" | "operation" | "question">) => RunWork;
  readonly keeper: RunKeeper;
  readonly streams: OpenStreams;
}

/** So long a request waits to hear what is wrong with its options. */
const CHECK_MS = 1000;

/** `/runs`: long work as a resource. */
export function runHandlers({ workOf, keeper, streams }: RunParts): Handlers<RunOperations> {
  const find = async (id: string): Promise<RunStatus> => {
    const status = keeper.live(id)?.status() ?? statusOf(await stored(id));
    return status;
  };
  const stored = async (id: string) => (await keeper.runs.look(id)) ?? notFound(id);
  return {
    async startRun({ body, caller, request }) {
      const { graph = null, operation, options } = validate(RunRequest, body, "body");
      refuseGraph(operation, graph);
      const subject = { graph, operation, question: options, askedBy: caller.id };
      const id = request === undefined ? undefined : idOf(request);
      const known = id === undefined ? null : await keeper.runs.look(id);
      if (known) return begun(statusOf(known)); // by a server that was lost before it said so
      let onChecked: () => void = () => undefined;
      const checked = new Promise<void>((resolve) => {
        onChecked = resolve;
      });
      const run = await keeper.start({ ...subject, id }, workOf(subject), onChecked);
      await Promise.race([checked, pause(CHECK_MS)]);
      const { outcome } = run;
      if (outcome?.state === "failed" && isRefusal(outcome.error)) {
        await keeper.remove(run.id);
        throw refusedRun(outcome.error);
      }
      const status = run.isOpen ? run.status() : await find(run.id);
      return begun(status);
    },
    listRuns: ({ query, caller }) => listRuns(keeper, query, caller),
    async getRun({ params }) {
      const live = keeper.live(params.run)?.status();
      if (live) return { ...live, result: null, problem: null };
      return asText((await keeper.runs.find(params.run)) ?? notFound(params.run));
    },
    async watchRun({ params, headers, signal }) {
      const heard = headers["last-event-id"];
      const status = await find(params.run);
      if (status.ended !== null && nameOf(status) === heard) return new EventStream(null);
      return streams.stream(eventsOf(newsOf(keeper, params.run, signal), heard));
    },
    async cancelRun({ params, caller }) {
      const run = await stored(params.run);
      refuseOthers(run, caller);
      if (run.endedAt === null) await keeper.cancel(run.id);
      else await keeper.remove(run.id);
      return null;
    },
  };
}

function begun(status: RunStatus): Reply<RunStatus> {
  return new Reply(status, { Location: `/api/v1/runs/${status.id}` });
}

/** The id of the run that a request begins, however often it comes: a UUID as any other. */
function idOf(request: string): string {
  const [, ...parts] = /^(.{8})(.{4})(.{3})(.{3})(.{12})/.exec(request) ?? [];
  const [a, b, c, d, e] = parts;
  return `${a}-${b}-8${c}-8${d}-${e}`;
}

/** @throws InvalidInputError `invalid_option` unless there is a graph where one is asked about */
function refuseGraph(operation: RunOperation, graph: string | null): void {
  const needsGraph = !isSentAlong(operation);
  if (needsGraph === (graph !== null)) return;
  const message = needsGraph ? `${operation} is asked of a graph` : `${operation} asks no graph`;
  const expected = needsGraph ? "id of a graph" : "no graph: what it asks about stands in options";
  throw new InvalidInputError("invalid_option", message, {
    details: [{ pointer: pointerTo("body", ["graph"]), message, expected }],
  });
}

function notFound(id: string): never {
  const message = `there is no run "${id}"`;
  throw new NotFoundError("not_found", message, {
    details: [
      {
        pointer: pointerTo("path", ["run"]),
        message,
        expected: "a run that is open, or whose answer is still kept",
      },
    ],
  });
}

/** Who asked may take it back; others need more than to read. */
function refuseOthers({ askedBy }: Pick<StoredRun, "askedBy">, caller: Caller): void {
  if (askedBy === caller.id || mayWrite(caller)) return;
  const message = "somebody else asked for this run";
  throw new RequestError(403, message, {
    headers: { "WWW-Authenticate": 'Bearer realm="linchpin", error="insufficient_scope"' },
    details: [{ pointer: pointerTo("path", ["run"]), message, expected: "a token of role write" }],
  });
}

/** The answer is text already, and may be long: it is not read again. */
function asText(run: StoredRun): JsonText {
  const status = JSON.stringify(statusOf(run)).slice(0, -1);
  const problem = JSON.stringify(run.problem);
  return new JsonText(`${status},"result":${run.result ?? "null"},"problem":${problem}}`);
}

/** @param heard what was told before: it is not told again */
async function* eventsOf(
  news: AsyncIterable<RunStatus>,
  heard: unknown,
): AsyncGenerator<ServerEvent> {
  for await (const status of news) {
    const id = nameOf(status);
    if (id !== heard) yield { id, name: status.ended === null ? "progress" : "end", data: status };
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
