import { z } from "zod";

/** What who asks must be allowed to: nothing, to read, to change what is kept, or all. Each has those before it. */
export type Role = "public" | "read" | "write" | "admin";

/** One thing that can be asked over HTTP, as data: routes, OpenAPI and the browser read it. */
export interface Operation {
  readonly id: string;
  readonly method: "get" | "post" | "put" | "delete";
  readonly role: Role;
  /** Path with `{name}` for its parameters. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly request?: z.ZodObject;
  /** Largest body in bytes, where it may be larger than usual. */
  readonly mostBytes?: number;
  /** Files that may come as the body in place of JSON: content types, and what each holds. */
  readonly uploads?: Readonly<Record<string, string>>;
  /** What comes back; none: a status alone. */
  readonly response?: z.ZodObject;
  /** Files that may come back in its place: content types, and what each holds. */
  readonly files?: Readonly<Record<string, string>>;
  /** `response` comes again and again, as server-sent events. */
  readonly isStream?: boolean;
  /** Status if all is well, where it is not 200. */
  readonly success?: 201 | 202 | 204;
  /** What comes in its place (202) where the work goes on as a run. */
  readonly later?: {
    readonly response: z.ZodObject;
    readonly headers: Readonly<Record<string, string>>;
  };
  /** Headers that come with it, and what they say. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers that may come with it. */
  readonly someHeaders?: Readonly<Record<string, string>>;
  /** Headers that are read, and what they say. */
  readonly requestHeaders?: Readonly<Record<string, string>>;
  /** The same, of those that may be left out. */
  readonly optionalHeaders?: Readonly<Record<string, string>>;
  /** Statuses of problem documents that this operation may answer with, besides 500. */
  readonly problems: readonly number[];
}

/** Parameters of every address below one graph. */
export const GraphParams = z.object({
  id: z.string().describe("id of a graph, as `GET /api/v1/graphs` lists them"),
});

/** What may be wrong with a request that has a body. */
export const bodyProblems = [400, 404, 413, 415, 422] as const;

/** Bytes of a body, where its operation says nothing else. */
export const USUAL_BODY_BYTES = 1 << 20;
