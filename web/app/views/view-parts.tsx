import { type ComponentType, lazy } from "react";
import { ChokepointsView } from "../../views/chokepoints/chokepoints-view.tsx";
import { ExploreView } from "../../views/explore/explore-view.tsx";
import type { View } from "./view-ids.ts";

/** What is drawn for each view. The first two come with the page, the others when first opened. */
export const VIEW_PARTS: Readonly<Record<View, ComponentType>> = {
  explore: ExploreView,
  chokepoints: ChokepointsView,
  "what-if": lazy(() =>
    import("../../views/what-if/what-if-view.tsx").then(({ WhatIfView }) => ({
      default: WhatIfView,
    })),
  ),
  map: lazy(() =>
    import("../../views/map/map-view.tsx").then(({ MapView }) => ({ default: MapView })),
  ),
  data: lazy(() =>
    import("../../views/data/data-view.tsx").then(({ FiguresView }) => ({ default: FiguresView })),
  ),
};
