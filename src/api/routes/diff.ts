import { InvalidInputError, NotFoundError } from "../../model/errors.ts";
import type { AnswerControl } from "../answers/question.ts";
import { OPERATIONS } from "../contract/operations.ts";
import type { ApiDeps } from "../deps.ts";
import type { GraphCache } from "../graph-cache.ts";
import type { Memo } from "../memo.ts";
import { validate } from "../validate.ts";
import type { Handlers, JsonText } from "./call.ts";
import { askOnce } from "./remembered.ts";

interface DiffParts {
  readonly graphs: GraphCache;
  readonly memo: Memo;
}

/** `POST /graphs/{id}/diff`: what changed from this graph to the one that the body names. */
export function diffHandlers(
  deps: Pick<ApiDeps, "answers">,
  graphs: GraphCache,
  memo: Memo,
): Handlers<"diff"> {
  return {
    diff: ({ params, body, signal }) =>
      askDiff(deps, { graphs, memo }, { graph: params.id, body }, { signal }),
  };
}

/** The same, for requests that wait and for runs. */
export async function askDiff(
  { answers }: Pick<ApiDeps, "answers">,
  { graphs, memo }: DiffParts,
  { graph, body }: { readonly graph: string; readonly body: unknown },
  control: AnswerControl,
): Promise<JsonText> {
  const { other, ...options } = validate(OPERATIONS.diff.request, body, "body");
  const before = await graphs.find(graph);
  const after = await graphs.find(other).catch((error: unknown) => {
    throw error instanceof NotFoundError ? unknownOther(error) : error;
  });
  const versions = [before.id, before.version, after.id, after.version];
  const key = JSON.stringify(["diff", ...versions, options]);
  return askOnce({ memo, key }, () =>
    answers.ask({ name: "diff", data: [before, after], body }, control),
  );
}

/** The address is right; the body names what is not there. */
function unknownOther(error: NotFoundError): InvalidInputError {
  const details = error.details.map((problem) => ({ ...problem, pointer: "/other" }));
  return new InvalidInputError("invalid_option", error.message, { details, cause: error });
}
