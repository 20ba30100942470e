const STEP = 0.05;

/** The end of a scale that holds every score: the next multiple of 0.05. */
export function scaleEnd(scores: readonly number[]): number {
  const most = Math.max(0, ...scores);
  return Math.max(STEP, Math.ceil(most / STEP - 1e-9) * STEP);
}

/** Where a score lies on a scale from 0 to `end`, in percent of its width. */
export function onScale(score: number, end: number): number {
  return Math.min(100, Math.max(0, (score / end) * 100));
}
