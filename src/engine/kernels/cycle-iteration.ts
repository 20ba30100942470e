import type { RowSweep } from "./row-sweep.ts";

/** Rounds between two leaps: what a leap gets wrong has time to shrink. */
const LEAP_EVERY = 5;
/** Rounds that leave more than this part of the change are slow. */
const SLOW = 0.5;
/** A factor is steady if it moves by less than this part of its distance from 1. */
const STEADY = 0.05;

/**
 * Sweeps until nothing changes by more than the tolerance, times the largest figure if above 1; both ways
 * where changes shrink slowly. Where those of a right side shrink by a steady factor the rest of their
 * series is added at once and checked by sweeping on.
 * @returns how many sweeps it took, and the largest change in the last round, relative as the tolerance
 */
export function iterate(
  rowSweep: RowSweep,
  tolerance: number,
  maxSweeps: number,
): { readonly sweeps: number; readonly lastChange: number } {
  const { x, k, kept } = rowSweep.rows;
  let [earlier, before, change] = [0, 0, 0].map(() => new Float64Array(k));
  let [rounds, sweeps, leapt] = [0, 0, 0];
  let both = false;
  let lastChange = Number.POSITIVE_INFINITY;
  do {
    const looks = rounds - leapt >= LEAP_EVERY;
    if (looks) kept.set(x);
    [earlier, before, change] = [before!, change!, earlier!.fill(0)];
    rowSweep.sweep(false, change);
    // Up and down in turns: whichever way a chain is numbered, it is passed along at once.
    if (both) rowSweep.sweep(true, change);
    rounds++;
    sweeps += both ? 2 : 1;
    const last = lastChange;
    lastChange = largest(change) / Math.max(1, largest(x));
    both ||= rounds > 2 && lastChange > SLOW * last;
    if (looks && lastChange > tolerance && leap(rowSweep, [earlier, before, change])) {
      leapt = rounds;
    }
  } while (lastChange > tolerance && sweeps < maxSweeps);
  return { sweeps, lastChange };
}

/** Adds the rest of a geometric series where changes shrink steadily. @returns whether there were such */
function leap(
  { rows: { size, k, x, kept } }: RowSweep,
  [earlier, before, change]: readonly [Float64Array, Float64Array, Float64Array],
): boolean {
  let isAny = false;
  for (let c = 0; c < k; c++) {
    const factor = change[c]! / before[c]!;
    const last = before[c]! / earlier[c]!;
    const isSteady = factor < 1 && Math.abs(factor - last) < STEADY * (1 - factor);
    if (!isSteady) continue; // also where a change was 0 and a factor is no number
    isAny = true;
    const rest = factor / (1 - factor);
    for (let i = 0, at = c; i < size; i++, at += k) x[at]! += rest * (x[at]! - kept[at]!);
  }
  return isAny;
}

/** Largest absolute figure; NaN if there is one. */
function largest(figures: Float64Array): number {
  let most = 0;
  for (let i = 0; i < figures.length; i++) most = Math.max(most, Math.abs(figures[i]!));
  return most;
}
