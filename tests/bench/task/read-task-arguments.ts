import { parseArgs } from "node:util";

export const TASK_USAGE = `npm run -s bench:task -- [--workers N] [--kernel wasm|js] EDGES TASK RUNS

  EDGES         edge list (src,dst,weight); nodes.csv lies beside it
  TASK          one of the tasks of docs/performance.md
  RUNS          how often it is done; at least 1
  --workers N   threads for tasks that can use them; default 1
  --kernel K    wasm (default where it can be used) or js`;

/** A task to be measured. */
export interface AskedTask {
  readonly edges: string;
  readonly task: string;
  readonly runs: number;
  readonly workers: number;
  readonly kernel: "wasm" | "js" | undefined;
}

/** @returns what is asked, or what is wrong with it */
export function readTaskArguments(args: string[]): AskedTask | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { workers: { type: "string", default: "1" }, kernel: { type: "string" } },
    });
    const [edges, task, times = "3", ...more] = positionals;
    if (edges === undefined || task === undefined || more.length > 0) {
      return `${positionals.length} arguments, expected EDGES TASK RUNS`;
    }
    const [runs, workers] = [Number(times), Number(values.workers)];
    if (!Number.isInteger(runs) || runs < 1) return `RUNS is ${times}, expected 1 or more`;
    if (!Number.isInteger(workers) || workers < 1) {
      return `--workers is ${values.workers}, expected 1 or more`;
    }
    const { kernel } = values;
    if (kernel !== undefined && kernel !== "wasm" && kernel !== "js") {
      return `--kernel is ${kernel}, expected wasm or js`;
    }
    return { edges, task, runs, workers, kernel };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
