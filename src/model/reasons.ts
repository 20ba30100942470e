import { z } from "zod";
import { EventKind, Status } from "./tables.ts";

/**
 * Why a chokepoint is one, as figures: every reader words them for itself, in its own language.
 * A kind without figures is left out of a list of reasons; a figure that nobody states is null.
 */

const maybe = z.number().nullable();
const id = z.string();

const makers = z.strictObject({
  kind: z.literal("makers"),
  country: id.nullable().describe("the country asked about, else the largest maker; null: unknown"),
  share: maybe,
  largest: id.nullable(),
  largestShare: maybe,
  makers: z.number().describe("countries that are known to make some"),
  soleSource: z.boolean().nullable(),
  hhi: maybe,
  hhiLow: maybe,
  hhiHigh: maybe,
  basis: z.string().nullable(),
  year: maybe,
  status: Status.nullable(),
  source: id.nullable().describe("id of the source of the share"),
});
const holds = z.strictObject({
  kind: z.literal("holds"),
  products: z.number().describe("products that the country or firm is known to make"),
  majority: z.number().describe("of these, products of which it makes more than half"),
  strongest: z
    .array(z.strictObject({ product: id, share: z.number(), score: z.number() }))
    .describe("its products that lose most if it stops making them, one at a time"),
});
const stops = z.strictObject({
  kind: z.literal("stops"),
  sector: id.nullable().describe("weighted sector that loses most; null: none"),
  loss: z.number(),
  path: z.array(id).describe("products from the cut to the sector"),
  others: z.number().describe("further weighted sectors that lose"),
  reach: z.number().describe("importance of the sectors downstream"),
  users: maybe.describe("products that need the one cut; null: a country, firm or link is cut"),
});
const singlePoint = z.strictObject({
  kind: z.literal("singlePoint"),
  stopped: z.array(id).describe("weighted sectors whose output falls to zero"),
  sector: id.nullable().describe("the sector hit hardest"),
  alternativeRoutes: maybe.describe("separate routes from raw inputs to that sector without it"),
  onAllRoutes: z.array(id).describe("weighted sectors to which every route from a source run here"),
});
const alternatives = z.strictObject({
  kind: z.literal("alternatives"),
  input: id.describe("the product with which the path begins"),
  user: id.describe("the product next on the path"),
  essentiality: z.number(),
  substitutability: z.number(),
  headroom: z.number(),
  standIns: z.array(id).describe("other inputs of the same group"),
});
const spare = z.strictObject({
  kind: z.literal("spare"),
  spare: maybe.describe("world output that makers who are not cut can add; null: no figure"),
});
const stocks = z.strictObject({
  kind: z.literal("stocks"),
  user: id.nullable(),
  coverDays: maybe.describe("days of normal use with that user"),
  stockDays: maybe.describe("days of home use in stock in the home"),
  holders: z.array(z.string()),
  year: maybe,
});
const home = z.strictObject({
  kind: z.literal("home"),
  share: maybe.describe("home's part of supply; null: unknown or withheld"),
  basis: z.string().nullable().describe("what it is a part of; sourcing: of the home's use"),
  netImportReliance: maybe,
});
const unknown = z.strictObject({
  kind: z.literal("unknown"),
  share: maybe.describe("share of supply whose country is not known"),
  judgements: z.number().describe("figures on the path that no source backs"),
});
const events = z.strictObject({
  kind: z.literal("events"),
  count: z.number(),
  latest: z.strictObject({
    id,
    nameEn: z.string(),
    nameJa: z.string(),
    kind: EventKind,
    start: z.string().nullable(),
  }),
});

export const Reason = z
  .discriminatedUnion("kind", [
    ...[makers, holds, stops, singlePoint, alternatives],
    ...[spare, stocks, home, unknown, events],
  ] as const)
  .meta({ id: "Reason" });
export type Reason =
  | z.infer<typeof makers>
  | z.infer<typeof holds>
  | z.infer<typeof stops>
  | z.infer<typeof singlePoint>
  | z.infer<typeof alternatives>
  | z.infer<typeof spare>
  | z.infer<typeof stocks>
  | z.infer<typeof home>
  | z.infer<typeof unknown>
  | z.infer<typeof events>;
export type ReasonKind = Reason["kind"];
export type ReasonOf<Kind extends ReasonKind> = Extract<Reason, { kind: Kind }>;
