import { useCallback, useMemo } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import {
  type ReadAddress,
  readAddress,
  type ViewState,
  writeAddress,
} from "./view-state-address.ts";

export interface SetOptions {
  /** Sliders, typing and hover replace the history entry; choosing something adds one. */
  readonly replace?: boolean;
}

export interface ViewStateHandle extends ReadAddress {
  /** Changes some of the state and with it the address. */
  readonly set: (patch: Partial<ViewState>, options?: SetOptions) => void;
  /** Goes to another view with the state kept. */
  readonly go: (view: "explore" | "chokepoints", patch?: Partial<ViewState>) => void;
}

/**
 * The state of the view, which lives in the address alone: a link shows what I saw.
 * @returns the state, the notes on what the address held that is not understood, and two changers
 */
export function useViewState(): ViewStateHandle {
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const { search } = useLocation();
  const read = useMemo(() => readAddress(new URLSearchParams(search)), [search]);
  const set = useCallback(
    (patch: Partial<ViewState>, { replace = false }: SetOptions = {}) => {
      setParams((now) => writeAddress({ ...readAddress(now).state, ...patch }, now), { replace });
    },
    [setParams],
  );
  const go = useCallback(
    (view: "explore" | "chokepoints", patch: Partial<ViewState> = {}) => {
      const next = writeAddress({ ...readAddress(params).state, ...patch }, params).toString();
      void navigate({ pathname: `/${view}`, search: next ? `?${next}` : "" });
    },
    [navigate, params],
  );
  return useMemo(() => ({ ...read, set, go }), [read, set, go]);
}
