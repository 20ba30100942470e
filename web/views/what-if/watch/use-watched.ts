import { useMemo } from "react";
import type { SimulateResponse } from "../../../../src/api/contract/operations.ts";
import { useViewState } from "../../../app/view-state.ts";
import type { Letter, ShownScenario } from "../shown-scenario.ts";
import { hasTotal } from "./chart/course-lines.ts";
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
    const sector = sectorOf(answered, answer, state.for);
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

/** The sector that is asked for; where nothing adds sectors up, the one that loses most. */
function sectorOf(
  answered: readonly ShownScenario[],
  answer: SimulateResponse,
  asked: string | null,
): string | null {
  if (asked !== null && answered.some((one) => one.answer?.sectors[asked])) return asked;
  return hasTotal(answer) ? null : mostLost(answer);
}

/** The sector that loses most, where nothing adds them up; null: there are none. */
export function mostLost({ sectors }: Pick<SimulateResponse, "sectors">): string | null {
  const order = Object.entries(sectors).sort(([, a], [, b]) => b.lostDays - a.lostDays);
  return order[0]?.[0] ?? null;
}
