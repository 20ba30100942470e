import { useEffect, useRef, useState } from "react";
import { prefersStillness } from "../../../graph/use-spread.ts";
import type { Day } from "./use-day.ts";

/** How long the whole horizon takes. */
const WHOLE_MS = 12_000;
const FRAME_MS = 60;
/** Where the reader wants no motion: a step of a month each second. */
const STEP_DAYS = 30;
const STEP_MS = 1000;

export interface Play {
  readonly isPlaying: boolean;
  readonly toggle: () => void;
}

/** The day that follows a while later, and whether it is the last. */
export function playedDay(
  from: number,
  elapsedMs: number,
  lastDay: number,
  isStill: boolean,
): number {
  const gone = isStill
    ? Math.floor(elapsedMs / STEP_MS) * STEP_DAYS
    : (elapsedMs / WHOLE_MS) * lastDay;
  return Math.min(lastDay, Math.round(from + gone));
}

/** Lets the days go by, from the one that is looked at to the last; from the start if it is that one. */
export function usePlay({ day, lastDay, look }: Day): Play {
  const [isPlaying, setPlaying] = useState(false);
  const start = useRef(0);
  const now = useRef({ day, lastDay, look });
  now.current = { day, lastDay, look };
  useEffect(() => {
    if (!isPlaying) return;
    const isStill = prefersStillness();
    const began = performance.now();
    const from = start.current;
    const timer = setInterval(
      () => {
        const next = playedDay(from, performance.now() - began, now.current.lastDay, isStill);
        now.current.look(next);
        if (next >= now.current.lastDay) setPlaying(false);
      },
      isStill ? STEP_MS : FRAME_MS,
    );
    return () => clearInterval(timer);
  }, [isPlaying]);
  const toggle = () => {
    start.current = day >= lastDay ? 0 : day;
    if (!isPlaying && day >= lastDay) look(0);
    setPlaying(!isPlaying);
  };
  return { isPlaying, toggle };
}
