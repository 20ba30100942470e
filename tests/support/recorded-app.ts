import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import express, { type Express, type Request, type Response } from "express";
import { afterEach, expect } from "vitest";
import { ReceivedUpload } from "../../src/api/uploads/received-upload.ts";
import { exchangeFaults } from "./api-description.ts";

const faults: string[] = [];

// Whatever a test asks for: what the OpenAPI document does not describe fails it.
afterEach(() => {
  expect(faults.splice(0)).toEqual([]);
});

/** The same server; every answer that it gives is held against the OpenAPI document. */
export function recordedApp(app: Express): Express {
  const outer = express();
  outer.disable("x-powered-by");
  outer.use((request, response, next) => {
    record(request, response);
    next();
  });
  outer.use(app);
  return outer;
}

function record(request: Request, response: Response): void {
  const pieces: Buffer[] = [];
  const keep = (piece: unknown, encoding: unknown) => {
    if (typeof piece === "string")
      pieces.push(Buffer.from(piece, typeof encoding === "string" ? (encoding as "utf8") : "utf8"));
    else if (piece instanceof Uint8Array) pieces.push(Buffer.from(piece));
  };
  const { write, end } = response;
  response.write = ((...args: unknown[]) => {
    keep(args[0], args[1]);
    return write.apply(response, args as never);
  }) as typeof write;
  response.end = ((...args: unknown[]) => {
    keep(args[0], args[1]);
    return end.apply(response, args as never);
  }) as typeof end;
  response.once("finish", () => {
    const { method, originalUrl: url, body } = request;
    const sent = body instanceof ReceivedUpload ? undefined : body;
    const { statusCode: status } = response;
    const headers = response.getHeaders();
    try {
      const text = unpacked(Buffer.concat(pieces), String(headers["content-encoding"] ?? ""));
      faults.push(...exchangeFaults({ method, url, sent, status, headers, text }).slice(0, 10));
    } catch (error) {
      faults.push(`${method} ${url} ${status}: ${String(error)}`);
    }
  });
}

function unpacked(bytes: Buffer, encoding: string): string {
  if (encoding === "gzip") return gunzipSync(bytes).toString();
  if (encoding === "deflate") return inflateSync(bytes).toString();
  if (encoding === "br") return brotliDecompressSync(bytes).toString();
  return bytes.toString();
}
