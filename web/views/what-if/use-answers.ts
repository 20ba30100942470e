import { useEffect, useMemo, useRef, useState } from "react";
import { useGraphId } from "../../app/shown-data-set.ts";
import { type TimedAnswer, useAnswers } from "./queries.ts";
import type { Letter, Scenario, ShownScenario } from "./shown-scenario.ts";
import type { OpenSlot } from "./slots/use-slots.ts";

/** Answers that come within this time follow the slider. */
const FAST_MS = 300;
/** Pause in a drag after which the scenario is run. */
const RUN_AFTER_MS = 60;

type ByLetter<T> = Readonly<Partial<Record<Letter, T>>>;

export interface Answers {
  readonly shown: readonly ShownScenario[];
  /** Asks the failed ones again. */
  readonly retry: () => void;
}

/**
 * Runs the scenarios: at once when chosen; while edited if the last run was quick, else on demand.
 * @param nameOf what a scenario is called
 */
export function useShownScenarios(
  slots: readonly OpenSlot[],
  nameOf: (slot: OpenSlot) => string,
): Answers {
  const [took, setTook] = useState<ByLetter<number>>({});
  const asked = useAskedScenarios(slots, took);
  const plain = useAnswers(asked);
  const last = useRef<ByLetter<TimedAnswer>>({});
  const graph = useGraphId();

  const shown = slots.map((slot, at): ShownScenario => {
    const { letter, scenario } = slot;
    const { data, error = null, isFetching: isRunning = false } = plain[at] ?? {};
    const isStale = asked[at] !== scenario;
    const running = isRunning ? "running" : "fresh";
    // An answer about another data set speaks of products that this one may not have.
    const kept = last.current[letter]?.graph === graph ? last.current[letter] : undefined;
    const latest = data ?? kept;
    return {
      letter,
      name: nameOf(slot),
      scenario,
      answer: latest?.answer,
      ran: latest?.scenario,
      state: error ? "failed" : isStale ? "stale" : running,
      error,
    };
  });
  useEffect(() => {
    const next: Partial<Record<Letter, TimedAnswer>> = {};
    slots.forEach(({ letter }, at) => {
      const kept = plain[at]?.data ?? last.current[letter];
      if (kept) next[letter] = kept;
    });
    last.current = next;
    const times = slots.flatMap(({ letter }, at) => {
      const ms = plain[at]?.data?.tookMs;
      return ms === undefined ? [] : [[letter, ms] as const];
    });
    setTook((before) => {
      const isSame = times.every(([letter, ms]) => before[letter] === ms);
      return isSame ? before : { ...before, ...Object.fromEntries(times) };
    });
  });
  const stable = useStable(shown);
  const retry = () => {
    for (const query of plain) if (query.error) void query.refetch();
  };
  return { shown: stable, retry };
}

/** What is to be run of each slot: the scenario itself, or the one that was run before the edits. */
function useAskedScenarios(slots: readonly OpenSlot[], took: ByLetter<number>): Scenario[] {
  const [held, setHeld] = useState<ByLetter<Scenario>>({});
  useEffect(() => {
    const isTouched = slots.some((slot) => slot.isTouched);
    const follow = () =>
      setHeld((before) => {
        const next = Object.fromEntries(
          slots.map(({ letter, scenario, isTouched }) => {
            const isFast = (took[letter] ?? Number.POSITIVE_INFINITY) < FAST_MS;
            return [letter, isTouched && !isFast ? (before[letter] ?? scenario) : scenario];
          }),
        ) as ByLetter<Scenario>;
        const isSame = slots.every(({ letter }) => next[letter] === before[letter]);
        return isSame ? before : next;
      });
    const timer = window.setTimeout(follow, isTouched ? RUN_AFTER_MS : 0);
    return () => window.clearTimeout(timer);
  }, [slots, took]);
  return slots.map(({ letter, scenario, isTouched }) =>
    isTouched ? (held[letter] ?? scenario) : scenario,
  );
}

/** The same list, and in it the same entries, for as long as nothing in them changes. */
function useStable(shown: readonly ShownScenario[]): readonly ShownScenario[] {
  const before = useRef<readonly ShownScenario[]>([]);
  return useMemo(() => {
    const next = shown.map((entry, at) => {
      const old = before.current[at];
      return old && isSame(old, entry) ? old : entry;
    });
    const isUnchanged =
      next.length === before.current.length &&
      next.every((entry, at) => entry === before.current[at]);
    if (!isUnchanged) before.current = next;
    return before.current;
  }, [shown]);
}

function isSame(a: ShownScenario, b: ShownScenario): boolean {
  return (Object.keys(a) as (keyof ShownScenario)[]).every((key) => a[key] === b[key]);
}
