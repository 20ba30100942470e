import express, { type Request, type RequestHandler } from "express";
import { copyToDepth } from "../../model/zod-problems.ts";
import { RequestError } from "../problem.ts";

/** Deeper than any question, and far less than a stack takes. */
const MOST_LEVELS = 100;

/** Reads a body of JSON up to `limit` bytes; what is none is refused (400, 413, 415). */
export function jsonBody(limit: number): RequestHandler[] {
  return [refuseOtherBodies, express.json({ limit, strict: false }), refuseDeepBodies];
}

/** A body is one JSON object; no body at all stands for an empty one. */
const refuseOtherBodies: RequestHandler = (request, _response, next) => {
  if (hasBody(request) && !request.is(["application/json", "application/*+json"])) {
    const found = request.get("content-type") ?? "none";
    throw new RequestError(415, `the body's content type is ${found}`, {
      headers: { "Accept-Post": "application/json" },
      details: [
        { pointer: "#", message: `content type is ${found}`, expected: "application/json" },
      ],
    });
  }
  next();
};

const refuseDeepBodies: RequestHandler = (request, _response, next) => {
  const message = "the body is nested too deep";
  copyToDepth(request.body, MOST_LEVELS, () => {
    throw new RequestError(400, message, {
      details: [{ pointer: "#", message, expected: `at most ${MOST_LEVELS} levels` }],
    });
  });
  next();
};

function hasBody(request: Request): boolean {
  return (
    request.get("transfer-encoding") !== undefined || Number(request.get("content-length") ?? 0) > 0
  );
}
