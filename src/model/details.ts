import { z } from "zod";
import { EventKind, IndicatorMeasure, Kind, Stage, Status, SupplyBasis } from "./tables.ts";

/** One product with every figure that the data set has of it, each with its evidence. */

const maybe = z.number().nullable();
const maybeText = z.string().nullable();

export const Source = z
  .strictObject({
    id: z.string(),
    citation: z.string(),
    publisher: maybeText,
    year: maybe,
    url: maybeText,
    licence: maybeText,
    accessed: maybeText,
    grade: z.enum(["A", "B", "C", "D"]).nullable(),
  })
  .meta({ id: "Source" });
export type Source = z.infer<typeof Source>;

const evidence = {
  status: Status.nullable(),
  low: maybe,
  high: maybe,
  year: maybe,
  source: Source.nullable(),
  detail: maybeText.describe("page or table; for a judgement, the reason"),
};

/** What backs a figure that stands beside a row's main figure. */
export const SideEvidence = z
  .strictObject({ column: z.string(), ...evidence })
  .meta({ id: "SideEvidence" });
export type SideEvidence = z.infer<typeof SideEvidence>;

/** What backs a row: its main figure, and where they have their own, the figures beside it. */
export const Evidence = z
  .strictObject({
    ...evidence,
    rival: z.boolean().describe("another source's figure: shown, never computed with"),
    beside: z.array(SideEvidence).describe("evidence of the row's other figures"),
  })
  .meta({ id: "Evidence" });
export type Evidence = z.infer<typeof Evidence>;

const backed = { evidence: Evidence };

/** The makers as a computation sees them: one basis, one year a country, what is left set aside. */
export const ResolvedSupply = z
  .strictObject({
    basis: maybeText.describe("production, capacity or headquarters; null: no figure"),
    year: maybe,
    status: z.enum([...Status.options, "missing"]),
    makers: z
      .array(z.strictObject({ country: z.string(), share: maybe, status: Status.nullable() }))
      .describe("largest first; UNK and OTH last"),
    notes: z.array(z.string()).describe("what was assumed on the way"),
  })
  .meta({ id: "ResolvedSupply" });
export type ResolvedSupply = z.infer<typeof ResolvedSupply>;

const SupplyFigure = z.strictObject({
  country: z.string(),
  basis: SupplyBasis,
  quantity: maybe,
  share: maybe,
  spare: maybe,
  ...backed,
});

const SourcingFigure = z.strictObject({
  market: z.string(),
  supplier: z.string(),
  share: maybe,
  ...backed,
});

const FirmFigure = z.strictObject({
  firm: z.string(),
  nameEn: z.string(),
  nameJa: z.string(),
  headquarters: maybeText,
  plantCountry: maybeText,
  share: maybe,
  ...backed,
});

const RelianceFigure = z.strictObject({
  country: z.string(),
  netImportReliance: maybe,
  apparentConsumption: maybe,
  ...backed,
});

const StockFigure = z.strictObject({
  country: z.string(),
  holder: z.string(),
  days: maybe,
  quantity: maybe,
  ...backed,
});

const PriceFigure = z.strictObject({
  series: maybeText,
  price: maybe,
  unit: maybeText,
  ...backed,
});

const UseFigure = z.strictObject({
  use: z.string(),
  sector: maybeText,
  share: maybe,
  valueAddedMusd: maybe,
  expenditureMusd: maybe,
  operatingProfitMusd: maybe,
  ...backed,
});

const IndicatorFigure = z.strictObject({
  country: maybeText,
  measure: IndicatorMeasure,
  value: z.union([z.number(), z.string()]).nullable(),
  ...backed,
});

const EventFigure = z.strictObject({
  id: z.string(),
  nameEn: z.string(),
  nameJa: z.string(),
  kind: EventKind,
  countries: z.array(z.string()),
  firms: z.array(z.string()),
  start: maybeText,
  end: maybeText,
  size: maybe,
  outcome: maybeText,
  ...backed,
});

/** An input as seen from either end: `id` is the product at the other end. */
const InputFigure = z.strictObject({
  id: z.string(),
  nameEn: z.string(),
  nameJa: z.string(),
  kind: Kind,
  group: z.string(),
  essentiality: maybe,
  substitutability: maybe,
  mix: maybe,
  headroom: maybe,
  coverDays: maybe,
  lagDays: maybe,
  useShare: maybe,
  valueShare: maybe,
  ...backed,
});

const ImportanceFigure = z.strictObject({
  set: z.string(),
  share: z.number(),
  source: Source.nullable(),
  detail: maybeText,
});

export const ProductDetail = z
  .strictObject({
    id: z.string(),
    kind: Kind,
    stage: Stage.nullable(),
    lane: maybeText,
    pillar: maybeText,
    kindOf: maybeText,
    nameEn: z.string(),
    nameJa: z.string(),
    descriptionEn: maybeText,
    descriptionJa: maybeText,
    synonyms: z.array(z.string()),
    unit: maybeText,
    makers: ResolvedSupply,
    importance: z.array(ImportanceFigure),
    supply: z.array(SupplyFigure),
    sourcing: z.array(SourcingFigure),
    firms: z.array(FirmFigure),
    reliance: z.array(RelianceFigure),
    stocks: z.array(StockFigure),
    prices: z.array(PriceFigure),
    uses: z.array(UseFigure),
    indicators: z.array(IndicatorFigure),
    events: z.array(EventFigure),
    needs: z.array(InputFigure).describe("inputs; one group: alternatives, several: all needed"),
    neededBy: z.array(InputFigure).describe("products that this one is an input of"),
    sources: z.array(Source).describe("every source named above"),
    dataVersion: z.string(),
  })
  .meta({ id: "ProductDetail" });
export type ProductDetail = z.infer<typeof ProductDetail>;
