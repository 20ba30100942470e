/**
 * Compiles the fast kernels (`src/engine/wasm/assembly`, AssemblyScript) when they changed:
 * `node scripts/setup-kernels.mjs`. Without the compiler nothing is made and nothing fails: the plain
 * TypeScript kernels give the same figures.
 */
import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { hashOf, readStamp, run, SetupError, withLock, writeStamp } from "./setup-tools.mjs";

const SOURCES = join("src", "engine", "wasm", "assembly");
const COMPILER = join("node_modules", "assemblyscript");
const FOLDER = join("dist", "engine", "wasm");
const NAME = "kernels.wasm";
const STAMP = ".kernels-stamp";
const FLAGS = [
  ...["-O3", "--converge", "--noAssert", "--runtime", "stub"],
  ...["--importMemory", "--sharedMemory", "--initialMemory", "1", "--maximumMemory", "65536"],
  ...["--enable", "threads", "--enable", "bulk-memory", "--enable", "simd"],
];

/** Compiles into `dist/engine/wasm` if what is there is stale. */
export async function buildKernels(root, say) {
  const folder = join(root, FOLDER);
  if ((await readStamp(join(folder, STAMP))) === (await wanted(root))) {
    if (existsSync(join(folder, NAME))) return;
  }
  say("compiling the fast kernels ...");
  await compileKernels(root, folder);
}

/** Compiles into a folder, with the stamp that says from what. */
export async function compileKernels(root, folder) {
  const stamp = await wanted(root);
  await mkdir(folder, { recursive: true });
  const next = join(folder, `${NAME}.${process.pid}`);
  const asc = join(root, COMPILER, "bin", "asc.js");
  await run(process.execPath, [asc, join(SOURCES, "kernels.ts"), ...FLAGS, "--outFile", next], {
    cwd: root,
    advice: "the fast kernels could not be compiled",
  });
  await rename(next, join(folder, NAME));
  await writeStamp(join(folder, STAMP), stamp);
}

async function wanted(root) {
  return hashOf(root, [SOURCES, join(COMPILER, "package.json")], FLAGS);
}

const isMain = process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href;
if (isMain) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const say = (line) => console.error(line);
  try {
    if (existsSync(join(root, COMPILER))) await withLock(root, say, () => buildKernels(root, say));
  } catch (error) {
    console.error(error instanceof SetupError ? `setup: ${error.message}` : error);
    process.exitCode = 1;
  }
}
