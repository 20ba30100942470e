import { InvalidInputError, NotFoundError } from "../../model/errors.ts";
import { askWithOptions } from "../../model/option-faults.ts";
import { OPERATIONS } from "../contract/operations.ts";
import type { ApiDeps } from "../deps.ts";
import type { GraphCache } from "../graph-cache.ts";
import type { Memo } from "../memo.ts";
import { validate } from "../validate.ts";
import { type Handlers, JsonText } from "./call.ts";

/** `POST /graphs/{id}/diff`: what changed from this graph to the one that the body names. */
export function diffHandlers({ diff }: ApiDeps, graphs: GraphCache, memo: Memo): Handlers<"diff"> {
  const schema = OPERATIONS.diff.request;
  return {
    async diff({ params, body }) {
      const { other } = validate(schema, body, "body");
      const before = await graphs.find(params.id);
      const after = await graphs.find(other).catch((error: unknown) => {
        throw error instanceof NotFoundError ? unknownOther(error) : error;
      });
      return askWithOptions(schema, { ...Object(body) }, ({ other: _other, ...options }) => {
        const versions = [before.id, before.version, after.id, after.version];
        const key = JSON.stringify(["diff", ...versions, options]);
        return new JsonText(memo.get(key, () => diff(before, after, options)));
      });
    },
  };
}

/** The address is right; the body names what is not there. */
function unknownOther(error: NotFoundError): InvalidInputError {
  const details = error.details.map((problem) => ({ ...problem, pointer: "/other" }));
  return new InvalidInputError("invalid_option", error.message, { details, cause: error });
}
