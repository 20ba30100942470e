import type { RunStatusResponse } from "../../../../../src/api/contract/operations.ts";

/** How far the runs of all scenarios are. */
export interface RunsProgress {
  readonly done: number;
  readonly total: number;
  /** At the pace so far; null: nobody knows. */
  readonly secondsLeft: number | null;
  /** Others are before all that is under way. */
  readonly isWaiting: boolean;
}

interface Part {
  readonly isRunning: boolean;
  readonly status: Pick<RunStatusResponse, "state" | "progress"> | null;
  /** How many runs were asked for. */
  readonly runs: number;
}

/** The runs of several scenarios together; null: none are under way. */
export function runsProgress(parts: readonly Part[]): RunsProgress | null {
  const running = parts.filter(({ isRunning }) => isRunning);
  if (running.length === 0) return null;
  const total = parts.reduce((sum, { runs }) => sum + runs, 0);
  const done = parts.reduce((sum, { isRunning, status, runs }) => {
    if (!isRunning) return sum + runs;
    return sum + Math.min(runs, status?.progress.done ?? 0);
  }, 0);
  const left = running.map(({ status }) => status?.progress.secondsLeft ?? null);
  const known = left.filter((seconds) => seconds !== null);
  return {
    done,
    total,
    secondsLeft: known.length > 0 ? Math.max(...known) : null,
    isWaiting: running.every(({ status }) => (status?.state ?? "waiting") === "waiting"),
  };
}
