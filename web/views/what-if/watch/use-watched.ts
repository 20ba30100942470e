import { useMemo } from "react";
import type { SimulateResponse } from "../../../../src/api/contract/operations.ts";
import { useViewState } from "../../../app/view-state.ts";
import type { Letter, ShownScenario } from "../shown-scenario.ts";
import { widestDay, worstDay } from "./flow/hits.ts";

/** What of the scenarios is looked at. */
export interface Watched {
  readonly show: Letter | "diff";
  /** The scenario that is shown; of a difference, A. */
  readonly marked: ShownScenario;
  readonly answer: SimulateResponse;
  /** Sector whose output alone is shown; null: of all. */
  readonly sector: string | null;
  /** The day on which most is lost, or the difference is widest. */
  readonly worst: number;
  readonly lastDay: number;
  readonly horizonDays: number;
}

/** What the address asks for, as far as the answers have it; undefined: none is here. */
export function useWatched(shown: readonly ShownScenario[]): Watched | undefined {
  const { state } = useViewState();
  return useMemo(() => {
    const answered = shown.filter(({ answer }) => answer !== undefined);
    const find = (letter: Letter) => answered.find((one) => one.letter === letter);
    const [first] = answered;
    if (!first) return undefined;
    const [a, b] = [find("a"), find("b")];
    const hasDiff = a !== undefined && b !== undefined;
    const asked = state.show === "diff" ? (hasDiff ? a : undefined) : find(state.show);
    const marked = asked ?? first;
    const { answer } = marked;
    if (!answer) return undefined;
    const isKnown = answered.some((one) => state.for !== null && one.answer?.sectors[state.for]);
    const sector = isKnown ? state.for : null;
    const isDiff = asked !== undefined && state.show === "diff";
    const other = isDiff ? b?.answer : undefined;
    return {
      show: isDiff ? "diff" : marked.letter,
      ...{ marked, answer, sector },
      worst: other ? widestDay(answer, other, sector) : worstDay(answer, sector),
      lastDay: Math.max(...answered.map((one) => one.answer?.days.at(-1) ?? 0)),
      horizonDays: Math.max(...answered.map(({ scenario }) => scenario.horizonDays)),
    };
  }, [shown, state.show, state.for]);
}
