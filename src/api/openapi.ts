import { z } from "zod";
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from "zod-openapi";
import type { Operation } from "./contract/operation.ts";
import { OPERATIONS } from "./contract/operations.ts";
import { KEY_HOURS } from "./first-answers.ts";
import { answersOf, headersOf, isKeyed } from "./openapi-answers.ts";

/** The API as an OpenAPI 3.1 document, made from the schemas that the routes read by. */
export function openApiDocument(version: string): ReturnType<typeof createDocument> {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of Object.values<Operation>(OPERATIONS)) {
    const path = paths[operation.path] ?? {};
    path[operation.method] = operationObject(operation);
    paths[operation.path] = path;
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Linchpin",
      version,
      description:
        "What supply hangs on, what if it is cut. Shares, losses and scores are fractions 0..1; " +
        "unknown is null, never 0. Every fault is a problem document (RFC 9457).",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    paths: paths as ZodOpenApiPathsObject,
  });
}

const KEY = {
  "Idempotency-Key": `any text of at most 255 characters: for ${KEY_HOURS} hours the same request with the same key is answered as the first time, and nothing is made twice; 422: another body came with it, 409: the first request is still being answered`,
};

function operationObject(operation: Operation): ZodOpenApiOperationObject {
  const { id, summary, description, params, query, request } = operation;
  const { requestHeaders = {}, optionalHeaders = {} } = operation;
  const optional = { ...optionalHeaders, ...(isKeyed(operation) ? KEY : {}) };
  const hasHeaders = Object.keys({ ...requestHeaders, ...optional }).length > 0;
  return {
    operationId: id,
    tags: [tagOf(operation)],
    summary,
    security: operation.role === "public" ? [] : [{}, { token: [] }],
    ...(description === undefined ? {} : { description }),
    requestParams: {
      ...(params ? { path: params } : {}),
      ...(query ? { query } : {}),
      ...(hasHeaders ? { header: headersOf(requestHeaders, optional) } : {}),
    },
    ...(request
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: request }, ...uploadsOf(operation) },
          },
        }
      : {}),
    responses: answersOf(operation),
  };
}

/** Files are bytes, whatever they hold. */
function uploadsOf({ uploads = {} }: Operation) {
  return Object.fromEntries(
    Object.entries(uploads).map(([type, words]) => [
      type,
      {
        schema: type.startsWith("multipart/")
          ? z.record(z.string(), z.unknown()).describe(words)
          : z.string().describe(words).meta({ format: "binary" }),
      },
    ]),
  );
}

/** Under which heading the docs page lists it. */
function tagOf({ method, path, success }: Operation): string {
  if (!path.startsWith("/api/")) return "service";
  if (path.startsWith("/api/v1/runs")) return "runs";
  if (method === "get") return "data";
  return method === "post" && success === undefined ? "questions" : "keeping";
}
