import { chooseKernel } from "../../../src/engine/wasm/kernels.ts";
import { EsriThreads } from "../../../src/engine/workers/esri-threads.ts";
import { PathThreads } from "../../../src/engine/workers/path-threads.ts";
import { collectGarbage } from "./collect-garbage.ts";
import type { AskedTask } from "./read-task-arguments.ts";
import { loadTaskGraph } from "./task-graph.ts";
import { TASKS, type TaskResult } from "./tasks.ts";

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
  const { edges, task, runs, workers, kernel = "auto" } = asked;
  const work = TASKS[task];
  if (!work) return null;
  if (asked.kernel) chooseKernel(asked.kernel);
  const threads = new PathThreads({ workers });
  const cascades = new EsriThreads({ workers });
  const load = await timed(() => loadTaskGraph(edges));
  const graph = load.result;
  collectGarbage();
  const all = task === "load" ? [{ ...load, result: await work(graph, threads, cascades) }] : [];
  for (let run = all.length; run < runs; run++) {
    all.push(
      task === "load"
        ? await timed(async () => work(await loadTaskGraph(edges), threads))
        : await timed(async () => work(graph, threads, cascades)),
    );
  }
  await threads.close();
  await cascades.close();
  const [first] = all;
  if (!first) return null;
  const seconds = all.map((run) => run.seconds).sort((a, b) => a - b);
  return {
    task,
    n: graph.n,
    m: graph.m,
    workers,
    kernel,
    seconds: seconds[seconds.length >> 1] ?? 0,
    cpu_seconds: Math.min(...all.map((run) => run.cpu)),
    runs: all.map((run) => run.seconds),
    load_seconds: load.seconds,
    peak_mib: Math.round(process.resourceUsage().maxRSS / 1024),
    ...first.result,
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{
  result: T;
  seconds: number;
  cpu: number;
}> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1e3;
  const { user, system } = process.cpuUsage(cpu);
  return { result, seconds, cpu: (user + system) / 1e6 };
}
