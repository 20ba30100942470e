import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { openApiDocument } from "../../src/api/openapi.ts";

/** A request and what came back, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  /** Body that was sent; undefined: none, or one that is no JSON. */
  readonly sent?: unknown;
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: object;
}
interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, DescribedAnswer>>;
}
interface DescribedAnswer {
  readonly headers?: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly content?: Readonly<Record<string, Media>>;
}
interface Media {
  readonly schema: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

/** The document that the server sends. */
export const DESCRIPTION = openApiDocument("0.0.0") as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: object;
};

/** Paths beside the document: itself, the pages that show it, and the page. */
const BESIDE = /^\/api\/(openapi\.json|docs(\/|$))|^\/(?!api\/|healthz|readyz|metrics)/;

/** What is answered before anybody looks where a request leads. */
const TURNED_AWAY: readonly number[] = [400, 401, 403, 404, 408, 421, 431];

/** What any server sends: how the bytes travel, and what a browser may do with them. */
const TRANSPORT = new Set([
  ...["connection", "content-encoding", "content-length", "content-type", "date", "keep-alive"],
  ...["transfer-encoding", "vary"],
  ...["content-security-policy", "cross-origin-opener-policy", "cross-origin-resource-policy"],
  ...[
    "origin-agent-cluster",
    "referrer-policy",
    "x-content-type-options",
    "x-dns-prefetch-control",
  ],
  ...["x-download-options", "x-frame-options", "x-permitted-cross-domain-policies"],
  "x-xss-protection",
]);

const ROOT = "https://linchpin.test/openapi.json";
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
(addFormats as unknown as (to: Ajv2020) => void)(ajv);
ajv.addFormat("base64", /^[A-Za-z0-9+/]*={0,2}$/).addFormat("binary", true);
ajv.addVocabulary(["components", "example"]);
ajv.addSchema({ $id: ROOT, components: DESCRIPTION.components });
const compiled = new WeakMap<object, ValidateFunction>();

/** What is wrong with a value by a schema of the document; nothing: it fits. */
export function schemaFaults(schema: object, value: unknown): string[] {
  let validate = compiled.get(schema);
  if (!validate) {
    validate = ajv.compile(absolute(schema) as object);
    compiled.set(schema, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** What the document does not say, or says otherwise, of a request and its answer. */
export function exchangeFaults(exchange: Exchange): string[] {
  const { method, url, status } = exchange;
  const { pathname } = new URL(url.replace(/^\/+/, "/"), "http://localhost");
  const operations = operationsAt(pathname);
  if (!operations) {
    if (BESIDE.test(pathname) || TURNED_AWAY.includes(status)) return [];
    return [`${method} ${pathname}: ${status}, but there is no such path`];
  }
  const name = method === "HEAD" ? "get" : method.toLowerCase();
  const operation = operations[name];
  if (!operation) {
    const isSaid = status === 405 || (status === 204 && method === "OPTIONS");
    return isSaid || TURNED_AWAY.includes(status)
      ? []
      : [`${method} ${pathname}: ${status}, but there is no such method`];
  }
  const faults = [...answerFaults(operation, exchange), ...requestFaults(operation, exchange)];
  return faults.map((fault) => `${method} ${pathname} ${status}: ${fault}`);
}

/** Every example of the document with the schema that it stands beside. */
export function examples(): { readonly at: string; readonly schema: object; value: unknown }[] {
  return Object.entries(DESCRIPTION.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { requestBody, responses }]) => {
      const bodies = [requestBody, ...Object.values(responses)].flatMap((body) =>
        Object.values(body?.content ?? {}),
      );
      return bodies.flatMap(({ schema, example, examples: named = {} }) => {
        const values = Object.values(named).map(({ value }) => value);
        if (example !== undefined) values.push(example);
        return values.map((value) => ({ at: `${method} ${path}`, schema, value }));
      });
    }),
  );
}

function operationsAt(pathname: string) {
  const parts = pathname.split("/");
  const fits = (template: string) => {
    const names = template.split("/");
    return names.length === parts.length && names.every((name, at) => matches(name, parts[at]));
  };
  const found = Object.keys(DESCRIPTION.paths).filter(fits);
  // A name that is spelled out comes before a parameter.
  const [path = ""] = found.sort((a, b) => a.split("{").length - b.split("{").length);
  return DESCRIPTION.paths[path];
}

function matches(name: string, part: string | undefined): boolean {
  return name === part || (name.startsWith("{") && part !== "");
}

function answerFaults({ responses }: Described, exchange: Exchange): string[] {
  const { status, headers, method, text } = exchange;
  const answer = responses[status];
  if (!answer) return ["the status is not described"];
  const described = new Map(
    Object.entries(answer.headers ?? {}).map(([name, header]) => [name.toLowerCase(), header]),
  );
  const faults = Object.keys(headers)
    .filter((name) => !TRANSPORT.has(name) && !described.has(name))
    .map((name) => `the header ${name} is not described`);
  for (const [name, { required }] of described)
    if (required && headers[name] === undefined) faults.push(`the header ${name} is missing`);
  const type = String(headers["content-type"] ?? "").split(";")[0] ?? "";
  if (method === "HEAD") return faults;
  if (!answer.content) return text === "" ? faults : [...faults, "there is a body"];
  const media = answer.content[type];
  if (!media) return [...faults, `the type "${type}" is not described`];
  if (type.endsWith("json")) faults.push(...schemaFaults(media.schema, JSON.parse(text)));
  if (type === "text/event-stream")
    for (const [, data = ""] of text.matchAll(/^data: (.*)$/gm))
      faults.push(...schemaFaults(media.schema, JSON.parse(data)));
  return faults;
}

/** What is answered well has to be allowed by the document. */
function requestFaults(operation: Described, { url, sent, status }: Exchange): string[] {
  if (status >= 400) return [];
  const { parameters = [], requestBody } = operation;
  const inQuery = parameters.filter((parameter) => parameter.in === "query");
  const asked = [...new URL(url, "http://localhost").searchParams];
  const faults = asked.flatMap(([name, value]) => {
    const parameter = inQuery.find((one) => one.name === name);
    if (!parameter) return [`the query ${name} is not described`];
    return schemaFaults(parameter.schema, value).map((fault) => `?${name} ${fault}`);
  });
  for (const { name, required } of inQuery)
    if (required && !asked.some(([given]) => given === name)) faults.push(`?${name} is missing`);
  const media = requestBody?.content["application/json"];
  if (media && sent !== undefined)
    faults.push(...schemaFaults(media.schema, sent).map((fault) => `body ${fault}`));
  return faults;
}

/** References of the document, seen from outside of it. */
function absolute(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(absolute);
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === "$ref" ? `${ROOT}${value}` : absolute(value),
    ]),
  );
}
