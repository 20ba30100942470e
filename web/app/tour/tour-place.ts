import { figureState } from "../../parts/figure-address.ts";
import { DEFAULT_STATE, type ViewState } from "../view-state-address.ts";
import type { Tour, TourStepKind } from "./tour-plan.ts";

export interface TourPlace {
  readonly pathname: string;
  readonly patch: Partial<ViewState>;
  /** What the step speaks of, the most telling first; the first one on the page is pointed at. */
  readonly anchors: readonly string[];
}

const { kind, tier, lane, maker, status, q, min, dep } = DEFAULT_STATE;
/** Nothing is filtered out or cut while the tour points at it. */
const WHOLE = { kind, tier, lane, maker, status, q, min, dep, to: null } as const;

/**
 * Where a step plays: view, state, and what on the page it speaks of.
 * @param isPhone the panel would hide the ranking there
 */
export function tourPlace(
  step: TourStepKind,
  { product }: Pick<Tour, "product">,
  isPhone = false,
): TourPlace {
  const explore = (sel: string | null, anchors: readonly string[]): TourPlace => ({
    pathname: "/explore",
    patch: { ...WHOLE, sel, view: "graph" },
    anchors,
  });
  switch (step) {
    case "graph":
      return explore(null, [".finding-bar h1", ".finding-bar", ".ladder-head", ".ladder"]);
    case "maker":
      return explore(product, ["[data-tour='makers']", ".ladder-head", ".ladder"]);
    case "path":
      return explore(product, ["[data-tour='path']", ".rung-sector", ".ladder"]);
    case "score":
      return explore(product, ["[data-tour='score']", ".ladder-head", ".ladder"]);
    case "rank":
      return {
        pathname: "/chokepoints",
        patch: {
          ...WHOLE,
          sel: isPhone ? null : product,
          by: "product",
          for: null,
          cols: "usual",
          sort: null,
        },
        anchors: [`[data-row='${product}']`, ".ranking-scroll", ".phone-rows"],
      };
    case "cut":
      return {
        pathname: "/what-if",
        patch: { ...WHOLE, sel: null, a: null, b: null, c: null, d: null, day: null, show: "a" },
        anchors: [".watch-top", ".what-if h1", ".what-if"],
      };
    case "source":
      return {
        pathname: "/data",
        patch: { ...WHOLE, ...figureState({ target: product }) },
        anchors: [".figure-columns .figure-part", ".data-view .is-open"],
      };
  }
}
