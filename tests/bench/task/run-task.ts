import { chooseKernel } from "../../../src/engine/wasm/kernels.ts";
import { EsriThreads } from "../../../src/engine/workers/esri-threads.ts";
import { PathThreads } from "../../../src/engine/workers/path-threads.ts";
import { collectGarbage } from "./collect-garbage.ts";
import type { AskedTask } from "./read-task-arguments.ts";
import { loadTaskGraph } from "./task-graph.ts";
import { type Task, type TaskResult, taskCalled } from "./tasks.ts";

/** What `bench:task` prints. */
export interface TaskReport extends TaskResult {
  readonly task: string;
  readonly n: number;
  readonly m: number;
  readonly workers: number;
  /** What was asked for; auto: wasm where it can be used. */
  readonly kernel: "wasm" | "js" | "auto";
  /** Median of the task alone, on the loaded graph. */
  readonly seconds: number;
  /** Processor seconds of all threads, of the run that took least. */
  readonly cpu_seconds: number;
  readonly runs: readonly number[];
  readonly load_seconds: number;
  /** Most memory that the process ever held, in MiB. */
  readonly peak_mib: number;
}

/** @returns null if there is no such task */
export async function runTask(asked: AskedTask): Promise<TaskReport | null> {
  const { task, workers, kernel = "auto" } = asked;
  const work = taskCalled(task);
  if (!work) return null;
  if (asked.kernel) chooseKernel(asked.kernel);
  const { n, m, loadSeconds, all } =
    task === "load" ? await timedLoads(asked, work) : await timedTask(asked, work);
  const [first] = all;
  if (!first) return null;
  const seconds = all.map((run) => run.seconds).sort((a, b) => a - b);
  return {
    task,
    n,
    m,
    workers,
    kernel,
    seconds: seconds[seconds.length >> 1] ?? 0,
    cpu_seconds: Math.min(...all.map((run) => run.cpu)),
    runs: all.map((run) => run.seconds),
    load_seconds: loadSeconds,
    peak_mib: Math.round(process.resourceUsage().maxRSS / 1024),
    ...first.result,
  };
}

interface Timed<T> {
  readonly result: T;
  readonly seconds: number;
  readonly cpu: number;
}

interface TimedRuns {
  readonly n: number;
  readonly m: number;
  readonly loadSeconds: number;
  readonly all: readonly Timed<TaskResult>[];
}

/** Runs on one graph. */
async function timedTask({ edges, runs, workers }: AskedTask, work: Task): Promise<TimedRuns> {
  const threads = new PathThreads({ workers });
  const cascades = new EsriThreads({ workers });
  const { result: graph, seconds } = await timed(() => loadTaskGraph(edges));
  const all: Timed<TaskResult>[] = [];
  for (let run = 0; run < runs; run++) {
    collectGarbage(); // what the load or the last run left
    all.push(await timed(async () => work(graph, threads, cascades)));
  }
  await threads.close();
  await cascades.close();
  return { n: graph.n, m: graph.m, loadSeconds: seconds, all };
}

/** Loads one after another: nothing is left of a graph when the next one is loaded. */
async function timedLoads({ edges, runs }: AskedTask, work: Task): Promise<TimedRuns> {
  const all: Timed<TaskResult>[] = [];
  let [n, m] = [0, 0];
  const load = async () => {
    const { result: graph, ...times } = await timed(() => loadTaskGraph(edges));
    [n, m] = [graph.n, graph.m];
    all.push({ ...times, result: await work(graph) });
  };
  for (let run = 0; run < runs; run++) {
    collectGarbage();
    await load();
  }
  return { n, m, loadSeconds: all[0]?.seconds ?? 0, all };
}

async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1e3;
  const { user, system } = process.cpuUsage(cpu);
  return { result, seconds, cpu: (user + system) / 1e6 };
}
