import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useViewState } from "../../../app/view-state.ts";
import { withinDays } from "./days.ts";

/** Idle time before the address takes up the day: browsers allow only so many entries a second. */
const WRITE_AFTER_MS = 150;

/** The day that is looked at. */
export interface Day {
  readonly day: number;
  /** Whether the reader chose it; else it is the worst one. */
  readonly isChosen: boolean;
  readonly lastDay: number;
  /** Looks at another day at once; the address follows. */
  readonly look: (day: number) => void;
}

/**
 * The day of the address, or the worst one where it names none.
 * @param worst day on which most is lost
 */
export function useDay(worst: number, lastDay: number): Day {
  const { state, set } = useViewState();
  const [live, setLive] = useState<number | null>(null);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  // The address has taken up the day, or leads elsewhere.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever day the address takes up ends it
  useEffect(() => setLive(null), [state.day]);
  const look = useCallback(
    (wanted: number) => {
      const day = withinDays(wanted, lastDay);
      setLive(day);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => {
        set({ day }, { replace: true });
        setLive(null);
      }, WRITE_AFTER_MS);
    },
    [lastDay, set],
  );
  const day = withinDays(live ?? state.day ?? worst, lastDay);
  const isChosen = live !== null || state.day !== null;
  return useMemo(() => ({ day, isChosen, lastDay, look }), [day, isChosen, lastDay, look]);
}
