import type { z } from "zod";
import { NotFoundError } from "../../model/errors.ts";
import { askWithOptions } from "../../model/option-faults.ts";
import { Choices } from "../../model/options.ts";
import { ExportQuery, GraphQuery } from "../contract/queries.ts";
import type { ApiDeps } from "../deps.ts";
import type { GraphCache } from "../graph-cache.ts";
import type { Memo } from "../memo.ts";
import { pointerTo, validate } from "../validate.ts";
import { FileBody, type Handlers, JsonText } from "./call.ts";
import { listGraphs, type SummariseGraph } from "./graph-summaries.ts";

type GraphOperations = "listGraphs" | "getGraph" | "getProduct" | "getCoverage" | "exportGraph";

interface GraphParts {
  readonly graphs: GraphCache;
  readonly memo: Memo;
  readonly summarise: SummariseGraph;
}

/** `GET /graphs` and all below it that reads figures without computing a loss. */
export function graphHandlers(
  { overview, productDetail, coverage, writeNetworkDocument, exportFile }: ApiDeps,
  { graphs, memo, summarise }: GraphParts,
): Handlers<GraphOperations> {
  return {
    listGraphs: ({ query }) => listGraphs(graphs, summarise, query),
    async getGraph({ params, query }) {
      const data = await graphOf(params.id, GraphQuery, query, graphs);
      return askWithOptions(GraphQuery, query, (asked) => {
        const choices = Choices.parse(asked);
        const key = JSON.stringify(["getGraph", data.id, data.version, choices]);
        return new JsonText(memo.get(key, () => overview(data, choices)));
      });
    },
    async getProduct({ params, query }) {
      const data = await graphOf(params.id, GraphQuery, query, graphs);
      const detail = (choices: Choices) => productDetail(data, params.product, choices);
      const isThere = data.tables.products.some(({ id }) => id === params.product);
      if (!isThere) {
        validate(GraphQuery, query, "query");
        return placedInPath(() => detail(Choices.parse({})));
      }
      return askWithOptions(GraphQuery, query, (asked) => detail(Choices.parse(asked)));
    },
    async getCoverage({ params }) {
      const data = await graphs.find(params.id);
      const key = JSON.stringify(["getCoverage", data.id, data.version]);
      return new JsonText(memo.get(key, () => coverage(data)));
    },
    async exportGraph({ params, query }) {
      const options = validate(ExportQuery, query, "query");
      const entry = (await graphs.list()).find(({ id }) => id === params.id);
      const tagOf = (version: string) => JSON.stringify([params.id, version, options]);
      if (entry?.kind === "firms") {
        const { path: folder, stamp } = await graphs.findFirms(entry.id);
        const { name, type, pieces } = await exportFile(
          { kind: "firms", id: entry.id, folder },
          options,
        );
        return new FileBody(name, type, pieces, tagOf(stamp));
      }
      const data = await graphs.find(params.id);
      if (options.format === "network") return writeNetworkDocument(data);
      const graph = { kind: "products", data, path: entry?.path ?? null } as const;
      const { name, type, pieces } = await exportFile(graph, options);
      return new FileBody(name, type, pieces, tagOf(data.version));
    },
  };
}

/** What is wrong with the query comes before a graph that is not there. */
function graphOf(id: string, schema: z.ZodType, query: unknown, graphs: GraphCache) {
  return graphs.find(id).catch((error: unknown) => {
    validate(schema, query, "query");
    throw error;
  });
}

/** A product that is not there is a fault of the address, not of a field in the query. */
function placedInPath<T>(detail: () => T): T {
  try {
    return detail();
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    const details = error.details.map((problem) => ({
      ...problem,
      pointer: pointerTo("path", ["product"]),
    }));
    throw new NotFoundError(error.code, error.message, { details, cause: error });
  }
}
