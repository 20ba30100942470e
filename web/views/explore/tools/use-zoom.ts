import { useCallback, useEffect, useMemo } from "react";
import { remembered } from "../../../app/preferences.ts";
import { isModified, isTaken } from "../../../app/use-keys.ts";
import { useViewState } from "../../../app/view-state.ts";
import { MOST_ZOOM } from "../../../app/view-state-address.ts";

/** How tall the graph is, and what changes that. */
export interface Zoom {
  readonly zoom: number;
  readonly canGrow: boolean;
  readonly canShrink: boolean;
  readonly set: (zoom: number) => void;
  readonly grow: () => void;
  readonly shrink: () => void;
  readonly fit: () => void;
}

/**
 * Zoom opens crowded cells: the graph grows taller, its columns stay. Keys `+`, `-` and `0`.
 * @param most the zoom at which no cell folds any more
 */
export function useZoom(most: number): Zoom {
  const { state, set } = useViewState();
  const limit = Math.min(MOST_ZOOM, Math.max(1, most));
  const now = Math.min(state.zoom, limit);
  const to = useCallback(
    (wanted: number) => {
      const zoom = Math.min(limit, Math.max(1, Math.round(wanted)));
      if (zoom !== state.zoom) set({ zoom }, { replace: true });
    },
    [limit, state.zoom, set],
  );
  const zoom = useMemo(
    () => ({
      zoom: now,
      canGrow: now < limit,
      canShrink: now > 1,
      set: to,
      grow: () => to(now + 1),
      shrink: () => to(now - 1),
      fit: () => to(1),
    }),
    [now, limit, to],
  );
  useZoomKeys(zoom);
  return zoom;
}

function useZoomKeys({ grow, shrink, fit }: Zoom): void {
  useEffect(() => {
    const actions: Readonly<Record<string, () => void>> = {
      ...{ "+": grow, "=": grow, "-": shrink, "−": shrink, "0": fit },
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isModified(event) || isTaken(event.target)) return;
      const action = remembered("keys") === "off" ? undefined : actions[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [grow, shrink, fit]);
}
