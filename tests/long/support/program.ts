import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { StorePlace } from "../../../src/store/kept/open-store.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** The built program, as `npm start` runs it. */
const MAIN = join(ROOT, "dist", "cli", "main.js");
/** Far more than a start takes on a busy machine. */
const START_MS = 300_000;

/** What a program came to. */
export interface Ended {
  /** Null: it was killed. */
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A program under way. */
export interface Program {
  readonly child: ChildProcess;
  /** What it wrote on standard error so far. */
  err(): string;
  readonly ended: Promise<Ended>;
}

/** A server that listens. */
export interface ServerProcess extends Program {
  readonly url: string;
  /** Ends it as a failure of power would. */
  kill(): Promise<void>;
  /** Tells it to stop. @returns what it came to */
  stop(): Promise<Ended>;
}

interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Shell text that runs first, such as a limit. */
  readonly before?: string;
  /** Arguments of Node itself. */
  readonly node?: readonly string[];
  /** Id of the user who runs it. */
  readonly uid?: number;
}

/** The environment that makes a program keep things at a place. */
export function envOf({ folder, databaseUrl }: StorePlace): Readonly<Record<string, string>> {
  return { LINCHPIN_DATA: folder, DATABASE_URL: databaseUrl ?? "" };
}

/** Starts the built program. */
export function startProgram(
  args: readonly string[],
  { env = {}, before = "", node = [], uid }: ProgramOptions = {},
): Program {
  const argv = ["-c", `${before} exec "$0" "$@"`, process.execPath, ...node, MAIN, ...args];
  const child = spawn("/bin/sh", argv, {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production", LINCHPIN_LOG_LEVEL: "warn", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid === undefined ? {} : { uid }),
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const ended = new Promise<Ended>((done) => {
    child.once("close", (status) => done({ status, out, err }));
  });
  return { child, err: () => err, ended };
}

/** Starts a server on any free port, and waits until it listens. */
export async function startServer(options: ProgramOptions = {}): Promise<ServerProcess> {
  const program = startProgram(["serve", "--port", "0"], options);
  const url = await withWatch(listening(program), "the server does not listen", START_MS);
  return {
    ...program,
    url,
    async kill() {
      program.child.kill("SIGKILL");
      await program.ended;
    },
    stop() {
      program.child.kill("SIGTERM");
      return program.ended;
    },
  };
}

/** What work comes to; it fails if that takes so long that it hangs. */
export async function withWatch<T>(work: Promise<T>, what: string, mostMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing for ${mostMs} ms`)), mostMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function listening({ child, ended }: Program): Promise<string> {
  return new Promise((done, fail) => {
    if (child.stdout === null) throw new Error("the output of the program is not read");
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [url] = /http:\/\/\S+/.exec(line) ?? [];
      if (url) done(url);
    });
    void ended.then(({ status, err }) => {
      fail(new Error(`the server ended with ${status} before it listened: ${err.slice(-2000)}`));
    });
  });
}
