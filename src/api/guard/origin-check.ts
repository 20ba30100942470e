import type { RequestHandler } from "express";
import { RequestError } from "../problem.ts";

const READING: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Turns away what a page of another origin has a browser send (403). Programs send neither header;
 * browsers send `Origin` with whatever is no plain read, and cannot be told not to.
 */
export const originCheck: RequestHandler = (request, _response, next) => {
  if (READING.has(request.method)) {
    next();
    return;
  }
  const { origin, host, "sec-fetch-site": site } = request.headers;
  const isOwn = origin === undefined ? isOwnSite(site) : hostOf(origin) === host?.toLowerCase();
  if (isOwn) {
    next();
    return;
  }
  const message = "pages of another origin may not ask this server for that";
  throw new RequestError(403, message, {
    details: [
      {
        pointer: "Origin",
        message: `Origin is ${(origin ?? "missing").slice(0, 100)}`,
        expected: "the server's own",
      },
    ],
  });
};

function isOwnSite(site: string | string[] | undefined): boolean {
  return site === undefined || site === "same-origin" || site === "none";
}

/** Host and port as a Host header has them; the scheme may differ behind a proxy. */
function hostOf(origin: string): string | null {
  const [, host] = /^https?:\/\/([^/?#@\s]+)$/i.exec(origin) ?? [];
  return host?.toLowerCase() ?? null;
}
