import { parseArgs } from "node:util";
import { TASKS, taskCalled } from "../task/tasks.ts";

export const PEERS_USAGE = `npm run bench:peers -- [--n 1000,10000] [--task TASK].. [--runs 3] [--limit 300]
                       [--workers 1] [--kernel wasm|js] [--networks DIR] [--out FILE.jsonl]

Runs this program and, where they are installed, graphology-metrics, igraph, SciPy and NetworkX on the
same made-up networks of firms, one process each, and prints one Markdown table.

  --n N,..        sizes of the networks; default 1000,10000
  --task TASK     only this task; several: these; default all
  --runs N        runs of a task; the least processor seconds and the median wall seconds are shown
  --limit S       seconds that a program has for a task
  --workers N, --kernel K   as bench:task has them, for this program
  --networks DIR  keep the networks there and use those that lie there; default: thrown away
  --out FILE      append one JSON line a program and task`;

/** A side-by-side run. */
export interface AskedPeers {
  readonly sizes: readonly number[];
  readonly tasks: readonly string[];
  readonly runs: number;
  readonly limitSeconds: number;
  /** Options of bench:task. */
  readonly ownOptions: readonly string[];
  readonly networks: string | undefined;
  readonly out: string | undefined;
}

/** @returns what is asked, or what is wrong with it */
export function readPeerArguments(args: string[]): AskedPeers | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        n: { type: "string", default: "1000,10000" },
        task: { type: "string", multiple: true, default: Object.keys(TASKS) },
        runs: { type: "string", default: "3" },
        limit: { type: "string", default: "300" },
        workers: { type: "string", default: "1" },
        kernel: { type: "string" },
        networks: { type: "string" },
        out: { type: "string" },
      },
    });
    const sizes = values.n.split(",").map(Number);
    const wrongSize = sizes.findIndex((n) => !Number.isInteger(n) || n < 20);
    if (wrongSize >= 0) return `--n is ${values.n.split(",")[wrongSize]}, expected 20 or more`;
    const unknown = values.task.find((task) => !taskCalled(task));
    const names = Object.keys(TASKS).join(", ");
    if (unknown !== undefined) return `--task is ${unknown}, expected one of ${names}`;
    for (const name of ["runs", "limit", "workers"] as const) {
      const number = Number(values[name]);
      if (!Number.isInteger(number) || number < 1) {
        return `--${name} is ${values[name]}, expected 1 or more`;
      }
    }
    const { kernel, networks, out } = values;
    if (kernel !== undefined && kernel !== "wasm" && kernel !== "js") {
      return `--kernel is ${kernel}, expected wasm or js`;
    }
    const ownOptions = ["--workers", values.workers, ...(kernel ? ["--kernel", kernel] : [])];
    const [runs, limitSeconds] = [Number(values.runs), Number(values.limit)];
    return { sizes, tasks: values.task, runs, limitSeconds, ownOptions, networks, out };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
