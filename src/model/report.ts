import { z } from "zod";
import { ProductDetail, ResolvedSupply, Source } from "./details.ts";
import { Choices } from "./options.ts";
import { Certificate, ChokepointItem, CutResult, DependencyItem, LossRange } from "./results.ts";
import { RiskItem } from "./risk.ts";
import { ShapleyResult } from "./shapley.ts";

/** Options of `report`. */
export const ReportOptions = Choices.extend({
  subject: z
    .string()
    .min(1)
    .max(400)
    .describe("id of a product or sector, or a country: CHN, @CHN"),
}).meta({ id: "ReportRequest" });
export type ReportOptions = z.infer<typeof ReportOptions>;

const maybe = z.number().nullable();

/** A place in a ranking, with the reasons for it; null: the subject is not ranked. */
const Placed = z.strictObject({ item: ChokepointItem.nullable(), total: z.number() });

const byScope = z.strictObject({
  foreign: DependencyItem,
  untrusted: DependencyItem,
  adversary: DependencyItem,
});

/** A ban of sales by the largest foreign maker to the home, from re-routed to lost for good. */
const Embargo = z.strictObject({
  seller: z.string(),
  buyers: z.array(z.string()),
  lossRange: LossRange,
});

/** Where the home buys it, and what the same cut costs if that counts as its supply. */
const Bought = z.strictObject({
  ...ResolvedSupply.pick({ year: true, status: true, makers: true }).shape,
  loss: maybe.describe("loss of the cut on the basis home_sourcing"),
});

export const ProductFacts = z.strictObject({
  kind: z.literal("product"),
  detail: ProductDetail,
  ranking: Placed,
  dependency: byScope,
  risk: RiskItem.nullable(),
  cut: CutResult,
  embargo: Embargo.nullable(),
  bought: Bought.nullable().describe("null: no sourcing rows of the home, or they count already"),
  split: ShapleyResult.nullable().describe("the loss over the largest makers that are cut"),
  projects: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      country: z.string(),
      state: z.string().nullable(),
      gainShare: maybe,
      gainBasis: z.string(),
      permitYears: maybe,
      buildYears: maybe,
      source: Source.nullable(),
    }),
  ),
});
export type ProductFacts = z.infer<typeof ProductFacts>;

/** The figures of supply that a cut rests on. */
const Behind = z.strictObject({
  product: z.string().describe("whose makers they are"),
  share: maybe.describe("what the cut country or firm holds of it; null for a product"),
  status: z.string().nullable(),
  year: maybe,
  sources: z.array(Source),
});
export type Behind = z.infer<typeof Behind>;

const Ranked = z.strictObject({
  items: z.array(ChokepointItem).describe("ties with the highest low end first"),
  total: z.number(),
  tied: z.number().describe("how many cost as much as the first, itself included"),
  quarter: z.number().describe("how many each stop a quarter of the sector or more"),
  quarterSure: z.number().describe("the same at the low end of the range"),
  surest: z
    .strictObject({ id: z.string(), scoreLow: z.number() })
    .nullable()
    .describe("the item with the highest low end"),
  behind: z.record(z.string(), Behind).describe("by item"),
});

/** What is known to soften the loss of a product. */
const Help = z.strictObject({
  product: z.string(),
  stocks: ProductDetail.shape.stocks.describe("newest year"),
  use: ProductDetail.shape.neededBy.element.nullable().describe("where its path leads first"),
  spare: z
    .strictObject({
      without: z.string().describe("the largest maker"),
      added: z.number().describe("by the others, part of world output"),
      sources: z.array(Source),
    })
    .nullable(),
  projects: z.number(),
});
export type Help = z.infer<typeof Help>;

export const SectorFacts = z.strictObject({
  kind: z.literal("sector"),
  detail: ProductDetail,
  importance: maybe,
  dependency: byScope,
  byProduct: Ranked,
  byProducer: Ranked,
  byCountry: Ranked,
  byFirm: Ranked,
  split: ShapleyResult.nullable().describe("loss of the sector over its worst countries"),
  help: z.array(Help).describe("of the strongest products"),
  events: ProductDetail.shape.events.describe("of the sector and its strongest products"),
});
export type SectorFacts = z.infer<typeof SectorFacts>;

const Hold = z.strictObject({
  item: ChokepointItem,
  share: maybe.describe("the country's share of the product's supply"),
  year: maybe,
  status: z.string().nullable(),
  source: Source.nullable(),
});

export const CountryFacts = z.strictObject({
  kind: z.literal("country"),
  id: z.string(),
  isHome: z.boolean(),
  role: z
    .enum(["home", "trusted", "adversary", "neutral", "unknown"])
    .describe("unknown: OTH and UNK, supply whose country nobody states"),
  governance: maybe,
  governanceSources: z.array(Source),
  makes: z.strictObject({
    products: z.number(),
    majority: z.number(),
    sole: z.number(),
    unnamed: z.number().describe("products with supply whose country nobody states"),
  }),
  ranking: Placed.extend({
    place: maybe.describe("in the whole ranking; of a tie the first"),
    tied: z.number().describe("how many countries cost as much, itself included"),
  }),
  cut: CutResult,
  holds: z.array(Hold).describe("its products that hurt most, one at a time"),
  split: ShapleyResult.nullable().describe("the loss over its strongest holds"),
  bought: z
    .array(
      z.strictObject({
        product: z.string(),
        share: maybe,
        market: z.string(),
        status: z.string().nullable(),
        year: maybe,
        source: Source.nullable(),
      }),
    )
    .describe("what home buys from it, newest year, largest share first"),
  events: ProductDetail.shape.events,
});
export type CountryFacts = z.infer<typeof CountryFacts>;

/** The facts of a dossier, before they are written. */
export const ReportResult = z
  .strictObject({
    subject: z.string(),
    kind: z.enum(["product", "sector", "country"]),
    title: z.string(),
    facts: z.discriminatedUnion("kind", [ProductFacts, SectorFacts, CountryFacts]),
    certificate: Certificate,
  })
  .meta({ id: "ReportResult" });
export type ReportResult = z.infer<typeof ReportResult>;

export const WrittenReport = z
  .strictObject({
    subject: z.string(),
    kind: z.enum(["product", "sector", "country"]),
    title: z.string(),
    markdown: z.string(),
    html: z.string().describe("one page that needs nothing else"),
    certificate: Certificate,
  })
  .meta({ id: "WrittenReport" });
export type WrittenReport = z.infer<typeof WrittenReport>;
