import { useCallback, useMemo } from "react";
import { useViewState } from "../../../app/view-state.ts";
import { type FirmSelection, readSelection, writeSelection } from "./firm-selection.ts";

/** What is looked at, and how to look at something else; both live in the address. */
export function useFirmSelection() {
  const { state, set } = useViewState();
  const selection = useMemo(() => readSelection(state.sel), [state.sel]);
  const look = useCallback(
    (next: FirmSelection, options?: { readonly replace?: boolean }) =>
      set({ sel: writeSelection(next) }, options),
    [set],
  );
  return { selection, look };
}
