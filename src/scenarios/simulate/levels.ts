import type { ResponseSpan, ShockSpan } from "./settled-scenario.ts";

/** How far something works, 0..1, as days go by. */
export interface Level {
  /** @returns 0: not at all, 1: in full */
  at(day: number): number;
  /** First day after this one on which the level is another; Infinity: never. */
  nextChange(day: number): number;
}

/** In full from its first day through its duration, then fading linearly (methods 5.1). */
export function shockLevel({ startDay, durationDays, rampDays, stepDays }: ShockSpan): Level {
  const end = durationDays === null ? Number.POSITIVE_INFINITY : startDay + durationDays;
  return overSteps(stepDays, {
    at: (day) => {
      if (day < startDay) return 0;
      if (day < end) return 1;
      return day < end + rampDays ? 1 - (day - end + 1) / (rampDays + 1) : 0;
    },
    nextChange: (day) => {
      if (day < startDay) return startDay;
      if (day < end) return end;
      return day < end + rampDays ? day + 1 : Number.POSITIVE_INFINITY;
    },
  });
}

/** Growing linearly from its first day to full size. */
export function responseLevel({ fromDay, rampDays, stepDays }: ResponseSpan): Level {
  const full = fromDay + rampDays;
  return overSteps(stepDays, {
    at: (day) => {
      if (day < fromDay) return 0;
      return day < full ? (day - fromDay + 1) / (rampDays + 1) : 1;
    },
    nextChange: (day) => {
      if (day < fromDay) return fromDay;
      return day < full ? day + 1 : Number.POSITIVE_INFINITY;
    },
  });
}

/** In steps of several days: the mean of the days of a step, so that nothing falls between two steps. */
function overSteps(stepDays: number, daily: Level): Level {
  if (stepDays === 1) return daily;
  return {
    at: (first) => {
      let sum = 0;
      for (let day = first; day < first + stepDays; day++) sum += daily.at(day);
      return sum / stepDays;
    },
    nextChange: (first) => {
      const next = daily.nextChange(first);
      // A change within this step makes the next one differ; a later one makes its own step differ.
      return Math.max(first + stepDays, Math.floor(next / stepDays) * stepDays);
    },
  };
}
