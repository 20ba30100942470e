/** Installs the packages of the lock file when those that are there are not the right ones. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { hashOf, readStamp, run, SetupError, writeStamp } from "./setup-tools.mjs";

const STAMP = join("node_modules", ".linchpin-packages");

export async function ensurePackages(root, say) {
  if (!existsSync(join(root, "package-lock.json")))
    throw new SetupError("package-lock.json is missing: is the clone complete?");
  const stamp = join(root, STAMP);
  const wanted = await packagesHash(root);
  const found = await readStamp(stamp);
  if (found === wanted) return;
  // No stamp but the right packages: somebody ran `npm ci` by hand.
  if (found !== null || !(await isInstalled(root))) {
    say("installing packages (half a minute, longer on a slow network) ...");
    await installPackages(root);
  }
  await writeStamp(stamp, wanted);
}

/** Changes with the lock file, Node and the machine: with any of these, packages may differ. */
export async function packagesHash(root) {
  return hashOf(root, ["package-lock.json"], [process.version, process.platform, process.arch]);
}

async function installPackages(root) {
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const advice = "the packages could not be installed: is the network there, and npm?";
  const ownNpm = process.env.npm_execpath;
  if (ownNpm && basename(ownNpm) === "npm-cli.js")
    await run(process.execPath, [ownNpm, ...args], { cwd: root, advice });
  else if (process.platform === "win32")
    await run("cmd.exe", ["/d", "/c", "npm", ...args], { cwd: root, advice });
  else await run("npm", args, { cwd: root, advice });
}

/** Whether npm's own record of node_modules names just what the lock file wants on this machine. */
export async function isInstalled(root) {
  const wanted = await readPackages(join(root, "package-lock.json"));
  const found = await readPackages(join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !found) return false;
  const isRight = ([path, { version, integrity }]) =>
    found[path]?.version === version &&
    found[path]?.integrity === integrity &&
    existsSync(join(root, path));
  const needed = Object.entries(wanted).filter(([path, entry]) => path !== "" && !entry.optional);
  const native = Object.entries(wanted).filter(
    ([, entry]) => entry.optional && isLimited(entry) && isForHere(entry),
  );
  return needed.every(isRight) && native.every(isRight) && Object.values(found).every(isForHere);
}

async function readPackages(file) {
  try {
    return JSON.parse(await readFile(file, "utf8")).packages;
  } catch {
    return null;
  }
}

/** An optional package without limits (a WASM fallback) may be there or not: it does not count. */
function isLimited({ os, cpu }) {
  return Boolean(os || cpu);
}

function isForHere({ os, cpu, libc }) {
  const isGlibc = Boolean(process.report?.getReport().header.glibcVersionRuntime);
  return (
    (!os || os.includes(process.platform)) &&
    (!cpu || cpu.includes(process.arch)) &&
    (!libc || libc.includes(isGlibc ? "glibc" : "musl"))
  );
}
