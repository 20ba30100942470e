import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BenchCase } from "./bench-case.ts";
import { BenchReport, Measurement } from "./bench-report.ts";
import { CASES } from "./cases.ts";
import { keptNetwork } from "./generate/kept-network.ts";
import { measure } from "./measure.ts";
import { readArguments, USAGE } from "./read-arguments.ts";

await main();

async function main(): Promise<void> {
  const asked = readArguments(process.argv.slice(2), CASES);
  if (typeof asked === "string") {
    process.stderr.write(`${asked}\n\n${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  const { cases, runs, out, list, here, networks } = asked;
  const [first] = cases;
  if (list) process.stdout.write(`${cases.map(({ name }) => name).join("\n")}\n`);
  else if (here && first) {
    const edges = first.firms === undefined ? "" : await keptNetwork(networks ?? "", first.firms);
    process.stdout.write(JSON.stringify(await measure(first, runs, edges)));
  } else {
    const folder = networks ?? mkdtempSync(join(tmpdir(), "linchpin-bench-"));
    try {
      const report = `${JSON.stringify(await reportOf(cases, runs, folder), null, 2)}\n`;
      if (out === undefined) process.stdout.write(report);
      else writeFileSync(out, report);
    } finally {
      if (networks === undefined) rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function reportOf(
  cases: readonly BenchCase[],
  runs: number,
  networks: string,
): Promise<BenchReport> {
  const atStart = loadavg()[0] ?? 0;
  // Drawn here, so that memory for drawing is not counted as a case's.
  for (const { firms } of cases) if (firms !== undefined) await keptNetwork(networks, firms);
  const measurements = cases.map(({ name }) => {
    const measured = inOwnProcess(name, runs, networks);
    const { wallSeconds, cpuSeconds, peakMemoryMib } = measured;
    const ms = (seconds: number) => (seconds * 1e3).toPrecision(4).padStart(9);
    process.stderr.write(
      `${name.padEnd(44)} ${ms(cpuSeconds.min)} ms processor, ${ms(wallSeconds.median)} ms median wall, ${peakMemoryMib} MiB\n`,
    );
    return measured;
  });
  const load: [number, number] = [atStart, loadavg()[0] ?? 0];
  const cpu = cpus()[0]?.model ?? "unknown";
  const node = process.version;
  return BenchReport.parse({
    format: "linchpin-bench/1",
    ...commit(),
    cpu,
    node,
    load,
    measurements,
  });
}

/** Its peak memory is its own, and no case runs on code that another has warmed up. */
function inOwnProcess(name: string, runs: number, networks: string): Measurement {
  const script = fileURLToPath(import.meta.url);
  const asked = ["--case", name, "--runs", String(runs), "--networks", networks];
  const options = [script, "--here", ...asked];
  const written = execFileSync(process.execPath, [...process.execArgv, ...options], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return Measurement.parse(JSON.parse(written));
}

function commit(): Pick<BenchReport, "commit" | "changed"> {
  try {
    const git = (...options: string[]) => execFileSync("git", options, { encoding: "utf8" }).trim();
    const changed = git("status", "--porcelain", "--untracked-files=no") !== "";
    return { commit: git("rev-parse", "HEAD"), changed };
  } catch {
    return { commit: null, changed: false };
  }
}
