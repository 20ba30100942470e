import { randomUUID } from "node:crypto";
import { type RequestListener, type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Express, Request, Response } from "express";
import type { FieldProblem, ProblemDocument } from "../contract/problem.ts";

/** So long bytes that still come are thrown away, for the answer to be read before the connection closes. */
const LINGER_MS = 1000;

/** What Node's reader of HTTP says, by its codes; anything else is a 400. */
const STATUSES: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};
const EXPECTED: Readonly<Record<number, string>> = {
  408: "a request that is sent whole within minutes",
  413: "chunks without long extensions",
  431: "at most 16 KB of address and headers",
};

const HEADERS = {
  "Content-Type": "application/problem+json; charset=utf-8",
  "Cache-Control": "no-store",
} as const;

interface ReaderError extends Error {
  readonly code?: string;
  /** What the reader stumbled over. */
  readonly reason?: string;
  readonly bytesParsed?: number;
}

/**
 * Answers what never becomes a request for Express, so that it is a problem document, too: what is no
 * HTTP, headers that are too large, a request that stops half-way, and CONNECT. What a request expects of
 * the server (`Expect`) beyond 100-continue is left alone, as HTTP allows.
 */
export function answerClientFaults(server: Server): void {
  const answered = new WeakSet<Duplex>();
  server.on("clientError", (error: ReaderError, socket: Duplex) => {
    if (answered.has(socket)) return; // bytes that came after those that were refused
    answered.add(socket);
    if (error.code === "ECONNRESET" || !socket.writable || isAnswering(socket)) {
      socket.destroy();
      return;
    }
    const status = STATUSES[error.code ?? ""] ?? 400;
    const reason = error.reason ?? STATUS_CODES[status] ?? "";
    const place = error.bytesParsed === undefined ? "" : ` after ${error.bytesParsed} bytes`;
    const detail = `the request is no HTTP that can be read: ${reason}${place}`;
    end(socket, status, { detail, expected: EXPECTED[status] ?? "a request in HTTP/1.1" });
  });
  server.on("checkExpectation", (request, response) => {
    server.emit("request", request, response);
  });
  server.on("connect", (_request, socket: Duplex) => {
    const detail = "CONNECT is not possible here";
    end(socket, 405, { detail, expected: "one of GET, HEAD, POST, PUT, DELETE, OPTIONS" });
  });
}

/** Hands requests to an app; those whose address it cannot read, which it leaves alone, are told so. */
export function listenerOf(app: Express): RequestListener {
  return (request, response) => {
    const next = () => {
      const detail = "the address cannot be read";
      const expected = "a path such as /api/v1/graphs";
      const body = problemText(400, { pointer: "path", detail, expected });
      const length = { "Content-Length": Buffer.byteLength(body) };
      response.writeHead(400, { ...HEADERS, ...length, "X-Request-Id": randomUUID() }).end(body);
    };
    app(request as Request, response as Response, next);
  };
}

/** A first half of an answer is under way: no other can follow it. */
function isAnswering(socket: Duplex): boolean {
  const { _httpMessage: message } = socket as { _httpMessage?: { headersSent: boolean } | null };
  return message?.headersSent ?? false;
}

function end(
  socket: Duplex,
  status: number,
  { detail, expected }: { readonly detail: string; readonly expected: string },
): void {
  const pointer = status === 431 ? { pointer: "headers" } : {};
  const body = problemText(status, { ...pointer, detail, expected });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(HEADERS).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${randomUUID()}`,
    ...(status === 405 ? ["Allow: GET, HEAD, POST, PUT, DELETE, OPTIONS"] : []),
    "Connection: close",
  ];
  socket.on("error", () => undefined); // who asked is gone
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  socket.resume();
  const late = setTimeout(() => socket.destroy(), LINGER_MS).unref();
  socket.once("close", () => clearTimeout(late));
}

function problemText(status: number, problem: FieldProblem): string {
  const title = STATUS_CODES[status] ?? "Error";
  const document: ProblemDocument = {
    ...{ type: "about:blank", title, status, detail: problem.detail, instance: "" },
    ...{ code: "bad_request", errors: [problem] },
  };
  return JSON.stringify(document);
}
