/** What stands for a figure that nobody knows. */
export const UNKNOWN = "–";

/** Percentage points below this are the noise of the last bits. */
const NOISE = 1e-7;

/** A fraction as a percentage: 0.714 -> "71 %", with a digit more near 0 and near 1. */
export function percent(fraction: number | null | undefined): string {
  if (fraction === null || fraction === undefined || Number.isNaN(fraction)) return UNKNOWN;
  return `${percentDigits(fraction)} %`;
}

/** Both ends of an interval, or one figure if they read the same: "60–80 %". */
export function percentRange(
  low: number | null | undefined,
  high: number | null | undefined,
): string {
  const ends = [low, high].map((end) => (end === null || end === undefined ? null : end));
  if (ends[0] === null || ends[1] === null) return percent(ends[0] ?? ends[1]);
  const [from, to] = ends.map((end) => percentDigits(end ?? 0));
  return from === to ? `${to} %` : `${from}–${to} %`;
}

/** A score on its own scale, two digits behind the point. */
export function decimal(figure: number | null | undefined): string {
  return figure === null || figure === undefined ? UNKNOWN : figure.toFixed(2);
}

/** Days more or less than something else: "+1.5", "−0.2", "0". */
export function signedDays(change: number): string {
  return Math.abs(change) < 0.05 ? "0" : `${change > 0 ? "+" : "−"}${Math.abs(change).toFixed(1)}`;
}

/** Days without a decimal that says nothing; less than ten days keep one. */
export function wholeDays(days: number): number {
  return days < 10 ? Number(days.toFixed(1)) : Math.round(days);
}

export function integer(figure: number | null | undefined): string {
  return figure === null || figure === undefined ? UNKNOWN : figure.toLocaleString("en-US");
}

/** What is less than all never reads as all. */
function nearlyAll(points: number): string {
  if (Math.abs(points) >= 99.95) return points < 0 ? "->99.9" : ">99.9";
  return points.toFixed(1);
}

function percentDigits(fraction: number): string {
  const points = fraction * 100;
  const size = Math.abs(points);
  if (size === 0) return "0";
  if (size < 0.05) return points < 0 ? "-<0.1" : "<0.1";
  if (size >= 99.5 && size < 100 - NOISE) return nearlyAll(points);
  return size < 9.95 ? String(Number(points.toFixed(1))) : points.toFixed(0);
}
