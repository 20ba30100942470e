import type { ProductOverview } from "../../src/api/contract/operations.ts";
import { coneOf } from "./cone.ts";
import type { GraphModel } from "./graph-model.ts";
import { TIERS } from "./tiers.ts";

/** What the reader asks of the graph at the moment. */
export interface Attention {
  /** Products that are selected: one, or all that a country or firm makes. */
  readonly selected: readonly string[];
  readonly hovered: string | null;
  /** What stops first on the way to the sectors, and every sector that loses. */
  readonly path: readonly string[];
  /** What a cut leaves of each product, 0..1, and how far its colour has spread. */
  readonly cut: CutShown | null;
  /** Products that a filter leaves out; they fade, they do not vanish. */
  readonly filteredOut: ReadonlySet<string>;
}

export interface CutShown {
  readonly output: Readonly<Record<string, number>>;
  readonly targets: ReadonlySet<string>;
  /** Tiers up to this place show their loss. */
  readonly spread: number;
}

/** How strongly everything is drawn. */
export interface Focus {
  /** Strength of a mark and its label, 0..1. */
  readonly strengthOf: (id: string) => number;
  /** Places of the links drawn at full strength. */
  readonly litLinks: ReadonlySet<number>;
  /** Whether anything is asked for at all. */
  readonly isActive: boolean;
  /** Loss that a mark shows, 0..1; null: it shows its dependency. */
  readonly lossOf: (id: string) => number | null;
}

const FADED = 0.22;
const FILTERED = 0.1;
const LEAST_LOSS = 0.02;
const MOST_CUT_LINKS = 70;

type FocusModel = Pick<GraphModel, "links" | "index" | "tierOf">;

/**
 * Works out what is lit and what fades.
 * @param isShown whether a product has a mark of its own
 */
export function focusOf(
  attention: Attention,
  model: FocusModel,
  isShown: (id: string) => boolean,
): Focus {
  const { selected, hovered, path, cut, filteredOut } = attention;
  const starts = selected.length > 0 ? selected : hovered === null ? [] : [hovered];
  const cone = coneOf(starts.length === 1 && !cut ? starts : [], model.links, model.index);
  const lit = new Set([...starts, ...path, ...(hovered === null ? [] : [hovered])]);
  const lossOf = (id: string) => {
    if (!cut || TIERS.indexOf(model.tierOf.get(id) ?? "mined") > cut.spread) return null;
    return cut.targets.has(id) ? 1 : 1 - (cut.output[id] ?? 1);
  };
  const isHit = (id: string) => (lossOf(id) ?? 0) >= LEAST_LOSS;
  const isActive = starts.length > 0 || cut !== null;
  const strengthOf = (id: string) => {
    if (filteredOut.has(id) && !starts.includes(id)) return FILTERED;
    if (!isActive || lit.has(id) || isHit(id) || cone.tie.has(id)) return 1;
    return FADED;
  };
  const litLinks = cut ? cutLinks(model.links, lossOf, isShown) : cone.links;
  return { strengthOf, litLinks, isActive, lossOf };
}

/** For each product that a cut hits, the link that hits it hardest; of these the strongest. */
function cutLinks(
  links: FocusModel["links"],
  lossOf: (id: string) => number | null,
  isShown: (id: string) => boolean,
): ReadonlySet<number> {
  const best = new Map<string, { place: number; strength: number }>();
  links.forEach(({ from, to, hold }, place) => {
    const [before, after] = [lossOf(from) ?? 0, lossOf(to) ?? 0];
    if (before < LEAST_LOSS || after < LEAST_LOSS || !isShown(from) || !isShown(to)) return;
    const strength = before * hold;
    if (strength > (best.get(to)?.strength ?? 0)) best.set(to, { place, strength });
  });
  const order = [...best.values()].sort((a, b) => b.strength - a.strength || a.place - b.place);
  return new Set(order.slice(0, MOST_CUT_LINKS).map(({ place }) => place));
}

/** The products that a target names: itself, or all that a country or firm makes. */
export function productsOfTarget(
  target: string,
  products: readonly ProductOverview[],
  firms: readonly { readonly id: string; readonly products: readonly string[] }[],
): string[] {
  if (target.startsWith("@")) {
    const country = target.slice(1);
    const makes = ({ makers }: ProductOverview) =>
      makers.some((maker) => maker.country === country && maker.share !== 0);
    return products.filter(makes).map(({ id }) => id);
  }
  if (target.startsWith("#")) {
    const firm = firms.find(({ id }) => id === target.slice(1));
    return [...(firm?.products ?? [])];
  }
  const id = target.split(/->|@|#/)[0] ?? "";
  return products.some((product) => product.id === id) ? [id] : [];
}
