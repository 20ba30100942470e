import { z } from "zod";

/** A network of firms as it is looked at: groups, one group, one firm and what is around it. */

const count = z.number().int().nonnegative();
const amount = z.number().nonnegative().describe("in the unit of the weights");
const share = z.number().min(0).max(1);
const name = z.string().describe("as people call the firm; its id where nothing else is stated");

/** What firms are put together by. */
export const FirmGrouping = z.enum(["industry", "country", "community"]);
export type FirmGrouping = z.infer<typeof FirmGrouping>;

/** How firms are ranked by what the network would lose with them. */
export const FirmRisk = z
  .strictObject({
    measure: z
      .enum(["esri", "pagerank"])
      .describe(
        "what ranks firms now: esri, share of all output lost if the firm stops; pagerank, a stand-in " +
          "from the links alone (PageRank, buyers to suppliers): an order, no share of output",
      ),
    esri: z
      .strictObject({ done: count, of: count })
      .nullable()
      .describe("how far the index has come; null: the network is too large for all firms"),
  })
  .meta({ id: "FirmRisk" });
export type FirmRisk = z.infer<typeof FirmRisk>;

/** Share of purchases from suppliers outside the home. */
const abroad = share
  .nullable()
  .describe(
    "share of purchases from suppliers outside the home, of those whose country is known; a group: " +
      "mean of its firms; null: not known of any",
  );

export const FirmGroup = z.strictObject({
  id: z.string().describe("name of the industry or country, number of the community"),
  kind: z
    .enum(["named", "unknown", "rest"])
    .describe("unknown: firms that state none; rest: all groups beyond the largest, together"),
  groups: count.describe("how many groups these are: 1, but for the rest"),
  firms: count,
  linksInside: count,
  tradeInside: amount,
  sold: amount.describe("to firms of other groups"),
  bought: amount.describe("from firms of other groups"),
  abroad,
  abroadKnown: share
    .nullable()
    .describe("share of its purchases whose supplier's country is known"),
  tier: z.number().describe("place from suppliers (0) to buyers: trophic level"),
  mostly: z
    .strictObject({ name: z.string(), part: share })
    .nullable()
    .describe("communities: their most common industry, else country"),
});
export type FirmGroup = z.infer<typeof FirmGroup>;

const Link = z.strictObject({ from: z.string(), to: z.string(), trade: amount, links: count });
const LeftOut = z.strictObject({ links: count, trade: amount }).describe("not sent, but counted");

/** Groups of firms and the trade between them: every firm and all trade is in it exactly once. */
export const FirmsOverview = z
  .strictObject({
    group: FirmGrouping,
    groupings: z.array(FirmGrouping).describe("what the network can be put together by"),
    home: z.array(z.string()).describe("countries that count as home"),
    countries: z.array(z.strictObject({ id: z.string(), firms: count })).describe("largest first"),
    unit: z.string().nullable().describe("of the weights; null: not stated"),
    firms: count,
    links: count.describe("pairs of firms with trade; repeated rows count once"),
    trade: amount,
    industries: count,
    groups: z.array(FirmGroup).describe("largest first, unknown and rest last"),
    between: z.array(Link).describe("trade between groups, largest first"),
    leftOut: LeftOut,
    risk: FirmRisk,
    tenth: count
      .nullable()
      .describe("firms whose stop alone would cost a tenth of output; null: no ESRI"),
    riskiest: z.strictObject({ id: z.string(), name, risk: z.number() }).nullable(),
    halfOfSales: count.describe("least number of firms that make half of all sales"),
    dataVersion: z.string(),
  })
  .meta({ id: "FirmsOverview" });
export type FirmsOverview = z.infer<typeof FirmsOverview>;

/** A firm as it is drawn and listed. */
export const FirmMark = z.strictObject({
  id: z.string(),
  name,
  industry: z.string().nullable(),
  country: z.string().nullable(),
  group: z.string(),
  risk: z.number().describe("by `risk.measure`"),
  rank: count.describe("1: the riskiest of all firms"),
  sold: amount,
  bought: amount,
  abroad,
});
export type FirmMark = z.infer<typeof FirmMark>;

export const FirmsOfGroup = z
  .strictObject({
    group: FirmGroup.nullable().describe("null: all firms"),
    firms: count,
    carry: count.describe("least number of these firms that carry half of their risk"),
    offset: count,
    items: z.array(FirmMark).describe("by risk falling, then id"),
    risk: FirmRisk,
    dataVersion: z.string(),
  })
  .meta({ id: "FirmsOfGroup" });
export type FirmsOfGroup = z.infer<typeof FirmsOfGroup>;

/** Firms with the links among them. */
export const FirmsNetwork = z
  .strictObject({
    items: z
      .array(FirmMark.extend({ place: z.number() }))
      .describe(
        "place: of a group, trophic level from 0; around a firm, steps: suppliers below 0, buyers above",
      ),
    more: count.describe("firms that belong here and are not sent"),
    links: z.array(z.strictObject({ from: z.string(), to: z.string(), trade: amount })),
    leftOut: LeftOut.describe("links among the firms that are sent, but not sent"),
    risk: FirmRisk,
    dataVersion: z.string(),
  })
  .meta({ id: "FirmsNetwork" });
export type FirmsNetwork = z.infer<typeof FirmsNetwork>;

const Partner = FirmMark.extend({ trade: amount, part: share.describe("of all it buys or sells") });

export const FirmDetail = z
  .strictObject({
    firm: FirmMark,
    community: z.string().nullable().describe("null: communities were not asked for yet"),
    firms: count.describe("in the network"),
    shareOfTrade: share.describe("half of its sales and purchases over all trade"),
    abroadKnown: share.nullable(),
    suppliers: z.strictObject({ count, items: z.array(Partner) }).describe("largest first"),
    customers: z.strictObject({ count, items: z.array(Partner) }).describe("largest first"),
    risk: FirmRisk,
    dataVersion: z.string(),
  })
  .meta({ id: "FirmDetail" });
export type FirmDetail = z.infer<typeof FirmDetail>;

/** What is lost if one firm stops. */
export const FirmStop = z
  .strictObject({
    id: z.string(),
    esri: share.describe("share of all output lost"),
    down: share.describe("by missing inputs alone"),
    up: share.describe("by missing customers alone"),
    firms: count.describe("firms that lose any output"),
    hit: z
      .array(z.strictObject({ id: z.string(), name, industry: z.string().nullable(), loss: share }))
      .describe("those that lose most output, largest first"),
    notes: z.array(z.string()),
    dataVersion: z.string(),
  })
  .meta({ id: "FirmStop" });
export type FirmStop = z.infer<typeof FirmStop>;

export const FirmSearch = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: z.string(),
        name,
        industry: z.string().nullable(),
        country: z.string().nullable(),
      }),
    ),
    found: count,
    groups: z.array(z.strictObject({ grouping: FirmGrouping, id: z.string(), firms: count })),
    dataVersion: z.string(),
  })
  .meta({ id: "FirmSearch" });
export type FirmSearch = z.infer<typeof FirmSearch>;

export const FirmRiskState = FirmRisk.extend({ dataVersion: z.string() }).meta({
  id: "FirmRiskState",
});
export type FirmRiskState = z.infer<typeof FirmRiskState>;
