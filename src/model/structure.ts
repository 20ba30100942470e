import { z } from "zod";

const maybe = z.number().nullable();
const sectors = z.array(z.string());

/**
 * Why a chokepoint is one; never blended into its score. A producer or a link stands where its product
 * stands; of several products at once most figures say nothing and are null.
 */
export const Structure = z
  .strictObject({
    tier: maybe.describe("least number of steps to a weighted sector; null: no path"),
    reach: z.number().describe("importance of the sectors downstream"),
    soleSource: z.boolean().nullable().describe("one country makes all of it"),
    hhi: maybe,
    betweenness: maybe.describe("share of shortest paths, normalised"),
    betweennessRank: maybe.describe("place by betweenness among all products, ties share the best"),
    pagerank: maybe.describe("PageRank on reversed links, by strength"),
    singlePointOfFailureFor: sectors.describe("sectors to which no route leads without it"),
    criticalFor: sectors.describe("sectors of which nothing is left when it is cut (pool)"),
    alternativeRoutes: maybe.describe(
      "routes without it, no two of which share a product, from products without inputs to the " +
        "sector hit hardest; null: none is hit",
    ),
    articulation: z.boolean().nullable().describe("the undirected graph falls apart without it"),
    core: maybe.describe("core number in the undirected graph"),
    component: maybe.describe("products in its cycle; null: it is in none"),
    coverDays: maybe.describe("least known days of cover where the binding path begins"),
  })
  .meta({ id: "Structure" });
export type Structure = z.infer<typeof Structure>;
