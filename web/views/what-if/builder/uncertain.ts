import type { Shock } from "../shown-scenario.ts";

/** A number that may be a range or a distribution, as scenario documents write it. */
export type Uncertain = Shock["size"];
export interface Range {
  readonly low: number;
  readonly mode?: number | undefined;
  readonly high: number;
}

export function isRange(value: Uncertain): value is Range {
  return typeof value === "object" && "low" in value;
}

/** What a single run takes: the mode of a range, the middle of one without, the mean of a distribution. */
export function centralOf(value: Uncertain): number {
  if (typeof value === "number") return value;
  if ("low" in value) return value.mode ?? (value.low + value.high) / 2;
  if (value.distribution !== "discrete") return value.mean;
  const total = value.odds.reduce((sum, chance) => sum + chance, 0);
  return value.values.reduce((sum, x, at) => sum + (x * (value.odds[at] ?? 0)) / total, 0);
}

/** How wide a range is that a number is opened into: a fifth to either side, within its bounds. */
const OPENED = 0.2;

/** A number as a range around it; a range or distribution as its single number. */
export function toggledRange(value: Uncertain, bounds: { min: number; max: number }): Uncertain {
  if (typeof value !== "number") return tidy(centralOf(value));
  const reach = Math.abs(value) * OPENED || Math.min(OPENED, bounds.max - bounds.min);
  return {
    low: tidy(Math.max(bounds.min, value - reach)),
    mode: value,
    high: tidy(Math.min(bounds.max, value + reach)),
  };
}

/** Moves the ends of a range; its mode stays, or follows the end that passed it. */
export function withEnds({ mode, ...range }: Range, low: number, high: number): Range {
  const [least, most] = low <= high ? [low, high] : [high, low];
  const ends = { ...range, low: least, high: most };
  if (mode === undefined) return ends;
  return { low: least, mode: Math.min(most, Math.max(least, mode)), high: most };
}

const DIGITS = 1e6;

function tidy(value: number): number {
  return Math.round(value * DIGITS) / DIGITS;
}
