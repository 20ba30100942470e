import { STATUS_CODES } from "node:http";
import { inspect } from "node:util";
import type { ErrorRequestHandler } from "express";
import {
  CancelledError,
  ConflictError,
  InvalidInputError,
  LimitError,
  LinchpinError,
  NotFoundError,
  type Problem,
  StorageError,
  VersionError,
} from "../model/errors.ts";
import { USUAL_BODY_BYTES } from "./contract/operation.ts";
import type { FieldProblem, ProblemDocument } from "./contract/problem.ts";
import type { Log } from "./guard/request-log.ts";
import { routeOf } from "./guard/route-of.ts";
import { type Place, pointerTo } from "./validate.ts";

/** A store that is away, or a server that is being stopped, may be back by then. */
const RETRY_SECONDS = 5;

interface RequestErrorOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly details?: readonly Problem[];
  readonly cause?: unknown;
}

/** A request that HTTP itself does not allow: wrong method, type of body, or address. */
export class RequestError extends LinchpinError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, options: RequestErrorOptions = {}) {
    super("bad_request", message, options);
    this.status = status;
    this.headers = options.headers ?? {};
  }
}

/** The only place where an error becomes a response: RFC 9457 problem details. */
export function problemHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const known = fromFramework(error);
    const status = statusOf(known);
    if (status >= 500 && !(known instanceof RequestError || known instanceof CancelledError))
      (request.log ?? log).error(
        { method: request.method, route: routeOf(response), fault: inspect(error) }, // with its causes
        "a request failed",
      );
    if (response.headersSent) {
      next(error); // too late for an answer: express closes the connection
      return;
    }
    if (status === 503) response.set("Retry-After", String(RETRY_SECONDS));
    if (known instanceof RequestError) response.set(known.headers);
    response.status(status).type("application/problem+json");
    response.set("Cache-Control", "no-store");
    response.send(JSON.stringify(toProblem(known, status, request.method, request.originalUrl)));
  };
}

/** The problem document of something that was thrown while `method instance` was answered. */
export function problemOf(error: unknown, method: string, instance: string): ProblemDocument {
  const known = fromFramework(error);
  return toProblem(known, statusOf(known), method, instance);
}

function toProblem(
  error: LinchpinError | null,
  status: number,
  method: string,
  instance: string,
): ProblemDocument {
  const place: Place = method === "POST" || method === "PUT" ? "body" : "query";
  return {
    type: "about:blank",
    title: STATUS_CODES[status] ?? "Error",
    status,
    detail: error ? error.message : "something went wrong inside; it was written to the log",
    instance,
    code: error ? error.code : "internal",
    errors: error ? error.details.map((detail) => toFieldProblem(detail, place)) : [],
  };
}

/** A problem of the model as the API shows it. */
export function toFieldProblem(problem: Problem, place: Place): FieldProblem {
  const pointer = fieldPointer(problem, place);
  return {
    ...(pointer === undefined ? {} : { pointer }),
    ...(problem.file === undefined ? {} : { file: problem.file }),
    ...(problem.line === undefined ? {} : { line: problem.line }),
    ...(problem.file !== undefined && problem.column !== undefined
      ? { column: problem.column }
      : {}),
    detail: problem.message,
    expected: problem.expected,
  };
}

/** Where in a request a problem is. Options have other names on the command line; here each is a field of the request. */
export function fieldPointer({ file, pointer, column }: Problem, place: Place): string | undefined {
  if (file !== undefined) return pointer; // a place in that file, not in the request
  if (pointer?.startsWith("/"))
    return pointerTo(
      place,
      pointer
        .slice(1)
        .split("/")
        .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~")),
    );
  if (pointer !== undefined || column === undefined) return pointer;
  if (/^TARGETS?$/.test(column)) return pointerTo(place, ["targets"]);
  if (/^PRODUCTS?$/.test(column)) return pointerTo(place, ["products"]);
  const name = column
    .replace(/^--/, "")
    .replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return pointerTo(place, [name]);
}

/** Null: nothing that was thrown on purpose. */
function fromFramework(error: unknown): LinchpinError | null {
  if (error instanceof LinchpinError) return error;
  const { status, type, limit } = asHttpError(error);
  if (type === "entity.too.large")
    return new LimitError("too_large", "the body is too large", {
      details: [{ pointer: "#", message: "the body is too large", expected: atMost(limit) }],
      cause: error,
    });
  if (type === "entity.parse.failed")
    return new RequestError(400, "the body is no JSON", {
      details: [{ pointer: "#", message: "the body is no JSON", expected: "one JSON object" }],
      cause: error,
    });
  if (type === "charset.unsupported" || type === "encoding.unsupported") {
    const message = `the body has an ${error instanceof Error ? error.message : type}`;
    const expected = type === "charset.unsupported" ? "UTF-8" : "gzip, deflate, br or none";
    return new RequestError(415, message, {
      details: [{ pointer: "#", message, expected }],
      cause: error,
    });
  }
  if (error instanceof URIError) {
    const message = "the address is badly encoded";
    return new RequestError(400, message, {
      details: [{ pointer: "path", message, expected: "UTF-8, each byte as % and two digits" }],
      cause: error,
    });
  }
  if (status !== undefined && status >= 400 && status < 500) {
    const message = (STATUS_CODES[status] ?? "bad request").toLowerCase();
    return new RequestError(status, message, {
      details: [{ pointer: "#", message, expected: "a body as its headers describe it" }],
      cause: error,
    });
  }
  return null;
}

interface HttpError {
  readonly status?: number | undefined;
  readonly type?: string | undefined;
  readonly limit?: number | undefined;
}

function asHttpError(error: unknown): HttpError {
  if (typeof error !== "object" || error === null) return {};
  const { status, type, limit } = error as { status?: unknown; type?: unknown; limit?: unknown };
  return {
    status: typeof status === "number" ? status : undefined,
    type: typeof type === "string" ? type : undefined,
    limit: typeof limit === "number" ? limit : undefined,
  };
}

function atMost(bytes = USUAL_BODY_BYTES): string {
  return `at most ${bytes / (1 << 20)} MB`;
}

function statusOf(error: LinchpinError | null): number {
  if (error instanceof RequestError) return error.status;
  if (error instanceof InvalidInputError) return 422;
  if (error instanceof NotFoundError) return 404;
  if (error instanceof ConflictError) return 409;
  if (error instanceof VersionError) return 412;
  if (error instanceof LimitError) return 413;
  if (error instanceof StorageError) return 503;
  if (error instanceof CancelledError) return 503;
  return 500;
}
