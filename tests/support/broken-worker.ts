import type { StudyRows } from "../../src/engine/measures/study.ts";

/** Stands in for the worker of a study in tests: ends its thread, throws, never answers, or does. */
export async function computeBlock({ from, to }: { from: number; to: number }): Promise<StudyRows> {
  const mode = process.env["BROKEN_WORKER"] ?? "exit";
  if (mode === "throw") throw new TypeError("no memory left for this");
  if (mode === "hang") await new Promise((resolve) => setTimeout(resolve, 600_000));
  if (mode === "exit" || mode === "once") process.exit(3);
  return {
    values: new Float64Array(to - from).fill(7),
    convergence: { iterations: 0, lastChange: 0, converged: true },
  };
}
