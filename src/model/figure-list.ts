import { z } from "zod";
import { TABLE_NAMES } from "./data-set.ts";
import { Source } from "./details.ts";
import { CountryCode } from "./ids.ts";
import { Status } from "./tables.ts";

/** The figures of a data set as a list: filtered, sorted, a page at a time. */

export const TableId = z.enum(TABLE_NAMES as [(typeof TABLE_NAMES)[number]]);
export const ListedStatus = z.enum([...Status.options, "missing"]);
export type ListedStatus = z.infer<typeof ListedStatus>;

/** What a figure counts, for words beside it. */
export const FigureUnit = z.enum([
  ...(["share", "ratio", "days", "years", "year", "index", "points", "weight"] as const),
  ...(["quantity", "price", "musd", "grade", "text"] as const),
]);
export type FigureUnit = z.infer<typeof FigureUnit>;

/** What a share is a share of, or which index it is. */
export const FigureWhole = z.enum([
  ...([
    "worldProduction",
    "worldCapacity",
    "worldHeadquarters",
    "ownOutput",
    "worldOutput",
  ] as const),
  ...(["marketPurchases", "apparentConsumption", "outputLost", "inputReplaced", "group"] as const),
  ...(["inputSupply", "productValue", "normalUse", "productUse", "sectors", "homeUse"] as const),
  ...(["supplyStopped", "success", "governance", "policyRisk", "willingnessRisk"] as const),
  ...(["tradeParameter", "measure"] as const),
]);
export type FigureWhole = z.infer<typeof FigureWhole>;

export const SORTS = ["product", "value", "low", "year", "status", "source", "country"] as const;
export const FigureSort = z.enum(SORTS.flatMap((name) => [name, `-${name}` as const]));
export type FigureSort = z.infer<typeof FigureSort>;

export const MOST_FIGURES = 500;

/** Which figures are asked for. */
export const FigureListOptions = z
  .strictObject({
    table: TableId.optional().describe("one table; default: all of them, one after another"),
    q: z.string().max(200).default("").describe("words in names, synonyms, countries, sources"),
    product: z.string().min(1).optional().describe("id of a product"),
    country: CountryCode.optional().describe("that a row names"),
    firm: z.string().min(1).optional().describe("id of a firm"),
    source: z.string().min(1).optional().describe("id of a source, of the figure or of a rival"),
    status: z.array(ListedStatus).default([]).describe("any of these; default: all"),
    until: z.number().int().min(1900).max(2100).optional().describe("of this year or before"),
    only: z
      .enum(["used", "disputed", "unsourced"])
      .optional()
      .describe("computed with; another source disagrees; no source"),
    per: z
      .enum(["figure", "product"])
      .default("figure")
      .describe("product: of each product the largest that matches, with how many more there are"),
    sort: FigureSort.optional().describe("- in front: falling; default: the order of the data"),
    find: z.string().min(1).max(2000).optional().describe("key of a row, or id of a product"),
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(0).max(MOST_FIGURES).default(100),
  })
  .meta({ id: "FigureListOptions" });
export type FigureListOptions = z.infer<typeof FigureListOptions>;

const maybe = z.number().nullable();
const maybeText = z.string().nullable();
const cell = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable();

const figure = {
  column: maybeText.describe("of the row; null: the table has no figures"),
  value: z.union([z.number(), z.string()]).nullable().describe("null: no figure, never 0"),
  unit: FigureUnit,
  unitText: maybeText.describe("of quantities and prices, as the data set writes it"),
  of: FigureWhole.nullable().describe("what a share is a share of; which index"),
  low: maybe,
  high: maybe,
  year: maybe,
  status: ListedStatus.nullable().describe("missing: no figure; null: none is stated"),
  detail: maybeText.describe("page or table of the source; for a judgement, the reason"),
};
const row = z.record(z.string(), cell).describe("the row as it was written");

export const BesideFigure = z
  .strictObject({ ...figure, source: maybeText })
  .meta({ id: "BesideFigure" });
export type BesideFigure = z.infer<typeof BesideFigure>;

export const RivalFigure = z
  .strictObject({
    ...figure,
    key: z.string(),
    source: maybeText,
    disagrees: z.boolean().describe("by more than rounding"),
    row,
  })
  .meta({ id: "RivalFigure" });
export type RivalFigure = z.infer<typeof RivalFigure>;

export const FigureItem = z
  .strictObject({
    key: z.string().describe("table and primary key of the row, parts separated by |"),
    table: TableId,
    ...figure,
    products: z.array(z.string()).describe("of a link: what needs, then what is needed"),
    countries: z.array(z.string()),
    firms: z.array(z.string()),
    sources: z.array(z.string()).describe("ids; of a country several, else one or none"),
    used: z.boolean().describe("computed with: the newest of its kind that counts, no rival"),
    rival: z.boolean().describe("another source's figure beside which none stands"),
    rivals: z.array(RivalFigure).describe("what other sources say of the same thing"),
    beside: z.array(BesideFigure).describe("the row's other figures, each with what backs it"),
    more: z.number().describe("with per=product: further figures of the product that match"),
    row,
  })
  .meta({ id: "FigureItem" });
export type FigureItem = z.infer<typeof FigureItem>;

export const FigureList = z
  .strictObject({
    items: z.array(FigureItem),
    total: z.number().describe("rows that match, on this page or not"),
    counts: z.record(z.string(), z.number()).describe("figures that match, by table"),
    place: maybe.describe("of the row asked for with `find`; null: it is not among them"),
    sources: z.array(Source).describe("every source named above"),
    dataVersion: z.string(),
  })
  .meta({ id: "FigureList" });
export type FigureList = z.infer<typeof FigureList>;

/** What was looked for in the figures of a data set, and found. */
export const FigureChecks = z
  .strictObject({
    shares: z.number().describe("shares by country that are computed with"),
    unsourced: z.number().describe("shares of any table without a source"),
    overfull: z
      .array(z.strictObject({ table: TableId, of: z.string(), sum: z.number() }))
      .describe("shares of one product, basis or market and year that sum to more than 1.02"),
    oldUntil: maybe.describe("five years before the newest share; null: no share has a year"),
    old: z.number().describe("shares computed with that are of that year or before"),
    disputed: z.number().describe("figures that another source's figure disagrees with"),
    withoutFigure: z.number().describe("products, sectors apart, without any share by country"),
    products: z.number().describe("products, sectors apart"),
    dataVersion: z.string(),
  })
  .meta({ id: "FigureChecks" });
export type FigureChecks = z.infer<typeof FigureChecks>;
