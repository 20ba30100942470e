import type { Scenario, Shock } from "../../shown-scenario.ts";

type UncertainNumber = Shock["startDay"];

/** A time in which something is cut, or more is wanted. */
export interface CutWindow {
  readonly from: number;
  /** First day on which it is over; null: it does not end. */
  readonly to: number | null;
  /** Key of `watch:window`. */
  readonly word: "cut" | "demand" | "both";
}

/** What a single run takes of a number that may be uncertain. */
export function statedNumber(number: UncertainNumber): number {
  if (typeof number === "number") return number;
  if ("low" in number) return number.mode ?? (number.low + number.high) / 2;
  if (number.distribution !== "discrete") return number.mean;
  const total = number.odds.reduce((sum, chance) => sum + chance, 0);
  return number.values.reduce((sum, each, at) => sum + (each * (number.odds[at] ?? 0)) / total, 0);
}

/** When the shocks of a scenario are in force; those that meet are one window. */
export function cutWindows({ shocks }: Pick<Scenario, "shocks">): CutWindow[] {
  const spans = shocks
    .map((shock): CutWindow => {
      const from = statedNumber(shock.startDay);
      const lasts = shock.durationDays === null ? null : statedNumber(shock.durationDays);
      const to = lasts === null ? null : from + lasts;
      return { from, to, word: shock.kind === "demand" ? "demand" : "cut" };
    })
    .sort((a, b) => a.from - b.from);
  const windows: CutWindow[] = [];
  for (const span of spans) {
    const last = windows.at(-1);
    if (!last || (last.to !== null && span.from > last.to)) windows.push(span);
    else windows[windows.length - 1] = joined(last, span);
  }
  return windows;
}

function joined(a: CutWindow, b: CutWindow): CutWindow {
  const to = a.to === null || b.to === null ? null : Math.max(a.to, b.to);
  return { from: a.from, to, word: a.word === b.word ? a.word : "both" };
}
