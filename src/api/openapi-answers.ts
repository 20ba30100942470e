import { STATUS_CODES } from "node:http";
import { z } from "zod";
import type { Operation } from "./contract/operation.ts";
import { ProblemDocument } from "./contract/problem.ts";

/** Headers by name, and what they say. */
type Headers = Readonly<Record<string, string>>;

/** With every answer. */
const ALWAYS: Headers = {
  "Cache-Control": "no-cache: ask again, no-store: it is not kept",
  "X-Request-Id": "names this request in the log of the server",
};

const TAG: Headers = {
  ETag: "of what is sent; with it in If-None-Match the answer is 304 while nothing has changed",
};

/** With some answers of a status, where there is something to say. */
const SOMETIMES: Readonly<Record<number, Headers>> = {
  401: { "WWW-Authenticate": "Bearer: a token is missing, or worth nothing" },
  403: { "WWW-Authenticate": "Bearer: the token allows less" },
  415: { "Accept-Post": "the content type that is read" },
  429: { "Retry-After": "seconds to wait" },
  503: { "Retry-After": "seconds to wait" },
};

/** With answers to clients that are counted: those of other machines. */
const COUNTED: Headers = {
  RateLimit: "what is left of the minute",
  "RateLimit-Policy": "what one client may ask in a minute",
};

/**
 * What any operation may answer: no HTTP that can be read, a request that stops half-way, headers that are
 * too large; the host is not this server, a fault of ours, the server is being stopped or has too much to
 * do; where not everybody may ask, a query that nobody reads, a token is missing, or this client asks too
 * much; what changes or asks, besides, that it comes from another site, or that the token allows less.
 */
function anywhere({ method, role }: Operation): readonly number[] {
  const guarded = role === "public" ? [] : [401, 422, 429];
  const refused = method === "get" && role === "read" ? [] : [403];
  return [400, 408, 421, 431, 500, 503, ...guarded, ...(role === "public" ? [] : refused)];
}

/** Every answer of an operation as OpenAPI writes it: status, headers, type, schema. */
export function answersOf(operation: Operation) {
  const { success = 200, problems } = operation;
  const statuses = [
    ...new Set([
      ...problems,
      ...anywhere(operation),
      ...(isKeyed(operation) ? [400, 409, 422] : []),
    ]),
  ].sort((a, b) => a - b);
  return {
    [success]: successAnswer(operation),
    ...(operation.later ? { 202: laterAnswer(operation.later) } : {}),
    ...(isTagged(operation) ? { 304: notModified() } : {}),
    ...(operation.isStream ? { 204: { description: "nothing more will come" } } : {}),
    ...Object.fromEntries(statuses.map((status) => [status, problemAnswer(status)])),
  };
}

/** Headers as OpenAPI reads them, be they of a request or of an answer. */
export function headersOf(always: Headers, sometimes: Headers = {}): z.ZodObject {
  const entries = (headers: Headers, isOptional: boolean) =>
    Object.entries(headers).map(([name, words]) => {
      const text = z.string().describe(words);
      return [name, isOptional ? text.optional() : text] as const;
    });
  return z.object(Object.fromEntries([...entries(always, false), ...entries(sometimes, true)]));
}

/** What is read carries a tag; a stream never stays the same. */
export function isTagged({ method, path, isStream = false }: Operation): boolean {
  return method === "get" && !isStream && path !== "/metrics";
}

/** Whether a key sees to it that what is made, or begun, is not made twice. */
export function isKeyed({ method, success, request }: Operation): boolean {
  return method === "post" && success !== undefined && request !== undefined;
}

function successAnswer(operation: Operation) {
  const { response, isStream = false, success, headers = {}, someHeaders, files = {} } = operation;
  const type = isStream ? "text/event-stream" : "application/json";
  const hasFiles = Object.keys(files).length > 0;
  const tag = isTagged(operation) ? TAG : {};
  const sometimes: Headers = {
    ...(hasFiles && isTagged(operation) ? { "Content-Disposition": "the name of the file" } : {}),
    ...(isKeyed(operation) ? { "Idempotency-Replayed": "true: the first answer, again" } : {}),
    ...someHeaders,
    ...COUNTED,
    ...(isStream ? { "X-Accel-Buffering": "no: nobody on the way holds events back" } : {}),
  };
  return {
    description: success ? (STATUS_CODES[success] ?? "").toLowerCase() : "done",
    headers: headersOf({ ...ALWAYS, ...tag, ...headers }, sometimes),
    ...(response || hasFiles
      ? { content: { ...(response ? { [type]: { schema: response } } : {}), ...contentOf(files) } }
      : {}),
  };
}

function laterAnswer({ response, headers }: NonNullable<Operation["later"]>) {
  const again = { "Idempotency-Replayed": "true: the first answer, again" };
  const applied = { "Preference-Applied": "respond-async: that was asked for" };
  return {
    description: "the work goes on as a run",
    headers: headersOf({ ...ALWAYS, ...headers }, { ...again, ...applied, ...COUNTED }),
    content: { "application/json": { schema: response } },
  };
}

function notModified() {
  return {
    description: "nothing has changed since the answer whose ETag is in If-None-Match",
    headers: headersOf({ ...ALWAYS, ...TAG }, COUNTED),
  };
}

function contentOf(files: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(files).map(([type, words]) => [
      type,
      { schema: z.string().describe(words).meta({ format: "binary" }) },
    ]),
  );
}

function problemAnswer(status: number) {
  return {
    description: STATUS_CODES[status] ?? "problem",
    headers: headersOf(ALWAYS, { ...COUNTED, ...SOMETIMES[status] }),
    content: { "application/problem+json": { schema: ProblemDocument } },
  };
}
