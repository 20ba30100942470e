import { createContext, useCallback, useContext, useMemo } from "react";
import { useNavigate } from "react-router";
import {
  DEFAULT_STATE,
  keptHash,
  type ReadAddress,
  readAddress,
  type ViewState,
  writeAddress,
} from "./view-state-address.ts";
import type { View } from "./views/view-ids.ts";

export interface SetOptions {
  /** Sliders, typing and hover replace the history entry; choosing something adds one. */
  readonly replace?: boolean;
}

export interface ViewStateHandle extends ReadAddress {
  /** Changes some of the state and with it the address. */
  readonly set: (patch: Partial<ViewState>, options?: SetOptions) => void;
  /** Goes to another view with the state kept. */
  readonly go: (view: View, patch?: Partial<ViewState>) => void;
}

/** What the address amounts to on the data set that is shown. */
export const ShownAddress = createContext<ReadAddress>({ state: DEFAULT_STATE, notes: [] });

/**
 * The state of the view, which lives in the address alone: a link shows what I saw.
 * @returns the state, the notes on what the address held that is not understood, and two changers
 */
export function useViewState(): ViewStateHandle {
  const navigate = useNavigate();
  const read = useContext(ShownAddress);
  const set = useCallback(
    (patch: Partial<ViewState>, { replace = false }: SetOptions = {}) => {
      const { isSame, ...address } = changed(patch);
      void navigate(address, { replace: replace || isSame });
    },
    [navigate],
  );
  const go = useCallback(
    (view: View, patch: Partial<ViewState> = {}) => {
      const { search, hash } = changed(patch);
      void navigate({ pathname: `/${view}`, search, hash });
    },
    [navigate],
  );
  return useMemo(() => ({ ...read, set, go }), [read, set, go]);
}

interface ChangedAddress {
  readonly search: string;
  readonly hash: string;
  /** Nothing changes: choosing again what is chosen adds no entry to the history. */
  readonly isSame: boolean;
}

/** The address as it is now, which may be ahead of what is drawn, with a change. */
function changed(patch: Partial<ViewState>): ChangedAddress {
  const now = new URLSearchParams(window.location.search);
  const { state } = readAddress(now);
  const search = writeAddress({ ...state, ...patch }, now).toString();
  const hash = keptHash(window.location.hash, state, patch); // unsaved scenarios stay at hand
  const isSame = search === writeAddress(state, now).toString() && hash === window.location.hash;
  return { search, hash, isSame };
}
