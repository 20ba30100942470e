import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { call } from "./call.ts";
import { workedExample } from "./worked-example.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The program as a process of its own, started without a build. */
function start(argv: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...argv], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

async function ended(child: ChildProcess) {
  let out = "";
  let err = "";
  child.stdout?.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    err += chunk;
  });
  const status = await new Promise((resolve) => child.once("close", resolve));
  return { status, out, err };
}

/** First line that the program prints. */
async function firstLine(child: ChildProcess): Promise<string> {
  let text = "";
  for await (const chunk of child.stdout ?? []) {
    text += chunk;
    if (text.includes("\n")) break;
  }
  return text.trim();
}

describe("the program", () => {
  test("prints one JSON document and exits with 0", async () => {
    const { status, out, err } = await ended(start(["risk", await workedExample(), "--json"]));
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(JSON.parse(out).items).toHaveLength(4);
  });

  test("exits with 2 at bad use, saying what was expected", async () => {
    const { status, out, err } = await ended(start(["cut", await workedExample(), "nothing"]));
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain("expected a product id");
  });

  test("stays quiet if the reader of its output goes away", async () => {
    const script = '{ "$0" --import tsx src/cli/main.ts export us-sri; echo $? >&2; } | head -c 1';
    const shell = spawn("sh", ["-c", script, process.execPath], { cwd: ROOT });
    expect(await ended(shell)).toEqual({ status: 0, out: "{", err: "0\n" });
  });
});

describe("serve", () => {
  test("listens where it is told, says where, and stops on SIGTERM", async () => {
    const child = start(["serve", "--port", "0"], { HOST: "127.0.0.1", PORT: "1" });
    const line = await firstLine(child);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    expect(line).toBe(`Linchpin listens on ${url}`);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const done = ended(child);
    child.kill("SIGTERM");
    expect((await done).status).toBe(0);
  });

  test("a port that is taken is a clear error, exit 1", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      other.close();
    });
    const address = other.address();
    const port = String(typeof address === "object" ? address?.port : "");
    const { status, out, err } = await call(["serve"], { PORT: port });
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toContain(`port ${port} on 127.0.0.1 is taken, expected a free port`);
  });

  test("a port that is none names where it came from", async () => {
    const option = await call(["serve", "--port", "70000"]);
    expect(option.status).toBe(2);
    expect(option.err).toContain('--port: is "70000", expected a whole number');
    const env = await call(["serve"], { PORT: "web" });
    expect(env.status).toBe(2);
    expect(env.err).toContain('PORT: is "web", expected a whole number');
  });
});
