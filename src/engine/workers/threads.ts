import { Piscina } from "piscina";

/** Threads that take jobs of one kind. */
export type Threads<Job, Result> = Piscina<Job, Result>;

interface ThreadsOptions<Job, Result> {
  /** Module of the workers, as source or as built. */
  readonly file: URL;
  /** What it exports for the jobs. */
  readonly name: string;
  readonly workers: number;
  /** Memory that one thread may take, where what it reads is not known; default: what Node gives. */
  readonly mostMegabytes?: number;
  /** A thread broke down between two jobs: no fault of any question. */
  readonly onBroken: (threads: Threads<Job, Result>) => void;
}

/** A thread that waits so long is given back. */
const IDLE_MS = 30_000;

/** All threads of this process that have not been ended. */
const started = new Set<Pick<Piscina, "threads" | "queueSize">>();

/** How many threads this process has, and how many jobs wait for one. */
export function threadCounts(): { readonly running: number; readonly waiting: number } {
  let running = 0;
  let waiting = 0;
  for (const { threads, queueSize } of started) {
    running += threads.length;
    waiting += queueSize;
  }
  return { running, waiting };
}

/** Starts threads; more than the first only when they are needed. */
export function startThreads<Job, Result>({
  file,
  name,
  workers,
  mostMegabytes,
  onBroken,
}: ThreadsOptions<Job, Result>): Threads<Job, Result> {
  const threads = new Piscina<Job, Result>({
    filename: file.href,
    name,
    minThreads: 1, // with none, jobs would wait for ever where a stop has ended all threads
    maxThreads: workers,
    idleTimeout: IDLE_MS,
    ...(mostMegabytes ? { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } } : {}),
    execArgv: file.pathname.endsWith(".ts") ? sourceLoader() : [],
  });
  started.add(threads);
  threads.on("error", () => {
    started.delete(threads);
    onBroken(threads);
  });
  return threads;
}

/** What has a thread read our sources: the way in which this thread does, if it is one that was started so. */
function sourceLoader(): string[] {
  const at = process.execArgv.indexOf("--import");
  const own = process.execArgv.slice(at, at + 2);
  const isOurs = at >= 0 && own[1]?.includes("tsx");
  return isOurs ? own : ["--import", import.meta.resolve("tsx")];
}

const ended = new WeakSet<object>();

/** Ends threads: what they are at fails, and that is no fault. */
export async function endThreads(threads: Threads<never, unknown> | null): Promise<void> {
  if (!threads) return;
  ended.add(threads);
  for (const each of started) if (each === threads) started.delete(each);
  await threads.destroy();
}

/** Whether threads were ended on purpose, so that they did not break down. */
export function wereEnded(threads: object): boolean {
  return ended.has(threads);
}

/**
 * A module of workers that lies beside another module, as source or as built.
 * @param name without its ending
 * @param beside `import.meta.url` of the other
 */
export function workerModule(name: string, beside: string): URL {
  return new URL(`./${name}.${beside.endsWith(".ts") ? "ts" : "js"}`, beside);
}

/** The same bytes in memory that all threads can read. */
export function shared(bytes: Uint8Array): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(bytes.length);
  new Uint8Array(memory).set(bytes);
  return memory;
}
