import { useRef } from "react";
import { useViewState } from "../../../app/view-state.ts";
import type { Letter } from "../shown-scenario.ts";

/** The scenario that is built at the left: the one shown; where a difference is shown, the last. */
export function useActiveLetter(open: readonly Letter[]): Letter {
  const { show } = useViewState().state;
  const last = useRef<Letter | null>(null);
  const asked = show === "diff" ? last.current : show;
  const letter = open.find((each) => each === asked) ?? open[0] ?? "a";
  last.current = letter;
  return letter;
}
