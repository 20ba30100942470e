/** Place of the step that a day belongs to: the last one that has begun. */
export function stepAt(days: readonly number[], day: number): number {
  let low = 0;
  let high = days.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((days[middle] ?? 0) <= day) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** Whether a run is known on a day: it may have ended before another that stands beside it. */
export function isRunOn(days: readonly number[], day: number): boolean {
  const last = days.at(-1);
  if (last === undefined) return false;
  const step = Math.max(1, last - (days.at(-2) ?? last - 1));
  return day < last + step;
}

/** A day within a horizon, whole. */
export function withinDays(day: number, lastDay: number): number {
  return Math.min(Math.max(0, Math.round(day)), Math.max(0, lastDay));
}

const NICE_DAYS = [1, 2, 5, 10, 15, 30, 60, 90, 180, 365, 730, 1095, 1825, 3650, 7300] as const;

/** Days that an axis names, from day 0: as many as have room, at round distances. */
export function dayTicks(lastDay: number, width: number, room = 68): number[] {
  const most = Math.max(1, Math.floor(width / room));
  const step = NICE_DAYS.find((days) => lastDay / days <= most) ?? 7300;
  return Array.from({ length: Math.floor(lastDay / step) + 1 }, (_, at) => at * step);
}
