import { spawn } from "node:child_process";
import { mkdir, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
// @ts-expect-error plain JavaScript: the scripts run before anything is installed
import * as setup from "../../scripts/setup.mjs";
// @ts-expect-error plain JavaScript
import * as tools from "../../scripts/setup-tools.mjs";
import { temporaryFolder } from "../support/temporary-folder.ts";

const { checkNode, setUp } = setup;
const { hashOf, readStamp, run, SetupError, withLock, writeStamp } = tools;
const silent = () => {};

test("a hash follows names and contents, not times", async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, "src"));
  await writeFile(join(root, "src", "a.ts"), "1");
  const before = await hashOf(root, ["src", "absent"]);
  await utimes(join(root, "src", "a.ts"), 1, 1);
  expect(await hashOf(root, ["src", "absent"])).toBe(before);
  await writeFile(join(root, "src", "a.ts"), "2");
  expect(await hashOf(root, ["src", "absent"])).not.toBe(before);
  await writeFile(join(root, "src", "a.ts"), "1");
  await writeFile(join(root, "src", "b.ts"), "");
  expect(await hashOf(root, ["src", "absent"])).not.toBe(before);
  expect(await hashOf(root, ["src"], ["v20"])).not.toBe(await hashOf(root, ["src"], ["v22"]));
});

test("a stamp is read back; none is null", async () => {
  const root = await temporaryFolder();
  const file = join(root, "deep", "stamp");
  expect(await readStamp(file)).toBeNull();
  await writeStamp(file, "abc");
  expect(await readStamp(file)).toBe("abc");
});

test("a program that fails is an error with advice", async () => {
  await run(process.execPath, ["-e", ""], { advice: "no", quiet: true });
  const failing = run(process.execPath, ["-e", "process.exit(3)"], { advice: "look", quiet: true });
  await expect(failing).rejects.toThrow(/^look .* ended with 3/);
  await expect(run("no-such-program", [], { advice: "get it" })).rejects.toThrow(SetupError);
  const endless = run(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {
    ...{ advice: "too slow", quiet: true, timeoutMs: 300 },
  });
  await expect(endless).rejects.toThrow("too slow");
});

test("of many setups at once one works at a time, and all get their turn", async () => {
  const root = await temporaryFolder();
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await sleep(20);
    inside -= 1;
  };
  await Promise.all([1, 2, 3].map(() => withLock(root, silent, work)));
  expect(most).toBe(1);
  expect(await readdir(join(root, ".linchpin"))).toEqual([]);
});

test("the lock is given back when the work fails", async () => {
  const root = await temporaryFolder();
  const failing = withLock(root, silent, async () => {
    throw new SetupError("broken");
  });
  await expect(failing).rejects.toThrow("broken");
  expect(await withLock(root, silent, async () => "done")).toBe("done");
});

test("the lock of a process that is gone is taken over", async () => {
  const root = await temporaryFolder();
  const child = spawn(process.execPath, ["-e", ""]);
  await new Promise((done) => child.once("close", done));
  await mkdir(join(root, ".linchpin"));
  const lock = join(root, ".linchpin", "setup.lock");
  await writeFile(lock, JSON.stringify({ pid: child.pid, host: hostname() }));
  const said: string[] = [];
  const mine = await withLock(
    root,
    (line: string) => said.push(line),
    () => readFile(lock, "utf8"),
  );
  expect(JSON.parse(mine).pid).toBe(process.pid);
  expect(said).toEqual([]);
});

test("a living process keeps its lock, and the one who waits says for whom", async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, ".linchpin"));
  const lock = join(root, ".linchpin", "setup.lock");
  await writeFile(lock, JSON.stringify({ pid: process.pid, host: hostname() }));
  const said: string[] = [];
  const waiting = withLock(
    root,
    (line: string) => said.push(line),
    async () => "done",
  );
  await sleep(100);
  expect(said).toEqual([`another setup is running here (process ${process.pid}), waiting for it`]);
  await rm(lock);
  expect(await waiting).toBe("done");
});

test("an old Node and an unknown step are refused in words", async () => {
  expect(() => checkNode("20.19.0")).not.toThrow();
  expect(() => checkNode("24.1.0")).not.toThrow();
  expect(() => checkNode("20.18.3")).toThrow("Node 20.18.3 is too old, expected 20.19 or newer");
  const root = await temporaryFolder();
  await expect(setUp(root, ["biuld"], silent)).rejects.toThrow("unknown step biuld");
  await expect(setUp(root, [], silent)).rejects.toThrow("package-lock.json is missing");
});
