import type { GraphOverview } from "../../src/api/contract/operations.ts";
import { type HeldLink, type LinkIndex, linkIndex } from "./cone.ts";
import { needsLayers } from "./layered/needs-layers.ts";
import type { LayoutItem } from "./layout.ts";
import { hold } from "./rest-links.ts";
import { lanesOf, TIERS, type Tier, tiersOf } from "./tiers.ts";

/** What of a data set the picture needs and no choice of the reader changes. */
export interface GraphModel {
  readonly products: GraphOverview["products"];
  readonly inputs: GraphOverview["inputs"];
  readonly tierOf: ReadonlyMap<string, Tier>;
  readonly laneOf: ReadonlyMap<string, string>;
  readonly lanes: readonly string[];
  readonly items: readonly LayoutItem[];
  /** The inputs as links, in the same order. */
  readonly links: readonly HeldLink[];
  readonly index: LinkIndex;
  readonly usualScore: ReadonlyMap<string, number>;
  /** Every column that there may be, left to right. */
  readonly tiers: readonly string[];
  /** Whether there are no tiers to be drawn in: the columns must be found. */
  readonly isLayered: boolean;
}

/** Between equals, who has more links stays in view. */
const DEGREE = 1e-9;

/**
 * Prepares a data set for drawing.
 * @param usualScore score by product from the data set's own point of view: it decides who folds,
 *   so that a change of home moves nothing
 */
export function graphModel(
  { products, inputs }: GraphOverview,
  usualScore: ReadonlyMap<string, number>,
): GraphModel {
  const links = inputs.map((input) => ({
    from: input.input,
    to: input.product,
    hold: hold(input),
  }));
  const index = linkIndex(links);
  const users = new Map(
    [...index.outOf].map(([id, places]) => [id, places.flatMap((place) => links[place]?.to ?? [])]),
  );
  const degreeOf = (id: string) =>
    (index.outOf.get(id)?.length ?? 0) + (index.into.get(id)?.length ?? 0);
  const tierOf = tiersOf(products);
  const { laneOf, lanes } = lanesOf(products, users);
  const items = products.map(({ id, importance }) => ({
    id,
    tier: tierOf.get(id) ?? "materials",
    lane: laneOf.get(id) ?? "",
    rank: (usualScore.get(id) ?? importance ?? 0) + degreeOf(id) * DEGREE,
  }));
  return {
    products,
    inputs,
    tierOf,
    laneOf,
    lanes,
    items,
    links,
    index,
    usualScore,
    tiers: TIERS,
    isLayered: needsLayers(products, links),
  };
}

/** The neighbour that matters most in one direction: the strongest input or the strongest user. */
export function strongestNeighbour(
  { links }: GraphModel,
  id: string,
  direction: "needs" | "users",
  score: ReadonlyMap<string, number>,
): string | null {
  let best: string | null = null;
  let bestHold = -1;
  for (const link of links) {
    const [own, other] = direction === "needs" ? [link.to, link.from] : [link.from, link.to];
    if (own !== id) continue;
    const tie = link.hold + 0.01 * (score.get(other) ?? 0);
    if (tie > bestHold || (tie === bestHold && best !== null && other < best)) {
      best = other;
      bestHold = tie;
    }
  }
  return best;
}
