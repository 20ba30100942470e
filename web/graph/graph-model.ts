import type { GraphOverview } from "../../src/api/contract/operations.ts";
import { type Adjacency, adjacencyOf } from "./cone.ts";
import type { LayoutItem, LayoutLink } from "./layout.ts";
import { restLinks } from "./rest-links.ts";
import { lanesOf, type Tier, tiersOf } from "./tiers.ts";

/** What of a data set the picture needs and no choice of the reader changes. */
export interface GraphModel {
  readonly products: GraphOverview["products"];
  readonly inputs: GraphOverview["inputs"];
  readonly adjacency: Adjacency;
  readonly tierOf: ReadonlyMap<string, Tier>;
  readonly laneOf: ReadonlyMap<string, string>;
  readonly lanes: readonly string[];
  readonly items: readonly LayoutItem[];
  readonly layoutLinks: readonly LayoutLink[];
  readonly links: readonly { readonly from: string; readonly to: string }[];
  /** Places in `inputs` drawn at rest. */
  readonly atRest: ReadonlySet<number>;
}

/**
 * Prepares a data set for drawing.
 * @param usualScore score by product from the data set's own point of view: it decides who folds,
 *   so that a change of home moves nothing
 */
export function graphModel(
  { products, inputs }: GraphOverview,
  usualScore: ReadonlyMap<string, number>,
): GraphModel {
  const adjacency = adjacencyOf(inputs);
  const tierOf = tiersOf(products);
  const { laneOf, lanes } = lanesOf(products, adjacency.users);
  const items = products.map(({ id, importance }) => ({
    id,
    tier: tierOf.get(id) ?? "materials",
    lane: laneOf.get(id) ?? "",
    rank: usualScore.get(id) ?? importance ?? 0,
  }));
  const links = inputs.map(({ input, product }) => ({ from: input, to: product }));
  return {
    products,
    inputs,
    adjacency,
    tierOf,
    laneOf,
    lanes,
    items,
    layoutLinks: links,
    links,
    atRest: restLinks(inputs, usualScore),
  };
}

/** The neighbour that matters most in one direction: the strongest input or the strongest user. */
export function strongestNeighbour(
  { inputs }: GraphModel,
  id: string,
  direction: "needs" | "users",
  score: ReadonlyMap<string, number>,
): string | null {
  let best: string | null = null;
  let bestHold = -1;
  for (const { input, product, essentiality, substitutability } of inputs) {
    const [own, other] = direction === "needs" ? [product, input] : [input, product];
    if (own !== id) continue;
    const hold = essentiality * (1 - substitutability) + 0.01 * (score.get(other) ?? 0);
    if (hold > bestHold || (hold === bestHold && best !== null && other < best)) {
      best = other;
      bestHold = hold;
    }
  }
  return best;
}
