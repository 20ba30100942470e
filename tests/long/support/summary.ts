import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setup as buildKernels } from "../../support/build-kernels.ts";
import { FIGURES_FILE } from "./figures.ts";

/** Before the long tests and after them: what they told is printed, one JSON object a line. */
export async function setup(): Promise<() => void> {
  await buildKernels();
  const folder = mkdtempSync(join(tmpdir(), "linchpin-figures-"));
  const file = join(folder, "figures.jsonl");
  writeFileSync(file, "");
  process.env[FIGURES_FILE] = file;
  return () => {
    const [{ model = "unknown processor" } = {}, ...others] = cpus();
    const load = loadavg()[2]?.toFixed(1) ?? "";
    const machine = `${others.length + 1} x ${model}, Node ${process.versions.node}`;
    const head = `long tests, ${new Date().toISOString()}, ${machine}, mean load of 15 minutes ${load}`;
    process.stderr.write(`\n${head}\n${readFileSync(file, "utf8")}`);
    rmSync(folder, { recursive: true, force: true });
  };
}
