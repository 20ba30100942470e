/** What stands for a figure that nobody knows. */
export const UNKNOWN = "–";

/** A fraction as a percentage: 0.714 -> "71 %", small ones with a digit more. */
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

export function integer(figure: number | null | undefined): string {
  return figure === null || figure === undefined ? UNKNOWN : figure.toLocaleString("en-US");
}

function percentDigits(fraction: number): string {
  const points = fraction * 100;
  const size = Math.abs(points);
  if (size === 0) return "0";
  if (size < 0.05) return points < 0 ? "-<0.1" : "<0.1";
  return size < 9.95 ? String(Number(points.toFixed(1))) : points.toFixed(0);
}
