import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import {
  CallToolRequestSchema,
  type CallToolResult,
  type Tool as ListedTool,
  ListToolsRequestSchema,
} from "@modelcontextprotocol/sdk/types.js";
import type { RequestHandler } from "express";
import { z } from "zod";
import { LinchpinError } from "../../model/errors.ts";
import { NOBODY } from "../guard/caller.ts";
import type { Log } from "../guard/request-log.ts";
import type { OpenQuestions } from "../open-questions.ts";
import { fieldPointer, RequestError } from "../problem.ts";
import { type Handlers, JsonText, Reply, readCall } from "../routes/call.ts";
import { validate } from "../validate.ts";
import { DATA_TOOLS } from "./data-tools.ts";
import { QUESTION_TOOLS } from "./question-tools.ts";
import type { AskOperation, Tool } from "./tool.ts";

/** Where assistants ask. */
export const ASSISTANT_PATH = "/mcp";

const TOOLS = new Map([...DATA_TOOLS, ...QUESTION_TOOLS].map((tool) => [tool.name, tool]));

const INSTRUCTIONS =
  "Linchpin analyses what a supply network hangs on. Begin with list_graphs, find ids with find_products. " +
  "Answers carry a certificate: whose point of view, which data, whether the computation converged. " +
  "Unknown is null, never 0; quote statuses and sources with figures.";

interface AssistantParts {
  readonly handlers: Handlers;
  readonly open: OpenQuestions;
  readonly version: string;
  /** Takes down what the caller must not see. */
  readonly log: Log;
}

/**
 * `POST /mcp`: the Model Context Protocol (Streamable HTTP) without sessions, each request by itself; the
 * main questions are its tools. They are answered by the handlers of the API, with their checks and limits.
 */
export function assistantRoute(parts: AssistantParts): RequestHandler {
  return async (request, response) => {
    if (request.method !== "POST") throw noSession(request.method);
    if (Array.isArray(request.body)) throw severalAtOnce();
    const gone = new AbortController();
    response.on("close", () => {
      if (!response.writableFinished) gone.abort();
    });
    // A server is for one connection; without a session each request is one.
    const server = serverOf(parts, gone);
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
    response.once("close", () => void server.close());
    // The transport's own type does not know exactOptionalPropertyTypes.
    await server.connect(transport as Parameters<Server["connect"]>[0]);
    await transport.handleRequest(request, response, request.body);
  };
}

function serverOf({ handlers, open, version, log }: AssistantParts, gone: AbortController): Server {
  const server = new Server(
    { name: "linchpin", title: "Linchpin", version },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  );
  const ask = asker(handlers, gone.signal);
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: listed() }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }): Promise<CallToolResult> => {
    const tool = TOOLS.get(params.name);
    if (!tool) return unknownTool(params.name);
    try {
      return await open.answer(() => answerOf(tool, ask, params.arguments ?? {}), gone);
    } catch (error) {
      if (!(error instanceof LinchpinError)) log.error({ err: error }, `tool ${tool.name} broke`);
      return faultOf(error);
    }
  });
  return server;
}

let descriptions: ListedTool[] | undefined;

function listed(): ListedTool[] {
  descriptions ??= [...TOOLS.values()].map(({ name, title, description, input, output }) => ({
    name,
    title,
    description,
    inputSchema: z.toJSONSchema(input, { io: "input" }) as ListedTool["inputSchema"],
    outputSchema: z.toJSONSchema(output) as ListedTool["inputSchema"],
    annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  }));
  return descriptions;
}

function asker(handlers: Handlers, signal: AbortSignal): AskOperation {
  return async (id, { params = {}, query = {}, body = {} }) => {
    const call = readCall(id, { params, query, body, headers: {}, signal, caller: NOBODY });
    const answer = await handlers[id](call as never);
    const found: unknown = answer instanceof Reply ? answer.body : answer;
    return found instanceof JsonText ? JSON.parse(found.text) : found;
  };
}

async function answerOf(tool: Tool, ask: AskOperation, sent: unknown): Promise<CallToolResult> {
  const args = validate(tool.input, sent, "body");
  const structuredContent = tool.output.parse(await tool.ask(ask, args as never));
  return {
    structuredContent,
    content: [{ type: "text", text: JSON.stringify(structuredContent) }],
  };
}

/** Everything at fault, and what was expected: an assistant asks again by itself. */
function faultOf(error: unknown): CallToolResult {
  if (!(error instanceof LinchpinError))
    return toolError("something went wrong inside; it was written to the log");
  const places = error.details.map((problem) => {
    const where = fieldPointer(problem, "body") ?? problem.file ?? "";
    return `${where.replace(/^#\//, "")}: ${problem.message}, expected ${problem.expected}`;
  });
  return toolError([error.message, ...places].join("\n"));
}

function unknownTool(name: string): CallToolResult {
  return toolError(`there is no tool "${name}", expected one of ${[...TOOLS.keys()].join(", ")}`);
}

function toolError(text: string): CallToolResult {
  return { isError: true, content: [{ type: "text", text }] };
}

/** The protocol has had no batches since 2025-06-18: a thousand questions in a body would be one. */
function severalAtOnce(): RequestError {
  const message = "the body is a list";
  return new RequestError(400, message, {
    details: [{ pointer: "#", message, expected: "one JSON-RPC message" }],
  });
}

function noSession(method: string): RequestError {
  const message = `${method} is not possible here: there are no sessions`;
  return new RequestError(405, message, {
    headers: { Allow: "POST" },
    details: [{ message, expected: "POST" }],
  });
}
