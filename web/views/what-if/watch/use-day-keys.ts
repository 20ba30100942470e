import { useEffect } from "react";
import { remembered } from "../../../app/preferences.ts";
import { isModified, isTaken } from "../../../app/use-keys.ts";
import type { Day } from "./use-day.ts";

const STEPS: Readonly<Record<string, number>> = { "[": -1, "]": 1, "{": -30, "}": 30 };

/** `[` and `]` go a day back and on, with Shift thirty; unless single keys are switched off. */
export function useDayKeys({ day, look }: Day): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isModified(event) || isTaken(event.target)) return;
      const step = STEPS[event.key];
      if (step === undefined || remembered("keys") === "off") return;
      event.preventDefault();
      look(day + (event.shiftKey && Math.abs(step) === 1 ? step * 30 : step));
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [day, look]);
}
