import { InvalidInputError, NotFoundError } from "../../model/errors.ts";
import { OPERATIONS } from "../contract/operations.ts";
import type { ApiDeps } from "../deps.ts";
import type { GraphCache } from "../graph-cache.ts";
import type { Memo } from "../memo.ts";
import { validate } from "../validate.ts";
import type { Handlers } from "./call.ts";
import { askOnce } from "./remembered.ts";

/** `POST /graphs/{id}/diff`: what changed from this graph to the one that the body names. */
export function diffHandlers(
  { answers }: ApiDeps,
  graphs: GraphCache,
  memo: Memo,
): Handlers<"diff"> {
  return {
    async diff({ params, body, signal }) {
      const { other, ...options } = validate(OPERATIONS.diff.request, body, "body");
      const before = await graphs.find(params.id);
      const after = await graphs.find(other).catch((error: unknown) => {
        throw error instanceof NotFoundError ? unknownOther(error) : error;
      });
      const versions = [before.id, before.version, after.id, after.version];
      const key = JSON.stringify(["diff", ...versions, options]);
      return askOnce({ memo, key }, () =>
        answers.ask({ name: "diff", data: [before, after], body }, { signal }),
      );
    },
  };
}

/** The address is right; the body names what is not there. */
function unknownOther(error: NotFoundError): InvalidInputError {
  const details = error.details.map((problem) => ({ ...problem, pointer: "/other" }));
  return new InvalidInputError("invalid_option", error.message, { details, cause: error });
}
