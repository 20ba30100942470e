import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** The built program, as `npm start` runs it. */
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MAIN = join(ROOT, "dist", "cli", "main.js");

interface Program {
  readonly child: ChildProcess;
  readonly ended: Promise<{ status: number | null; out: string; err: string }>;
}

function program(args: readonly string[], env: NodeJS.ProcessEnv = {}): Program {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const status = new Promise<number | null>((done) => child.once("close", done));
  const ended = Promise.all([status, text(child.stdout!), text(child.stderr!)]).then(
    ([code, out, err]) => ({ status: code, out, err }),
  );
  return { child, ended };
}

/** The address that a server prints once it listens. */
function address({ child }: Pick<Program, "child">): Promise<string> {
  return new Promise((done, fail) => {
    const lines = createInterface({ input: child.stdout! });
    lines.on("line", (line) => {
      const [url] = /http:\/\/\S+/.exec(line) ?? [];
      if (url) done(url);
    });
    child.once("close", (status) => fail(new Error(`ended with ${status} before it listened`)));
  });
}

test("the built program serves health, page, data and the description", async () => {
  const server = program(["serve", "--port", "0"]);
  const url = await address(server);
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: "ok" });
  const page = await fetch(`${url}/explore`, { headers: { Accept: "text/html" } });
  expect(page.status).toBe(200);
  const html = await page.text();
  expect(html).toContain("<title>");
  const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
  expect(scripts.length).toBeGreaterThan(0);
  for (const path of scripts) expect((await fetch(url + path)).status).toBe(200);
  expect((await fetch(`${url}/api/openapi.json`)).status).toBe(200);
  expect((await fetch(`${url}/api/docs/`)).status).toBe(200);
  const { items } = (await (await fetch(`${url}/api/v1/graphs`)).json()) as {
    items: { id: string }[];
  };
  expect(items.map(({ id }) => id)).toContain("us-sri");
});

test("a ranking runs from the built program: imports that only Node resolves are right", async () => {
  const file = join(await temporaryFolder(), "small net.json");
  const input = (name: string) => [{ input: name }];
  const document = {
    format: "linchpin-network/1",
    home: ["USA"],
    products: [
      { id: "ore", kind: "material", supply: { CHN: 1 } },
      { id: "part", kind: "component", supply: { JPN: 1 } },
      { id: "use", kind: "sector", importance: 1 },
    ],
    inputGroups: [
      { product: "part", members: input("ore") },
      { product: "use", members: input("part") },
    ],
  };
  await writeFile(file, JSON.stringify(document));
  const { status, out, err } = await program(["chokepoints", file, "--json"]).ended;
  expect([status, err]).toEqual([0, ""]);
  const { items } = JSON.parse(out) as {
    items: { id: string; score: number; structure: { betweenness: number | null } }[];
  };
  expect(items.map(({ id, score }) => [id, score])).toEqual([
    ["ore", 1],
    ["part", 1],
  ]);
  // Betweenness comes from graphology-metrics, which is imported by deep paths.
  expect(items[1]?.structure.betweenness).toBeGreaterThan(0);
});

test("a taken port is said in words, with status 2 or 1 and no stack", async () => {
  const first = program(["serve", "--port", "0"]);
  const { port } = new URL(await address(first));
  const { status, out, err } = await program(["serve"], { PORT: port }).ended;
  expect([1, 2]).toContain(status);
  expect(out).toBe("");
  expect(err).toContain(`port ${port} on 127.0.0.1 is taken`);
  expect(err).not.toMatch(/^\s+at /m);
});

test("told to stop, the server stops with status 0", async () => {
  const server = program(["serve", "--port", "0"]);
  await address(server);
  server.child.kill("SIGTERM");
  const { status, err } = await server.ended;
  expect(status).toBe(0);
  const lines = err
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as object);
  for (const line of lines) expect(line).toMatchObject({ level: "info" });
  expect(lines).toContainEqual(expect.objectContaining({ msg: "listening" }));
  expect(lines.slice(-2)).toMatchObject([{ msg: "told to stop" }, { msg: "stopped" }]);
});

test.runIf(process.platform !== "win32")(
  "stopping `npm start` leaves no server behind",
  async () => {
    const child = spawn(
      "npm",
      ["run", "--silent", "--ignore-scripts", "start", "--", "--port", "0"],
      {
        cwd: ROOT,
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    onTestFinished(() => void child.kill("SIGKILL"));
    const url = await address({ child });
    child.kill("SIGTERM");
    await expect
      .poll(
        () =>
          fetch(`${url}/healthz`).then(
            () => "there",
            () => "gone",
          ),
        { timeout: 10_000 },
      )
      .toBe("gone");
  },
);

test("the program runs from a folder whose name has a space", async () => {
  const home = join(await temporaryFolder(), "my network");
  await mkdir(home, { recursive: true });
  for (const name of ["dist", "node_modules", "graphs", "package.json"])
    await symlink(join(ROOT, name), join(home, name));
  const document = { format: "linchpin-network/1", products: [{ id: "ore" }], inputGroups: [] };
  await writeFile(join(home, "small net.json"), JSON.stringify(document));
  const child = spawn(
    process.execPath,
    [
      "--preserve-symlinks-main",
      "--preserve-symlinks",
      join(home, "dist", "cli", "main.js"),
    ].concat(["validate", join(home, "small net.json"), "--json"]),
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const result = JSON.parse(await text(child.stdout)) as { valid: boolean };
  expect(result.valid).toBe(true);
});
