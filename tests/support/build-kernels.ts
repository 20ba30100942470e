import { fileURLToPath } from "node:url";
// @ts-expect-error plain JavaScript: the scripts run before anything is installed
import * as kernels from "../../scripts/setup-kernels.mjs";
// @ts-expect-error plain JavaScript
import * as tools from "../../scripts/setup-tools.mjs";

/** Tests run over the fast kernels, too: compiles them if they changed. */
export async function setup(): Promise<void> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const say = (line: string) => process.stderr.write(`${line}\n`);
  await tools.withLock(root, say, () => kernels.buildKernels(root, say));
}
