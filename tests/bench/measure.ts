import { strictEqual } from "node:assert";
import type { BenchCase } from "./bench-case.ts";
import type { Measurement } from "./bench-report.ts";

/**
 * Runs one case in this process: one run to warm up, then `runs` that count. Every call's result goes
 * into the checksum.
 * @param edges edges.csv of the made-up network that the case asks for
 * @returns seconds of one call; peak memory of the process so far, so measure one case in a process
 */
export async function measure(bench: BenchCase, runs: number, edges = ""): Promise<Measurement> {
  const { n, m, run, close } = await bench.prepare(edges);
  const { iterations } = bench;
  const once = async (): Promise<number> => {
    let checksum = 0;
    for (let i = 0; i < iterations; i++) {
      const answer = run();
      checksum += typeof answer === "number" ? answer : await answer;
    }
    return checksum;
  };
  const checksum = await once();
  const wall: number[] = [];
  const cpu: number[] = [];
  for (let i = 0; i < runs; i++) {
    const before = process.cpuUsage();
    const start = performance.now();
    const again = await once();
    wall.push((performance.now() - start) / 1e3 / iterations);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1e6 / iterations);
    strictEqual(again, checksum, `${bench.name}: run ${i} gave another answer`);
  }
  await close?.();
  return {
    case: bench.name,
    n,
    m,
    iterations,
    runs,
    wallSeconds: spreadOf(wall),
    cpuSeconds: spreadOf(cpu),
    peakMemoryMib: Math.round(process.resourceUsage().maxRSS / 102.4) / 10,
    checksum: checksum / iterations,
  };
}

function spreadOf(values: readonly number[]): { median: number; min: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >>> 1;
  const upper = sorted[middle] ?? 0;
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? 0;
  return { median: (lower + upper) / 2, min: sorted[0] ?? 0 };
}
