import { Agent, request } from "node:http";
import { connect } from "node:net";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { withWatch } from "../support/program.ts";
import type { SentRequest } from "./requests.ts";

/** No small question takes as long: who waits longer waits for ever. */
const MOST_MS = 300_000;
/** So long a server that waits for more is let wait. */
const PATIENCE_MS = 2000;

/** What came back. */
export interface Returned {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Connections that are kept open between requests. */
export function agentFor(connections: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: connections });
}

/** Sends a request as it is. @throws if the connection is lost, or no answer comes */
export function send(url: string, sent: SentRequest, agent: Agent): Promise<Returned> {
  const { hostname, port, host } = new URL(url);
  const { method, path, body } = sent;
  const headers = [...sent.headers];
  if (!headers.some(([name]) => name === "Host")) headers.push(["Host", host]);
  if (body !== null) headers.push(["Content-Length", String(Buffer.byteLength(body))]);
  const work = new Promise<Returned>((done, fail) => {
    const asked = request({ hostname, port, agent, method, path, headers: headers.flat() });
    asked.on("error", fail);
    asked.on("response", (answer) => {
      const pieces: Buffer[] = [];
      answer.on("error", fail);
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.on("end", () => {
        const text = unpacked(Buffer.concat(pieces), answer.headers["content-encoding"]);
        done({ status: answer.statusCode ?? 0, headers: answer.headers, text });
      });
    });
    if (headers.some(([name, value]) => name === "Expect" && value === "100-continue"))
      asked.flushHeaders();
    asked.end(body ?? undefined);
  });
  return withWatch(work, `${method} ${path}`, MOST_MS);
}

function unpacked(bytes: Buffer, encoding: string | undefined): string {
  if (bytes.length === 0) return "";
  if (encoding === "gzip") return gunzipSync(bytes).toString();
  if (encoding === "deflate") return inflateSync(bytes).toString();
  if (encoding === "br") return brotliDecompressSync(bytes).toString();
  return bytes.toString();
}

/**
 * Sends bytes that may be no HTTP at all, and no more.
 * @returns null: the request was never whole, and what was said was that nothing more comes
 * @throws if the connection is lost, or stays open for ever
 */
export function sendBytes(url: string, bytes: Buffer): Promise<Returned | null> {
  const { hostname, port } = new URL(url);
  const work = new Promise<string>((done, fail) => {
    const pieces: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    // A server that is told that nothing more comes may take it for good-bye: it is not told at once.
    const patience = setTimeout(() => socket.end(), PATIENCE_MS);
    socket.on("error", fail);
    socket.on("data", (piece: Buffer) => pieces.push(piece));
    socket.on("end", () => {
      clearTimeout(patience);
      socket.end();
      done(Buffer.concat(pieces).toString("utf8"));
    });
    socket.write(bytes);
  });
  return withWatch(
    work.then(parsed),
    JSON.stringify(bytes.toString("latin1").slice(0, 200)),
    MOST_MS,
  );
}

/** The last answer of a connection. */
function parsed(text: string): Returned | null {
  if (text === "") return null;
  const at = text.lastIndexOf("HTTP/1.1 ");
  if (at < 0) throw new RangeError(`no answer, but ${JSON.stringify(text.slice(0, 200))}`);
  const [head = "", ...rest] = text.slice(at).split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return {
    status: Number(first.split(" ")[1]),
    headers: Object.fromEntries(headers) as Record<string, unknown>,
    text: rest.join("\r\n\r\n"),
  };
}
