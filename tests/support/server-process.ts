import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { StorePlace } from "../../src/store/kept/open-store.ts";

const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** Ends it, with SIGTERM or at once. */
  kill(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
}

/** Starts a server on a store, as a user does; it is gone when the test ends. */
export async function serverProcess(
  place: StorePlace,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, "serve", "--port", "0"], {
    env: {
      ...process.env,
      ...{ LINCHPIN_DATA: place.folder, DATABASE_URL: place.databaseUrl ?? "" },
      ...{ LINCHPIN_LOG_LEVEL: "error", ...env },
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const kill = async (signal: "SIGTERM" | "SIGKILL") => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, "close");
    child.kill(signal);
    await closed;
  };
  onTestFinished(() => kill("SIGKILL"));
  return { url: await addressOf(child), kill };
}

async function addressOf(child: ChildProcess): Promise<string> {
  let text = "";
  for await (const bytes of child.stdout ?? []) {
    text += String(bytes);
    const [url] = /http:\/\/\S+/.exec(text) ?? [];
    if (url === undefined) continue;
    child.stdout?.resume();
    return url;
  }
  throw new Error(`the server did not start: ${text}`);
}
