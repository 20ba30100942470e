import type { ProductOverview } from "../../src/api/contract/operations.ts";
import { type Adjacency, coneOf, inCone } from "./cone.ts";
import { TIERS, type Tier } from "./tiers.ts";

/** What the reader asks of the graph at the moment. */
export interface Attention {
  /** Products that are selected: one, or all that a country or firm makes. */
  readonly selected: readonly string[];
  readonly hovered: string | null;
  /** What stops first, from the selected product to the sector that loses most. */
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
  /** Whether a link is drawn at full strength. */
  readonly isLit: (from: string, to: string) => boolean;
  /** Whether anything is asked for at all. */
  readonly isActive: boolean;
  /** Loss that a mark shows, 0..1; null: it shows its dependency. */
  readonly lossOf: (id: string) => number | null;
}

const FADED = 0.22;
const FILTERED = 0.1;
const LEAST_LOSS = 0.02;

/** Works out what is lit and what fades. */
export function focusOf(
  { selected, hovered, path, cut, filteredOut }: Attention,
  adjacency: Adjacency,
  tierOf: ReadonlyMap<string, Tier>,
): Focus {
  const starts = selected.length > 0 ? selected : hovered === null ? [] : [hovered];
  const several = starts.length > 1;
  const cone = coneOf(several ? [] : starts, adjacency);
  const lit = new Set([...starts, ...cone.upstream, ...cone.downstream, ...path]);
  if (hovered !== null) lit.add(hovered);
  const lossOf = (id: string) => {
    if (!cut || TIERS.indexOf(tierOf.get(id) ?? "mined") > cut.spread) return null;
    return cut.targets.has(id) ? 1 : 1 - (cut.output[id] ?? 1);
  };
  const isHit = (id: string) => (lossOf(id) ?? 0) >= LEAST_LOSS;
  const isActive = starts.length > 0 || cut !== null;
  const strengthOf = (id: string) => {
    if (filteredOut.has(id) && !starts.includes(id)) return FILTERED;
    if (!isActive || isHit(id)) return 1;
    return lit.has(id) && !cut ? 1 : starts.includes(id) || id === hovered ? 1 : FADED;
  };
  const isLit = (from: string, to: string) =>
    cut ? isHit(from) && isHit(to) : starts.length > 0 && inCone(cone, from, to);
  return { strengthOf, isLit, isActive, lossOf };
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
