import { askWithOptions } from "../../model/option-faults.ts";
import { FigureQuery } from "../contract/figure-operations.ts";
import type { ApiDeps } from "../deps.ts";
import type { GraphCache } from "../graph-cache.ts";
import type { Memo } from "../memo.ts";
import { validate } from "../validate.ts";
import { type Handlers, JsonText } from "./call.ts";

/** `GET /graphs/{id}/figures` and what lies below it. */
export function figureHandlers(
  { figureList, figureChecks }: ApiDeps,
  graphs: GraphCache,
  memo: Memo,
): Handlers<"listFigures" | "checkFigures"> {
  return {
    async listFigures({ params, query }) {
      const data = await graphs.find(params.id).catch((error: unknown) => {
        validate(FigureQuery, query, "query"); // what is wrong with the query comes first
        throw error;
      });
      return askWithOptions(FigureQuery, query, (asked) => figureList(data, asked));
    },
    async checkFigures({ params }) {
      const data = await graphs.find(params.id);
      const key = JSON.stringify(["checkFigures", data.id, data.version]);
      return new JsonText(memo.get(key, () => figureChecks(data)));
    },
  };
}
