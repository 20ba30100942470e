import { z } from "zod";

/** One thing that can be asked over HTTP, as data: routes, OpenAPI and the browser read it. */
export interface Operation {
  readonly id: string;
  readonly method: "get" | "post";
  /** Path with `{name}` for its parameters. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly request?: z.ZodObject;
  readonly response: z.ZodObject;
  /** Statuses of problem documents that this operation may answer with, besides 500. */
  readonly problems: readonly number[];
}

/** Parameters of every address below one graph. */
export const GraphParams = z.object({
  id: z.string().describe("id of a graph, as `GET /api/v1/graphs` lists them"),
});

/** What may be wrong with a request that has a body. */
export const bodyProblems = [400, 404, 413, 415, 422] as const;
