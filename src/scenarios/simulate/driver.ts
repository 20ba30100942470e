import type { Driver } from "../../engine/kernels/daily-system.ts";
import type { Level } from "./levels.ts";
import type { LeverPart } from "./lever-part.ts";

interface Clock {
  readonly stepDays: number;
  /** Output that a plant regains by itself in a day once nothing is cut any more. */
  readonly restartRatePerDay: number;
  /** Of the shocks: while one works, nothing restarts. */
  readonly shocks: readonly Level[];
  /** Steps at which something else begins. */
  readonly wakeAt: readonly number[];
}

/** Moves the levers of all parts as days go by. */
export function driverOf(parts: readonly LeverPart[], clock: Clock): Driver {
  const { stepDays, restartRatePerDay, shocks, wakeAt } = clock;
  const levels = [...new Set([...parts.flatMap((part) => part.levels), ...shocks])];
  return {
    set: (step, levers) => {
      const day = step * stepDays;
      levers.flowFactor.fill(1);
      for (const part of parts) part.apply(day, levers);
      const isCut = shocks.some((level) => level.at(day) > 0);
      levers.restart = isCut ? 0 : restartRatePerDay * stepDays;
      let next = Number.POSITIVE_INFINITY;
      for (const level of levels)
        next = Math.min(next, Math.ceil(level.nextChange(day) / stepDays));
      for (const at of wakeAt) if (at > step) next = Math.min(next, at);
      return Math.max(next, step + 1);
    },
  };
}
