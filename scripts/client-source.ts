import { compile } from "json-schema-to-typescript";
import { openApiDocument } from "../src/api/openapi.ts";

interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: { readonly enum?: readonly string[] };
}
type Content = Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>>;

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const BANNER =
  "// Written by `npx tsx scripts/client.ts` from /api/openapi.json: not to be changed by hand.\n";

const CORE = `
/** A fault as the server tells it: every field at fault, and what was expected. */
export class LinchpinProblem extends Error {
  readonly problem: ProblemDocument;
  constructor(problem: ProblemDocument) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** What may go with every request. */
export interface With {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

interface Sent extends With {
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
}

/** The HTTP API of Linchpin: a method for each operation. */
export class LinchpinClient {
  private readonly base: string;
  private readonly always: Readonly<Record<string, string>>;

  /** @param headers sent with every request, such as Authorization */
  constructor(base: string, headers: Readonly<Record<string, string>> = {}) {
    this.base = base;
    this.always = headers;
  }

  private async send(method: string, path: string, sent: Sent): Promise<Response> {
    const url = new URL(path, this.base);
    for (const [name, value] of Object.entries(sent.query ?? {}))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const headers = { ...this.always, ...sent.headers };
    const init: RequestInit = { method, headers };
    if (sent.signal) init.signal = sent.signal;
    if (sent.body !== undefined) {
      init.headers = { ...headers, "Content-Type": "application/json" };
      init.body = JSON.stringify(sent.body);
    }
    const response = await fetch(url, init);
    if (response.ok) return response;
    throw new LinchpinProblem((await response.json()) as ProblemDocument);
  }

  private async json<Answer>(method: string, path: string, sent: Sent): Promise<Answer> {
    return (await (await this.send(method, path, sent)).json()) as Answer;
  }
`;

/** A typed client of the HTTP API, as two files by name: its types and its methods. */
export async function clientSource(): Promise<Readonly<Record<string, string>>> {
  const document = openApiDocument("0") as unknown as Document;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ path, method, described })),
  );
  const methods = operations.map(methodSource).join("");
  const used = Object.keys(document.components.schemas)
    .filter((name) => new RegExp(`\\b${name}\\b`).test(methods) || name === "ProblemDocument")
    .sort();
  const imports = `import type {\n${used.map((name) => `  ${name},\n`).join("")}} from "./types.ts";\n`;
  return {
    "types.ts": await typesSource(document),
    "client.ts": `${BANNER}${imports}${CORE}${methods}}\n`,
  };
}

async function typesSource({ components }: Document): Promise<string> {
  const text = JSON.stringify(components.schemas);
  const definitions = JSON.parse(text.replaceAll("#/components/schemas/", "#/definitions/"));
  const properties = Object.fromEntries(
    Object.keys(definitions).map((name) => [name, { $ref: `#/definitions/${name}` }]),
  );
  const root = { type: "object", additionalProperties: false, properties, definitions };
  return compile(root as Parameters<typeof compile>[0], "AllSchemas", {
    bannerComment: BANNER,
    unknownAny: true,
    ignoreMinAndMaxItems: true,
    additionalProperties: false,
  });
}

interface Placed {
  readonly path: string;
  readonly method: string;
  readonly described: Described;
}

function methodSource({ path, method, described }: Placed): string {
  const { operationId, summary, parameters = [], requestBody, responses } = described;
  const params = parameters.filter((one) => one.in === "path").map(({ name }) => name);
  const query = parameters.filter((one) => one.in === "query");
  const body = nameOf(requestBody?.content["application/json"]);
  const fields = [
    ...params.map((name) => `${name}: string`),
    ...(query.length > 0 ? [queryField(query)] : []),
    ...(body ? [`body: ${body}`] : []),
  ];
  const needsNone = params.length === 0 && !body && !query.some(({ required }) => required);
  const own = fields.length > 0 ? ` & { ${fields.join("; ")} }` : "";
  const asked = `asked: With${own}${needsNone ? " = {}" : ""}`;
  const address = path.replaceAll(
    /\{(\w+)\}/g,
    (_, name) => `\${encodeURIComponent(asked.${name})}`,
  );
  const call = `"${method.toUpperCase()}", \`${address}\`, asked`;
  const [, success] = Object.entries(responses).find(([status]) => status.startsWith("2")) ?? [];
  const answer = answerOf(success?.content);
  const work =
    answer === "Response" || answer === "void"
      ? `${answer === "void" ? "await " : "return "}this.send(${call});`
      : `return this.json(${call});`;
  return `
  /** ${summary}. */
  async ${operationId}(${asked}): Promise<${answer}> {
    ${work}
  }
`;
}

/** Files and streams come as they are. */
function answerOf(content: Content | undefined): string {
  if (!content) return "void";
  const isJson = Object.keys(content).every((type) => type === "application/json");
  return (isJson && nameOf(content["application/json"])) || "Response";
}

function queryField(query: readonly Parameter[]): string {
  const fields = query.map(({ name, required, schema }) => {
    const type =
      schema.enum?.map((value) => JSON.stringify(value)).join(" | ") ?? "string | number";
    return `${name}${required ? "" : "?"}: ${type}`;
  });
  return `query${query.some(({ required }) => required) ? "" : "?"}: { ${fields.join("; ")} }`;
}

function nameOf(media: { readonly schema: { readonly $ref?: string } } | undefined) {
  return media?.schema.$ref?.replace("#/components/schemas/", "");
}
