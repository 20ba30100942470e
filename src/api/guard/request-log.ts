import { randomUUID } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";
import { callerOf } from "./caller.ts";
import { routeOf } from "./route-of.ts";

/** Where the server writes down what it does, and what callers must not see. */
export type Log = Logger;

const WELL_FORMED = /^[\w.:-]{1,100}$/;
/** Asked every few seconds by whoever watches the server. */
const WATCHED: ReadonlySet<string> = new Set(["/healthz", "/readyz", "/metrics"]);

/**
 * Gives each request an id, sent back as `X-Request-Id`, and writes one line when it has ended. Neither
 * addresses nor queries, headers or bodies are written: they may hold what is nobody's business.
 */
export function requestLog(log: Log): RequestHandler {
  const entryOf = (request: Request, response: Response, { ms }: { ms?: number }) => ({
    method: request.method,
    route: routeOf(response),
    status: response.statusCode,
    ms,
    client: request.ip,
    ...(callerOf(response) === null ? {} : { caller: callerOf(response)?.id }),
    ...(response.writableFinished ? {} : { aborted: true }),
  });
  return pinoHttp<Request, Response>({
    logger: log,
    genReqId: (request, response) => {
      const sent = request.headers["x-request-id"];
      const id = typeof sent === "string" && WELL_FORMED.test(sent) ? sent : randomUUID();
      response.setHeader("X-Request-Id", id);
      return id;
    },
    customAttributeKeys: { reqId: "request", responseTime: "ms" },
    wrapSerializers: false,
    serializers: { req: () => undefined },
    quietReqLogger: true,
    quietResLogger: true,
    customLogLevel: (_request, response) => {
      if (response.statusCode >= 500) return "warn";
      return WATCHED.has(routeOf(response)) ? "debug" : "info";
    },
    customSuccessMessage: () => "answered",
    customErrorMessage: () => "answered",
    customSuccessObject: entryOf,
    customErrorObject: (request, response, _error, entry) => entryOf(request, response, entry),
  });
}
