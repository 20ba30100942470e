import type { RequestHandler } from "express";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { routeOf } from "./route-of.ts";

/** What the server has to do now; asked when somebody reads the metrics. */
export interface Load {
  readonly openQuestions: number;
  readonly runs: { readonly waiting: number; readonly running: number };
  /** Threads of this process, and jobs that wait for one. */
  readonly threads: { readonly running: number; readonly waiting: number };
}

/** Figures about one server, as Prometheus reads them. */
export interface Metrics {
  /** Counts every request, and how long its answer took. */
  readonly count: RequestHandler;
  /** Whether the answer to a question was there already. */
  readonly onLook: (isKnown: boolean) => void;
  /** Says where the present load can be asked for. */
  watch(load: () => Load): void;
  /** Content type of the text. */
  readonly type: string;
  text(): Promise<string>;
}

const SECONDS = [0.001, 0.005, 0.02, 0.1, 0.3, 1, 3, 10, 30, 120];

/**
 * A registry of its own, so that two servers in one process do not add up.
 * @param ofProcess whether memory, processor time and the delay of the event loop are in it, too
 */
export function createMetrics({ ofProcess }: { readonly ofProcess: boolean }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (ofProcess) collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: "linchpin_http_request_duration_seconds",
    help: "Time to answer a request, by route, method and status",
    labelNames: ["method", "route", "status"] as const,
    buckets: SECONDS,
    registers,
  });
  const answers = new Counter({
    name: "linchpin_remembered_answers_total",
    help: "Questions whose answer was there already (hit), or was not (miss)",
    labelNames: ["result"] as const,
    registers,
  });
  let loadNow: () => Load = () => ({
    openQuestions: 0,
    runs: { waiting: 0, running: 0 },
    threads: { running: 0, waiting: 0 },
  });
  addLoad(registers, () => loadNow());
  return {
    count(request, response, next) {
      const end = durations.startTimer({ method: request.method });
      response.once("close", () => {
        end({ route: routeOf(response), status: String(response.statusCode) });
      });
      next();
    },
    onLook: (isKnown) => answers.inc({ result: isKnown ? "hit" : "miss" }),
    watch(load) {
      loadNow = load;
    },
    type: registry.contentType,
    text: () => registry.metrics(),
  };
}

function addLoad(registers: Registry[], load: () => Load): void {
  const gauge = (name: string, help: string, figureOf: (now: Load) => number) =>
    new Gauge({
      name: `linchpin_${name}`,
      help,
      registers,
      collect() {
        this.set(figureOf(load()));
      },
    });
  gauge("open_questions", "Requests that are being answered", (now) => now.openQuestions);
  gauge("waiting_runs", "Runs that wait for others", ({ runs }) => runs.waiting);
  gauge("running_runs", "Runs that are under way", ({ runs }) => runs.running);
  gauge("worker_threads", "Threads that compute", ({ threads }) => threads.running);
  gauge("waiting_jobs", "Jobs that wait for a thread", ({ threads }) => threads.waiting);
}
