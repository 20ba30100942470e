/** Builds the program (`dist/`) and the page (`dist/web/`) when what they are made from changed. */
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { compileKernels } from "./setup-kernels.mjs";
import { hashOf, readStamp, run, writeStamp } from "./setup-tools.mjs";

const PROGRAM_SOURCES = [
  "src",
  "tsconfig.json",
  "tsconfig.build.json",
  "package.json",
  "package-lock.json",
];
const PAGE_SOURCES = ["web", "src/api/contract", "src/model", "package-lock.json"];
const DIST = "dist";
/** Built here first, then moved: a server that starts meanwhile finds the old files or the new. */
const NEXT = join(".linchpin", "next");

export async function buildProgram(root, say) {
  await buildIfStale(root, {
    sources: PROGRAM_SOURCES,
    stamp: join(root, DIST, ".program-stamp"),
    result: join(root, DIST, "cli", "main.js"),
    async build() {
      say("building the program ...");
      const next = await emptyNext(root, "program");
      const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
      await run(process.execPath, [tsc, "-p", "tsconfig.build.json", "--outDir", next], {
        cwd: root,
        advice: "the program could not be built",
      });
      await compileKernels(root, join(next, "engine", "wasm"));
      await mkdir(join(root, DIST), { recursive: true });
      for (const name of await readdir(join(root, DIST)))
        if (name !== "web") await rm(join(root, DIST, name), { recursive: true, force: true });
      for (const name of await readdir(next))
        await rename(join(next, name), join(root, DIST, name));
    },
  });
}

export async function buildPage(root, say) {
  const folder = join(root, DIST, "web");
  await buildIfStale(root, {
    sources: PAGE_SOURCES,
    stamp: join(folder, ".page-stamp"),
    result: join(folder, "index.html"),
    async build() {
      say("building the page ...");
      const next = await emptyNext(root, "page");
      const vite = join(root, "node_modules", "vite", "bin", "vite.js");
      const config = join(root, "web", "vite.config.ts");
      const args = ["build", "--config", config, "--outDir", next, "--logLevel", "warn"];
      await run(process.execPath, [vite, ...args], {
        cwd: root,
        env: { NODE_ENV: "production" },
        advice: "the page could not be built",
      });
      await mkdir(join(root, DIST), { recursive: true });
      await rm(folder, { recursive: true, force: true });
      await rename(next, folder);
    },
  });
}

async function buildIfStale(root, { sources, stamp, result, build }) {
  const wanted = await hashOf(root, sources, [process.version]);
  if ((await readStamp(stamp)) === wanted && existsSync(result)) return;
  await build();
  await writeStamp(stamp, wanted);
}

async function emptyNext(root, name) {
  const next = join(root, NEXT, name);
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  return next;
}
