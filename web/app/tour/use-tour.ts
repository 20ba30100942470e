import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useMemo } from "react";
import { useLocation, useNavigate } from "react-router";
import { cutOfTarget } from "../../views/what-if/cut-of-target.ts";
import { writeScenarioText } from "../../views/what-if/slots/scenario-text.ts";
import { useChokepoints } from "../queries.ts";
import { useChosenViewpoint, useGraph } from "../shown-data-set.ts";
import { useViewState } from "../view-state.ts";
import { readAddress, type ViewState, writeAddress } from "../view-state-address.ts";
import { VIEWS } from "../views/view-ids.ts";
import { tourPlace } from "./tour-place.ts";
import { type Tour, tourOf } from "./tour-plan.ts";

export interface TourHandle {
  /** Undefined while the data set is on its way; null: it has nothing to walk. */
  readonly tour: Tour | null | undefined;
  /** Step that the address asks for, 1 the first; null: no tour is under way. */
  readonly step: number | null;
  /** Whether the page shows what the step speaks of: the reader may have walked elsewhere. */
  readonly isThere: boolean;
  /** Opens a step at its place. */
  readonly goTo: (step: number) => void;
  readonly end: () => void;
}

/** The guided tour of the data set that is shown, its step and the ways between steps. */
export function useTour(): TourHandle {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { state, set } = useViewState();
  const isPhone = useMediaQuery("(max-width: 639px)", false, { getInitialValueInEffect: false });
  const graph = useGraph().data;
  const viewpoint = useChosenViewpoint();
  const result = useChokepoints("product").data;
  const tour = useMemo(() => {
    if (!graph || result?.by !== "product") return undefined;
    return tourOf({ graph, items: result.items, views: VIEWS });
  }, [graph, result]);
  const goTo = useCallback(
    (step: number) => {
      const kind = tour?.steps[step - 1];
      if (!tour || !kind || !graph || !viewpoint) return;
      const place = tourPlace(kind, tour, isPhone);
      const params = new URLSearchParams(window.location.search);
      const next: ViewState = { ...readAddress(params).state, ...place.patch, tour: step };
      const cut = kind === "cut" ? cutOfTarget(tour.product, viewpoint, graph) : null;
      void navigate({
        pathname: place.pathname,
        search: writeAddress(next, params).toString(),
        hash: cut ? `#a=${writeScenarioText(cut)}` : window.location.hash,
      });
    },
    [tour, graph, viewpoint, isPhone, navigate],
  );
  const end = useCallback(() => set({ tour: null }, { replace: true }), [set]);
  const step = tour && state.tour !== null ? Math.min(state.tour, tour.steps.length) : null;
  const kind = step === null ? undefined : tour?.steps[step - 1];
  const place = tour && kind ? tourPlace(kind, tour, isPhone) : null;
  const isThere = place !== null && pathname === place.pathname && holds(state, place.patch.sel);
  return useMemo(() => ({ tour, step, isThere, goTo, end }), [tour, step, isThere, goTo, end]);
}

function holds({ sel }: ViewState, asked: string | null | undefined): boolean {
  return asked === undefined || asked === null || sel === asked;
}
