import type { AskedTask } from "./read-task-arguments.ts";
import { loadTaskGraph } from "./task-graph.ts";
import { TASKS, type TaskResult } from "./tasks.ts";

/** What `bench:task` prints. */
export interface TaskReport extends TaskResult {
  readonly task: string;
  /** Median of the task alone, on the loaded graph. */
  readonly seconds: number;
  /** Processor seconds of all threads, of the run that took least. */
  readonly cpu_seconds: number;
  readonly runs: readonly number[];
  readonly load_seconds: number;
}

/** @returns null if there is no such task */
export async function runTask({ edges, task, runs }: AskedTask): Promise<TaskReport | null> {
  const work = TASKS[task];
  if (!work) return null;
  const load = await timed(() => loadTaskGraph(edges));
  const graph = load.result;
  const all = task === "load" ? [{ ...load, result: await work(graph) }] : [];
  for (let run = all.length; run < runs; run++) {
    all.push(
      task === "load"
        ? await timed(async () => work(await loadTaskGraph(edges)))
        : await timed(async () => work(graph)),
    );
  }
  const [first] = all;
  if (!first) return null;
  const seconds = all.map((run) => run.seconds).sort((a, b) => a - b);
  return {
    task,
    seconds: seconds[seconds.length >> 1] ?? 0,
    cpu_seconds: Math.min(...all.map((run) => run.cpu)),
    runs: all.map((run) => run.seconds),
    load_seconds: load.seconds,
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
