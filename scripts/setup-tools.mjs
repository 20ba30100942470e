/** What the steps of the setup have in common: running a program, hashes, stamps, the lock. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A step could not be done; the message says what, and what to do. */
export class SetupError extends Error {}

/**
 * Runs a program with its output on stderr, so that stdout stays free for results.
 * @throws SetupError with `advice` if it ends with another status than 0
 */
export async function run(command, args, { cwd, env, advice, quiet = false, timeoutMs = 0 }) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    timeout: timeoutMs,
    killSignal: "SIGKILL",
    stdio: ["ignore", quiet ? "ignore" : 2, quiet ? "ignore" : 2],
  });
  const status = await new Promise((done) => {
    child.once("error", (error) => done(error.message));
    child.once("close", (code, signal) => done(code ?? signal));
  });
  if (status !== 0) throw new SetupError(`${advice} (${command} ended with ${status})`);
}

/** Hash over the paths and contents of files and folders; what is absent counts as absent. */
export async function hashOf(root, paths, extra = []) {
  const hash = createHash("sha256");
  for (const text of extra) hash.update(`${text}\0`);
  for (const path of paths)
    for (const file of await filesBelow(join(root, path))) {
      hash.update(`${relative(root, file).replaceAll("\\", "/")}\0`);
      hash.update(await readFile(file));
      hash.update("\0");
    }
  return hash.digest("hex");
}

async function filesBelow(path) {
  const found = await stat(path).catch(() => null);
  if (!found) return [];
  if (found.isFile()) return [path];
  const names = (await readdir(path)).sort();
  const lists = await Promise.all(names.map((name) => filesBelow(join(path, name))));
  return lists.flat();
}

/** The text of a stamp; null if there is none. */
export async function readStamp(file) {
  return readFile(file, "utf8").catch(() => null);
}

export async function writeStamp(file, text) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

const LOCK = join(".linchpin", "setup.lock");
const POLL_MS = 300;

/** Runs `work` while no other setup of this folder runs; a lock whose process is gone is taken over. */
export async function withLock(root, say, work) {
  const lock = join(root, LOCK);
  await mkdir(dirname(lock), { recursive: true });
  let told = false;
  while (!(await takeLock(lock))) {
    const owner = await readOwner(lock);
    if (owner && isGone(owner)) {
      await dropStale(lock, owner);
      continue;
    }
    if (!told) say(`another setup is running here (process ${owner?.pid ?? "?"}), waiting for it`);
    told = true;
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

/** Creating a file that must not exist is atomic: one of many wins. */
async function takeLock(lock) {
  const owner = JSON.stringify({ pid: process.pid, host: hostname() });
  try {
    await writeFile(lock, owner, { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw new SetupError(`cannot write ${lock} (${error.code}): is the folder writable?`);
  }
}

async function readOwner(lock) {
  try {
    return JSON.parse(await readFile(lock, "utf8"));
  } catch {
    return null; // just released, or just being written
  }
}

function isGone({ pid, host }) {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

/** Moves the stale lock away first: if another took over meanwhile, its lock is put back. */
async function dropStale(lock, owner) {
  const aside = `${lock}.${process.pid}`;
  try {
    await rename(lock, aside);
  } catch {
    return; // another was quicker
  }
  const moved = await readOwner(aside);
  if (moved?.pid !== owner.pid && !existsSync(lock)) await rename(aside, lock);
  else await rm(aside, { force: true });
}
