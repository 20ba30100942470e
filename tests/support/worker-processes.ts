import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { StorePlace } from "../../src/store/kept/open-store.ts";

const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const BROKEN = fileURLToPath(new URL("broken-shards.ts", import.meta.url));

/** A line of a worker's log. */
export interface WorkerLine {
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** A `linchpin worker` in a process of its own. */
export class WorkerProcess {
  readonly child: ChildProcess;
  readonly lines: WorkerLine[] = [];
  private readonly listeners = new Set<() => void>();

  /** @param broken shards end as `tests/support/broken-shards.ts` says */
  constructor(place: StorePlace, { broken = "", parallel = 1 } = {}) {
    const argv = broken ? [BROKEN] : [MAIN, "worker", "--parallel", String(parallel)];
    this.child = spawn(process.execPath, ["--import", "tsx", ...argv], {
      env: {
        ...process.env,
        ...{ DATABASE_URL: place.databaseUrl ?? "", LINCHPIN_DATA: place.folder },
        ...{ LINCHPIN_LOG_LEVEL: "info", BROKEN_SHARDS: broken },
      },
      stdio: ["ignore", "inherit", "pipe"],
    });
    let rest = "";
    this.child.stderr?.on("data", (bytes) => {
      const parts = `${rest}${bytes}`.split("\n");
      rest = parts.pop() ?? "";
      for (const line of parts) if (line.startsWith("{")) this.lines.push(JSON.parse(line));
      for (const listener of this.listeners) listener();
    });
    this.child.once("close", () => {
      for (const listener of this.listeners) listener();
    });
  }

  /** Until the log has a line, counted from one of its lines on. */
  async said(msg: string, from = 0): Promise<WorkerLine> {
    for (;;) {
      const line = this.lines.slice(from).find((each) => each.msg.includes(msg));
      if (line) return line;
      if (this.child.exitCode !== null || this.child.signalCode !== null) {
        throw new Error(`the worker ended before it said "${msg}": ${JSON.stringify(this.lines)}`);
      }
      await new Promise<void>((resolve) => {
        const listener = () => {
          this.listeners.delete(listener);
          resolve();
        };
        this.listeners.add(listener);
      });
    }
  }

  /** Ends the process. @returns its exit status; null if a signal ended it */
  async end(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const closed = once(this.child, "close");
      this.child.kill(signal);
      await closed;
    }
    return this.child.exitCode;
  }
}

/** Workers that have started and wait for shards. */
export async function startWorkers(place: StorePlace, count: number): Promise<WorkerProcess[]> {
  const workers = Array.from({ length: count }, () => new WorkerProcess(place));
  await Promise.all(workers.map((worker) => worker.said("waits for shards")));
  return workers;
}
