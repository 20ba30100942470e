import { DESCRIPTION } from "../../support/api-description.ts";
import { type Draw, oneOf } from "../../support/drawer.ts";
import { brokenText, mutated } from "./mutate.ts";
import { type Schema, textFor, valueFor } from "./schema-value.ts";
import { GRAPHS, ODD, wordsFor } from "./words.ts";

/** A request as it goes over the wire. */
export interface SentRequest {
  readonly operation: string;
  readonly method: string;
  /** Path and query, as they stand in the first line. */
  readonly path: string;
  /** Name and value by turns; a name may come twice. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | null;
  /** What was broken, if anything was on purpose. */
  readonly how: string;
}

/** What was made on the way and can be asked for by its name. */
export interface Seen {
  readonly runs: string[];
  readonly scenarios: string[];
  readonly tags: string[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

interface DescribedOperation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
}

/** One operation of the document, and where it lies. */
interface Place {
  readonly path: string;
  readonly method: string;
  readonly operation: DescribedOperation;
}

const schemas = (DESCRIPTION.components as { readonly schemas: Readonly<Record<string, Schema>> })
  .schemas;

const PLACES: readonly Place[] = Object.entries(DESCRIPTION.paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, operation]) => ({
    ...{ path, method: method.toUpperCase() },
    operation: operation as unknown as DescribedOperation,
  })),
);

/** How a request is broken; the first is not. */
const WAYS = ["", "", "body", "body", "body", "text", "query", "path", "header", "method"] as const;

/** The request of a number, made from the document; the same one for the same draw and what was seen. */
export function requestOf(at: number, draw: Draw, seen: Seen): SentRequest {
  const place = PLACES[at % PLACES.length] ?? oneOf(PLACES, draw);
  const how = oneOf(WAYS, draw);
  const { operation } = place;
  const query = queryOf(operation, draw, how === "query");
  const path = `${pathOf(place, draw, { seen, isBroken: how === "path" })}${query}`;
  const body = bodyOf(operation, draw, how);
  const method = how === "method" ? oneOf(OTHER_METHODS, draw) : place.method;
  const headers = [
    ...(body === null ? [] : [["Content-Type", "application/json"] as const]),
    ...(operation.parameters ?? [])
      .filter((one) => one.in === "header" && draw(2) === 0)
      .map(({ name }) => [name, oneOf([...seen.tags.slice(-3), "*", `key-${at}`], draw)] as const),
  ];
  if (how === "header") addOddHeader(headers, draw);
  return { operation: operation.operationId, method, path, headers, body, how };
}

const OTHER_METHODS = [
  "GET",
  "POST",
  "PUT",
  "DELETE",
  "PATCH",
  "OPTIONS",
  "HEAD",
  "TRACE",
  "PROPFIND",
];

function bodyOf({ requestBody }: DescribedOperation, draw: Draw, how: string): string | null {
  const schema = requestBody?.content["application/json"]?.schema;
  if (!schema) return draw(20) === 0 ? '{"a": 1}' : null;
  const value = valueFor(schema, "", { draw, schemas });
  if (how === "text") return brokenText(JSON.stringify(value), draw);
  return JSON.stringify(how === "body" ? mutated(value, draw) : value) ?? "";
}

function queryOf({ parameters = [] }: DescribedOperation, draw: Draw, isBroken: boolean): string {
  const known = parameters.filter((one) => one.in === "query");
  const asked = known
    .filter(({ required }) => required || draw(4) === 0)
    .map(({ name, schema }) => `${name}=${encoded(textOf(schema, name, draw))}`);
  if (isBroken) {
    const { name } = known.length > 0 ? oneOf(known, draw) : { name: "extra" };
    const odd = encoded(oneOf(ODD, draw));
    const faults = [
      ...[
        `${name}=${odd}`,
        `${name}=`,
        name,
        `${name}=1&${name}=2`,
        `${name}[]=1`,
        `${name}[a][b]=1`,
      ],
      ...[
        `extra=${odd}`,
        `${odd}=1`,
        "__proto__[x]=1",
        "constructor=1",
        `${name}=%`,
        `${name}=%ff%fe`,
      ],
      ...["&&&", "=", `${name}=${"1,".repeat(2000)}`, "?", "#x", `${name}=%00`],
    ];
    for (let times = 1 + draw(2); times > 0; times--) asked.push(oneOf(faults, draw));
  }
  return asked.length === 0 ? "" : `?${asked.join("&")}`;
}

/** As an address takes it; half of a character becomes one that stands for it. */
function encoded(text: string): string {
  return encodeURIComponent(Buffer.from(text, "utf8").toString("utf8"));
}

function textOf(schema: Schema, name: string, draw: Draw): string {
  if (schema.type === "string" && !schema.enum) return textFor(schema, name, draw);
  return String(valueFor(schema, name, { draw, schemas }));
}

interface PathParts {
  readonly seen: Seen;
  readonly isBroken: boolean;
}

function pathOf({ path, operation }: Place, draw: Draw, { seen, isBroken }: PathParts): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (isBroken && draw(2) === 0) return encoded(oneOf(ODD, draw));
    return encodeURIComponent(oneOf(idsFor(name, operation.operationId, seen), draw));
  });
  if (!isBroken || draw(3) === 0) return filled;
  const changes: readonly (() => string)[] = [
    () => `${filled}/`,
    () => filled.replace("/", "//"),
    () => filled.toUpperCase(),
    () => `${filled}/%2e%2e%2f%2e%2e%2fetc%2fpasswd`,
    () => filled.replace(/[^/]+$/, "%2e%2e"),
    () => filled.replace(/[^/]+$/, "..%2f..%2fpackage.json"),
    () => filled.replace(/[^/]+$/, "../../../etc/passwd"),
    () => `${filled}%00`,
    () => `${filled}/%E0%A4%A`,
    () => `${filled}/${"x".repeat(6000)}`,
    () => filled.replace("/api/v1", "/api/v2"),
    () => `http://elsewhere.example${filled}`,
    () => `/${oneOf(["assets/../../package.json", ".git/config", "api", "api/v1", "*"], draw)}`,
  ];
  return oneOf(changes, draw)();
}

/** Names for a part of an address; what other requests need is not taken away. */
function idsFor(name: string, operation: string, seen: Seen): readonly string[] {
  if (name === "run") return [...seen.runs.slice(-5), "none"];
  if (name === "scenario") return [...seen.scenarios.slice(-5), "plan-1", "plan-2", "none"];
  if (name !== "id") return [...wordsFor(name), "none"];
  if (operation === "removeGraph") return ["net-1", "net-2", "net-3", "edges", "a-net", "none"];
  const { products, firms } = GRAPHS;
  return [products, products, products, firms, firms, "net-1", "none"];
}

function addOddHeader(headers: (readonly [string, string])[], draw: Draw): void {
  const odd: readonly (readonly [string, string])[] = [
    [
      "Content-Type",
      oneOf(["text/plain", "application/xml", "", "application/json; charset=klingon"], draw),
    ],
    ["Content-Type", "multipart/form-data; boundary=x"],
    ["Content-Encoding", oneOf(["gzip", "br", "deflate", "compress", "zstd"], draw)],
    [
      "If-Match",
      oneOf(['"', '""', 'W/"1"', '"a", "b"', "a", " ", '"nope"', "x".repeat(3000)], draw),
    ],
    ["If-None-Match", oneOf(["*", '"', "x".repeat(3000), 'W/"a", "b"'], draw)],
    ["Idempotency-Key", oneOf(["", "a", "x".repeat(255), "x".repeat(256), "\u00ff"], draw)],
    [
      "Authorization",
      oneOf(["Bearer", "Bearer x", "Basic eDp5", `Bearer ${"x".repeat(500)}`], draw),
    ],
    ["Host", oneOf(["evil.example", "", "localhost:99999", "[::1]", "127.0.0.1"], draw)],
    ["Origin", oneOf(["null", "https://evil.example", "http://127.0.0.1"], draw)],
    ["Accept", oneOf(["text/html", "application/xml", "*/*;q=0", ";;;"], draw)],
    ["Accept-Encoding", oneOf(["gzip;q=0", "br", "identity;q=0, *;q=0", "x".repeat(500)], draw)],
    ["X-Forwarded-For", oneOf(["1.2.3.4", "garbage", "::1, 2"], draw)],
    ["X-Request-Id", oneOf(["a".repeat(500), "<script>", "ok"], draw)],
    ["Range", "bytes=0-1"],
    ["Expect", oneOf(["100-continue", "pigs-fly"], draw)],
    ["X-Long", "x".repeat(oneOf([1000, 14_000, 70_000], draw))],
    ["Last-Event-ID", "7"],
  ];
  const added = oneOf(odd, draw);
  headers.push(added);
  if (draw(4) === 0) headers.push(added);
}
