/**
 * Makes a clone ready by itself: `node scripts/setup.mjs [build] [browser]`.
 * Packages are installed if the lock file, Node or the machine changed; `build` builds the program
 * and the page if their sources changed; `browser` finds or gets a Chromium for tests. Quick when
 * nothing is to do. Node built-ins only, since nothing is installed yet when it first runs.
 */
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ensureBrowser } from "./browser.mjs";
import { buildPage, buildProgram } from "./setup-build.mjs";
import { buildKernels } from "./setup-kernels.mjs";
import { ensurePackages } from "./setup-packages.mjs";
import { SetupError, withLock } from "./setup-tools.mjs";

const STEPS = ["build", "browser"];
const LEAST_NODE = [20, 19];

/** Runs the steps for the project in `root`, one setup at a time. */
export async function setUp(root, steps, say) {
  const unknown = steps.filter((step) => !STEPS.includes(step));
  if (unknown.length > 0)
    throw new SetupError(`unknown step ${unknown.join(", ")}, expected ${STEPS.join(" or ")}`);
  checkNode(process.versions.node);
  await withLock(root, say, async () => {
    await ensurePackages(root, say);
    if (steps.includes("build")) {
      await buildProgram(root, say);
      await buildKernels(root, say);
      await buildPage(root, say);
    }
    if (steps.includes("browser")) await ensureBrowser(root, say);
  });
}

/** @throws SetupError if this Node is too old to run what would be installed */
export function checkNode(version) {
  const [major, minor] = version.split(".").map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  throw new SetupError(`Node ${version} is too old, expected ${LEAST_NODE.join(".")} or newer`);
}

const isMain = process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href;
if (isMain) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  try {
    await setUp(root, process.argv.slice(2), (line) => console.error(line));
  } catch (error) {
    console.error(error instanceof SetupError ? `setup: ${error.message}` : error);
    process.exitCode = 1;
  }
}
