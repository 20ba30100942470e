import { InvalidInputError, NotFoundError } from "../../model/errors.ts";
import type { ApiDeps, MeasureName } from "../deps.ts";
import type { GraphCache } from "../graph-cache.ts";
import type { Memo } from "../memo.ts";
import { type Call, type Handlers, JsonText } from "./call.ts";

/** `POST /graphs/{id}/cut`, `chokepoints`, `dependency`, `risk`: one route over the registry. */
export function measureHandlers(
  { measures }: ApiDeps,
  graphs: GraphCache,
  memo: Memo,
): Handlers<MeasureName> {
  const run =
    (name: MeasureName) =>
    async ({ params, request }: Call<MeasureName>) => {
      const data = await graphs.find(params.id);
      const key = JSON.stringify([name, data.id, data.version, request]);
      const { run: measure } = measures[name];
      // The request was read by the schema of this very operation.
      return new JsonText(memo.get(key, () => asBadInput(() => measure(data, request as never))));
    };
  return {
    cut: run("cut"),
    chokepoints: run("chokepoints"),
    dependency: run("dependency"),
    risk: run("risk"),
  };
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
