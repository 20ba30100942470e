import { z } from "zod";
import { Kind, Stage, Status } from "./tables.ts";

const maybe = z.number().nullable();

/** What a graph is made of: products with their makers, or firms that sell to one another. */
export const GraphKind = z.enum(["products", "firms"]);
export type GraphKind = z.infer<typeof GraphKind>;

/** A graph at a glance, enough to draw it and to search it. */
export const GraphSummary = z
  .strictObject({
    id: z.string(),
    kind: GraphKind.describe(
      "products: a data package or network document; firms: an edge list of firms",
    ),
    titleEn: z.string(),
    titleJa: z.string().nullable(),
    version: z.string(),
    counts: z.record(z.string(), z.number()),
  })
  .meta({ id: "GraphSummary" });
export type GraphSummary = z.infer<typeof GraphSummary>;

const Maker = z.strictObject({
  country: z.string(),
  share: maybe,
  status: Status.nullable(),
});

export const ProductOverview = z.strictObject({
  id: z.string(),
  kind: Kind,
  stage: Stage.nullable(),
  lane: z.string().nullable(),
  pillar: z.string().nullable(),
  kindOf: z.string().nullable(),
  nameEn: z.string(),
  nameJa: z.string(),
  synonyms: z.array(z.string()),
  importance: maybe.describe("sectors: weight in the chosen set, normalised to sum 1"),
  makers: z.array(Maker).describe("largest first; UNK and OTH last"),
  supplyBasis: z.string().nullable(),
  supplyYear: maybe,
  supplyStatus: z.enum([...Status.options, "missing"]),
  depth: z
    .number()
    .describe("least number of steps to a sector; 0 = a sector, no path = beyond the deepest"),
});
export type ProductOverview = z.infer<typeof ProductOverview>;

export const InputOverview = z.strictObject({
  input: z.string(),
  product: z.string(),
  group: z.string(),
  essentiality: z.number(),
  substitutability: z.number(),
  mix: z.number(),
  headroom: z.number(),
});
export type InputOverview = z.infer<typeof InputOverview>;

export const CountryOverview = z.strictObject({
  id: z.string(),
  nameEn: z.string(),
  nameJa: z.string(),
  blocs: z.array(z.string()),
  governance: maybe,
});
export type CountryOverview = z.infer<typeof CountryOverview>;

export const GraphOverview = GraphSummary.extend({
  defaults: z.strictObject({
    home: z.array(z.string()),
    trusted: z.array(z.string()),
    adversary: z.array(z.string()),
  }),
  importanceSets: z.array(z.string()),
  products: z.array(ProductOverview),
  inputs: z.array(InputOverview),
  countries: z.array(CountryOverview),
  firms: z.array(
    z.strictObject({
      id: z.string(),
      nameEn: z.string(),
      nameJa: z.string(),
      products: z.array(z.string()),
    }),
  ),
  sources: z.array(z.strictObject({ id: z.string(), citation: z.string() })),
}).meta({ id: "GraphOverview" });
export type GraphOverview = z.infer<typeof GraphOverview>;
