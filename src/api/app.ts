import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import helmet from "helmet";
import swaggerUi from "swagger-ui-express";
import { threadCounts } from "../engine/workers/threads.ts";
import { NotFoundError } from "../model/errors.ts";
import { type Config, readConfig } from "../store/config/read-config.ts";
import type { ImportFolders } from "../store/import/import-folders.ts";
import { importLimits } from "../store/import/import-limits.ts";
import { ASSISTANT_PATH, assistantRoute } from "./assistants/assistant-route.ts";
import { type Operation, USUAL_BODY_BYTES } from "./contract/operation.ts";
import { OPERATIONS, type OperationId } from "./contract/operations.ts";
import type { ApiDeps } from "./deps.ts";
import { FirstAnswers, keyOf } from "./first-answers.ts";
import { createGraphCache, type GraphCache } from "./graph-cache.ts";
import { accessCheck, NO_TOKENS } from "./guard/access.ts";
import { auditor } from "./guard/audit.ts";
import { callerOf, NOBODY } from "./guard/caller.ts";
import { hostCheck } from "./guard/host-check.ts";
import { jsonBody } from "./guard/json-body.ts";
import { type Limited, limitChecks } from "./guard/limits.ts";
import { createMetrics } from "./guard/metrics.ts";
import { originCheck } from "./guard/origin-check.ts";
import { type Log, requestLog } from "./guard/request-log.ts";
import { setRoute } from "./guard/route-of.ts";
import { createMemo } from "./memo.ts";
import { OpenQuestions } from "./open-questions.ts";
import { OpenStreams } from "./open-streams.ts";
import { openApiDocument } from "./openapi.ts";
import { isKeyed } from "./openapi-answers.ts";
import { pageRouter } from "./page.ts";
import { problemHandler, RequestError } from "./problem.ts";
import { type Handler, type Handlers, readCall } from "./routes/call.ts";
import { diffHandlers } from "./routes/diff.ts";
import { figureHandlers } from "./routes/figures.ts";
import { firmHandlers, structureAsker } from "./routes/firms.ts";
import { graphSummariser } from "./routes/graph-summaries.ts";
import { graphHandlers } from "./routes/graphs.ts";
import { importHandlers } from "./routes/imports.ts";
import { measureHandlers } from "./routes/measures.ts";
import { projectHandlers } from "./routes/projects.ts";
import { runHandlers } from "./routes/runs.ts";
import { scenarioHandlers } from "./routes/scenarios.ts";
import { sentAlongHandlers } from "./routes/sent-along.ts";
import { serviceHandlers } from "./routes/service.ts";
import { questionAsker } from "./runs/ask-question.ts";
import { keeperFor } from "./runs/keeper-for.ts";
import { runAsker } from "./runs/run-asker.ts";
import { worksOf } from "./runs/run-works.ts";
import { sendAnswer, tagOfText } from "./send-answer.ts";
import { uploadBody } from "./uploads/upload-body.ts";

type Guards = Required<Pick<ApiDeps, "config" | "metrics">>;

const OPENAPI_PATH = "/api/openapi.json";
const DOCS_PATH = "/api/docs";

/** Scripts come from here alone; styles may be inline, as the page's and the docs' libraries do. */
const CONTENT_SECURITY = {
  useDefaults: false,
  directives: {
    "default-src": ["'self'"],
    "base-uri": ["'self'"],
    "connect-src": ["'self'"],
    "font-src": ["'self'", "data:"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
    "img-src": ["'self'", "data:", "blob:"],
    "object-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "worker-src": ["'self'"],
  },
};

/**
 * The HTTP side of Linchpin: API, its description, and the page. Opens no port.
 * @see docs/api.md
 */
export function createApp(
  deps: ApiDeps,
  version = "0.0.0",
  graphs: GraphCache = createGraphCache(deps),
): Express {
  const config = deps.config ?? readConfig({}).config;
  const metrics = deps.metrics ?? createMetrics({ ofProcess: false });
  const memo = createMemo({ onLook: metrics.onLook });
  const summarise = graphSummariser(deps, graphs, memo);
  const ask = structureAsker(deps, graphs, questionAsker(deps, graphs, memo));
  const workOf = worksOf(runAsker(deps, { graphs, memo, ask }), deps.log);
  // What was to be brought went with the server that received it.
  const anew = (run: Parameters<typeof workOf>[0]) =>
    run.operation === "importGraph" ? null : workOf(run);
  const keeper = keeperFor({ ...deps, config }, anew);
  const streams = new OpenStreams(config.openStreams);
  const open = new OpenQuestions(config.openQuestions);
  deps.timeIsUp?.addEventListener("abort", () => open.close(), { once: true });
  const audited = auditor(deps);
  const handlers: Handlers = {
    ...serviceHandlers({ graphs, metrics, stopped: deps.stopped }),
    ...graphHandlers(deps, { graphs, memo, summarise }),
    ...importHandlers({ ...deps, config, graphs, summarise, keeper, audited }),
    ...figureHandlers(deps, graphs, memo),
    ...projectHandlers(graphs),
    ...scenarioHandlers(graphs, deps.store.scenarios),
    ...measureHandlers(ask),
    ...runHandlers({ workOf, keeper, streams }),
    ...firmHandlers(deps, graphs),
    ...diffHandlers(deps, graphs, memo),
    ...sentAlongHandlers(deps),
  };
  metrics.watch(() => ({
    openQuestions: open.count,
    runs: keeper.counts(),
    threads: threadCounts(),
  }));
  const app = express();
  app.set("etag", () => undefined); // what is read gets its tag where it is sent, files of the page theirs
  addGuards(app, deps.log, { config, metrics });
  app.use(compression());
  const limits = limitChecks(config);
  const access = accessCheck({ ...config, tokens: deps.tokens ?? NO_TOKENS });
  const { store, log } = deps;
  const first = new FirstAnswers({
    ...{ kept: store.answers, isShared: store.isShared },
    tell: (error) => log.warn({ fault: String(error) }, "a first answer could not be kept"),
  });
  const desk: Desk = {
    ...{ handlers, open, first, config, audited, folders: deps.importFolders },
    checks: (asked) => [...limits(asked), access(asked.role)],
  };
  for (const id of Object.keys(OPERATIONS) as OperationId[]) addOperation(app, id, desk);
  app.all(
    ASSISTANT_PATH,
    noteRoute({ path: ASSISTANT_PATH }),
    ...desk.checks({ role: "read", method: "post", mostBytes: USUAL_BODY_BYTES }),
    ...jsonBody(USUAL_BODY_BYTES),
    assistantRoute({ handlers, open, version, log: deps.log }),
  );
  addDocs(app, version);
  refuseOtherMethods(app);
  if (deps.webRoot !== null) app.use(pageRouter(deps.webRoot));
  app.use((request) => {
    const what = `${request.method} ${request.path}`;
    throw new NotFoundError("not_found", `there is nothing at ${what}`, {
      details: [{ message: `there is nothing at ${what}`, expected: `a path of ${OPENAPI_PATH}` }],
    });
  });
  app.use(problemHandler(deps.log));
  return app;
}

/** What every request passes first, whatever it asks for. */
function addGuards(app: Express, log: Log, { config, metrics }: Guards): void {
  app.set("trust proxy", config.trustedProxies);
  app.use(requestLog(log), metrics.count);
  app.use(helmet({ contentSecurityPolicy: CONTENT_SECURITY, strictTransportSecurity: false }));
  app.use(hostCheck(config), originCheck);
}

/** What answers operations. */
interface Desk {
  readonly handlers: Handlers;
  readonly open: OpenQuestions;
  readonly first: FirstAnswers;
  readonly audited: ReturnType<typeof auditor>;
  readonly folders: ImportFolders;
  readonly config: Config;
  /** What a request passes before anything of it is read. */
  readonly checks: (asked: Limited) => RequestHandler[];
}

function addOperation(app: Express, id: OperationId, desk: Desk): void {
  const { handlers, open, first, audited, checks } = desk;
  const operation: Operation = OPERATIONS[id];
  const { request: schema, mostBytes: limit = USUAL_BODY_BYTES } = operation;
  const before: RequestHandler[] = [
    noteRoute(operation),
    ...checks({ ...operation, mostBytes: schema ? limit : 0 }),
  ];
  if (schema) before.push(bodyReader(operation, limit, desk));
  const handler = handlers[id] as Handler<typeof id>;
  const path = expressPath(operation.path);
  app[operation.method](path, ...before, async (request, response) => {
    const { params, query, headers, body } = request;
    const gone = new AbortController();
    response.on("close", () => {
      if (!response.writableFinished) gone.abort();
    });
    const { signal } = gone;
    const caller = callerOf(response) ?? NOBODY;
    const call = readCall(id, { params, query, headers, body, signal, caller });
    const work = (name?: string) => {
      const act = () => handler({ ...call, request: name });
      const change = () => audited({ operation, who: caller.id, params, work: act });
      return schema ? open.answerInTurn(change, gone) : open.answer(change, gone);
    };
    const key = isKeyed(operation) ? keyOf(headers["idempotency-key"]) : undefined;
    if (key === undefined) {
      await sendAnswer(response, operation, await work());
      return;
    }
    const scope = `${caller.id} ${request.path}`;
    const { answer, isAgain } = await first.once({ scope, key, body: call.body }, work);
    if (isAgain) response.set("Idempotency-Replayed", "true");
    await sendAnswer(response, operation, answer);
  });
}

/** Reads a body of JSON, or one of files where an operation takes them. */
function bodyReader({ uploads }: Operation, mostBytes: number, { folders, config }: Desk) {
  const json = express.Router().use(...jsonBody(mostBytes));
  if (!uploads) return json;
  const { bytes, files } = importLimits(config);
  const types = Object.keys(uploads);
  return uploadBody({ folders, types, mostBytes: bytes, mostFiles: files }, json);
}

function noteRoute({ path }: Pick<Operation, "path">): RequestHandler {
  return (_request, response, next) => {
    setRoute(response, path);
    next();
  };
}

function addDocs(app: Express, version: string): void {
  let document: string | undefined;
  app.get(OPENAPI_PATH, (_request, response) => {
    document ??= JSON.stringify(openApiDocument(version)); // no start waits for it
    response.set({ "Cache-Control": "no-cache", ETag: tagOfText(document) });
    response.type("application/json").send(document);
  });
  app.use(
    DOCS_PATH,
    swaggerUi.serve,
    swaggerUi.setup(undefined, {
      customSiteTitle: "Linchpin API",
      swaggerOptions: { url: OPENAPI_PATH, validatorUrl: null },
    }),
  );
}

function refuseOtherMethods(app: Express): void {
  const allowed = new Map<string, string[]>([[OPENAPI_PATH, ["GET", "HEAD"]]]);
  for (const { path, method } of Object.values<Operation>(OPERATIONS)) {
    const methods = method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()];
    allowed.set(path, [...(allowed.get(path) ?? []), ...methods]);
  }
  for (const [path, methods] of allowed) {
    const allow = [...methods, "OPTIONS"].join(", ");
    app.all(expressPath(path), noteRoute({ path }), (request, response) => {
      if (request.method === "OPTIONS") {
        response.set("Allow", allow).status(204).end();
        return;
      }
      const message = `${request.method} is not possible here`;
      throw new RequestError(405, message, {
        headers: { Allow: allow },
        details: [{ message, expected: `one of ${allow}` }],
      });
    });
  }
}

function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}
