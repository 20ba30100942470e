import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { coverage } from "../engine/measures/coverage.ts";
import { figureChecks } from "../engine/measures/figures/figure-checks.ts";
import { figureList } from "../engine/measures/figures/figure-list.ts";
import { graphSummary, overview } from "../engine/measures/overview.ts";
import { productDetail } from "../engine/measures/product-detail.ts";
import { createLog } from "../machines/machine-log.ts";
import { environment } from "../model/environment.ts";
import { ConflictError, InvalidInputError, type LinchpinError } from "../model/errors.ts";
import { type Config, readConfig } from "../store/config/read-config.ts";
import { exportFile } from "../store/export-file.ts";
import { writeNetworkDocument } from "../store/formats/network-document.ts";
import { listGraphs, loadGraph } from "../store/graphs.ts";
import { ImportFolders } from "../store/import/import-folders.ts";
import { listShippedAndKept } from "../store/kept/all-graphs.ts";
import { openStore } from "../store/kept/open-store.ts";
import type { Store } from "../store/kept/store.ts";
import { createApp } from "./app.ts";
import type { ApiDeps } from "./deps.ts";
import { createGraphCache } from "./graph-cache.ts";
import { NO_TOKENS, refuseOpenDoor } from "./guard/access.ts";
import { answerClientFaults, listenerOf } from "./guard/client-faults.ts";
import { keptTokens } from "./guard/kept-tokens.ts";
import { createMetrics } from "./guard/metrics.ts";
import { type LongWork, startLongWork } from "./long-work.ts";
import { warmUp } from "./warm-up.ts";

/** So long after open requests were told that the server stops, connections are closed, whatever goes over them. */
const CLOSE_MS = 2000;
const SWEEP_MS = 50;
const PARENT_MS = 250;
/** Who leaves out the host is told so by us. */
const SERVER = { requireHostHeader: false } as const;

export interface ServerOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Folder of what users keep; default: `LINCHPIN_DATA`, or the usual place for data of a user. */
  readonly dataFolder?: string;
  /** Time that open requests get when the server is told to stop, in milliseconds. */
  readonly finishMs?: number;
  /** All other settings; default: those of the environment, and faults alone in the log. */
  readonly config?: Config;
  /** Stands in for parts of the real thing, in tests. */
  readonly deps?: Partial<ApiDeps>;
}

/** The real parts: data sets of the store, measures of the engine, the page as it was built. */
function realDeps(work: LongWork, store: Store): Omit<ApiDeps, "log" | "importFolders"> {
  const webRoot = fileURLToPath(new URL("../../dist/web", import.meta.url));
  return {
    listGraphs: (only) => (only === "shipped" ? listGraphs() : listShippedAndKept(store)),
    loadGraph,
    store,
    summary: graphSummary,
    overview,
    productDetail,
    coverage,
    figureList,
    figureChecks,
    writeNetworkDocument,
    exportFile,
    ...work,
    webRoot: existsSync(webRoot) ? webRoot : null,
  };
}

/**
 * Starts to listen; answers `/healthz` from that moment, while the data sets are read.
 * Stops on SIGTERM and SIGINT: no new requests, open ones may finish; what takes longer than `finishMs`
 * is given up, and answered 503.
 * @returns the server, listening
 * @throws ConflictError `port_taken`; InvalidInputError `invalid_option` for a host or port that
 *   cannot be listened on; StorageError `storage_failed` if what users keep is there and cannot be used
 */
export async function startServer({
  host,
  port,
  deps,
  config = { ...readConfig(environment()).config, logLevel: "error" },
  dataFolder = config.dataFolder,
  finishMs = config.stopSeconds * 1000,
}: ServerOptions): Promise<Server> {
  const log = createLog(config.logLevel);
  const store = deps?.store ?? (await storeIn(dataFolder, config.databaseUrl, log));
  const stop = new AbortController();
  const late = new AbortController();
  const closing: Promise<void>[] = [];
  const onClose = (work: Promise<void>) => void closing.push(work);
  const ends = { stopped: stop.signal, timeIsUp: late.signal, onClose };
  const { prepare, close, ...work } = startLongWork({ store, config, log, stopped: stop.signal });
  const metrics = createMetrics({ ofProcess: true });
  const all: ApiDeps = {
    ...realDeps(work, store),
    importFolders: new ImportFolders(join(dataFolder, "imports")),
    ...ends,
    ...{
      tokens: keptTokens(store.tokens),
      audit: store.audit,
      metrics,
      log,
      config: { ...config, host, port, dataFolder },
    },
    ...deps,
  };
  const { tokens = NO_TOKENS } = all;
  await refuseOpenDoor({ tokens, host, publicReadOnly: config.publicReadOnly }).catch(
    async (error: unknown) => {
      await store.close();
      throw error;
    },
  );
  const graphs = createGraphCache(all);
  const server = createServer(SERVER, listenerOf(createApp(all, packageVersion(), graphs)));
  answerClientFaults(server);
  const ended = async () => {
    if (!stop.signal.aborted) late.abort(); // nobody gave it time
    stop.abort();
    await Promise.allSettled(closing);
    await close().finally(() => store.close());
    log.info("stopped");
  };
  await new Promise<void>((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(listenError(error, host, port));
    server.once("error", fail);
    server.listen({ host, port }, () => {
      server.off("error", fail);
      resolve();
    });
  });
  log.info({ host, port: portOf(server) }, "listening");
  const onStop = () => {
    log.info("told to stop");
    stop.abort();
  };
  stopOnSignals(server, { onStop, finishMs, onLate: () => late.abort(), ended });
  if (!deps?.answers) prepare(); // while the data sets are read: the first question needs both
  void warmUp(graphs, all.answers, stop.signal);
  return server;
}

function portOf(server: Server): number | null {
  const address = server.address();
  return typeof address === "object" && address ? address.port : null;
}

/** What users keep; a fault in it is told before anything is served. */
async function storeIn(
  folder: string,
  databaseUrl: string | null,
  log: Pick<ApiDeps["log"], "info">,
): Promise<Store> {
  const store = openStore(
    { folder, databaseUrl },
    {
      shipped: async () => (await listGraphs()).map(({ id }) => id),
      log: (line) => log.info(line),
    },
  );
  await store.open();
  return store;
}

interface Stopping {
  readonly onStop: () => void;
  readonly finishMs: number;
  /** Called when open requests have had their time. */
  readonly onLate: () => void;
  /** Called when nobody is connected any more. */
  readonly ended: () => Promise<void>;
}

function stopOnSignals(server: Server, { onStop, finishMs, onLate, ended }: Stopping): void {
  let late: NodeJS.Timeout | undefined;
  const stop = () => {
    onStop();
    // An answered connection is kept open for a next request: there will be none.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    late = setTimeout(onLate, finishMs);
    const end = setTimeout(() => server.closeAllConnections(), finishMs + CLOSE_MS);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(end);
    });
  };
  process.once("SIGTERM", stop).once("SIGINT", stop);
  const watch = isNpmScript() ? watchParent(() => process.emit("SIGTERM")) : undefined;
  server.once("close", () => {
    process.off("SIGTERM", stop).off("SIGINT", stop);
    clearInterval(watch);
    void ended().finally(() => clearTimeout(late)); // until then runs may end
  });
}

function isNpmScript(): boolean {
  return environment()["npm_lifecycle_event"] !== undefined;
}

/** npm hands a SIGTERM to the shell between it and us, which dies of it and tells us nothing. */
function watchParent(whenGone: () => void): NodeJS.Timeout {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    whenGone();
  }, PARENT_MS);
  return watch.unref();
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): LinchpinError {
  if (error.code === "EADDRINUSE") {
    const message = `port ${port} on ${host} is taken`;
    const expected = "a free port: --port or PORT";
    return new ConflictError("port_taken", `${message}, expected ${expected}`, {
      details: [{ column: "--port", message, expected }],
      cause: error,
    });
  }
  const message = `cannot listen on ${host}:${port} (${error.code ?? error.message})`;
  return new InvalidInputError("invalid_option", message, {
    details: [
      { column: "--host", message, expected: "an address of this machine, a port it may use" },
    ],
    cause: error,
  });
}

function packageVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(text) as { version: string };
  return version;
}
