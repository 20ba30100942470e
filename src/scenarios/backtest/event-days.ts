/** Days since 1970 of a date, of the first day of a month, or of the first day of a year. */
export function dayNumber(date: string): number {
  const [year = "", month = "01", day = "01"] = date.split("-");
  return Math.round(Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000);
}

/** Days from one date to another; Infinity where the second is not stated. */
export function daysBetween(from: string, to: string | null): number {
  return to === null ? Number.POSITIVE_INFINITY : dayNumber(to) - dayNumber(from);
}
