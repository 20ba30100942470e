import { z } from "zod";
import { CountryCode, Id } from "./ids.ts";
import {
  amount,
  evidenceColumns,
  list,
  number,
  Status,
  share,
  text,
  year,
} from "./table-columns.ts";

export { Status };

/**
 * The tables of a data set (design: data packages). One declaration serves CSV files, network
 * documents, the table schemas of `datapackage.json` and the types in code. A cell without a
 * figure is `null`: unknown, never zero.
 */

export const Kind = z.enum(["material", "component", "sector"]);
export type Kind = z.infer<typeof Kind>;
export const Stage = z.enum([
  "mined",
  "refined",
  "enriched",
  "converted",
  "processed",
  "part",
  "equipment",
  "software",
  "service",
  "system",
  "platform",
]);
export type Stage = z.infer<typeof Stage>;
/** What a supply share counts, best first: a product is computed from the first that it has. */
export const SupplyBasis = z.enum(["production", "capacity", "headquarters"]);
export type SupplyBasis = z.infer<typeof SupplyBasis>;

export const ProductRow = z.strictObject({
  id: Id,
  kind: Kind,
  stage: Stage.nullable().default(null),
  lane: text,
  nameEn: text,
  nameJa: text,
  descriptionEn: text,
  descriptionJa: text,
  synonyms: list,
  unit: text,
  pillar: text,
  kindOf: text,
});
export type ProductRow = z.infer<typeof ProductRow>;

export const ImportanceRow = z.strictObject({
  set: z.string().min(1),
  product: Id,
  share: z.number().min(0),
  source: Id.nullable().default(null),
  detail: text,
});
export type ImportanceRow = z.infer<typeof ImportanceRow>;

export const SupplyRow = z.strictObject({
  product: Id,
  country: CountryCode,
  basis: SupplyBasis.default("production"),
  quantity: amount,
  share,
  spare: amount,
  ...evidenceColumns,
});
export type SupplyRow = z.infer<typeof SupplyRow>;

export const FirmRow = z.strictObject({
  product: Id,
  firm: Id,
  headquarters: CountryCode.nullable().default(null),
  plantCountry: CountryCode.nullable().default(null),
  share,
  ...evidenceColumns,
});
export type FirmRow = z.infer<typeof FirmRow>;

export const SourcingRow = z.strictObject({
  product: Id,
  market: CountryCode,
  supplier: CountryCode,
  share,
  ...evidenceColumns,
});
export type SourcingRow = z.infer<typeof SourcingRow>;

export const RelianceRow = z.strictObject({
  product: Id,
  country: CountryCode,
  netImportReliance: number,
  apparentConsumption: amount,
  ...evidenceColumns,
});
export type RelianceRow = z.infer<typeof RelianceRow>;

export const InputRow = z.strictObject({
  product: Id,
  group: z.string().min(1),
  input: Id,
  essentiality: share,
  substitutability: share,
  mix: z.number().gt(0).max(1).nullable().default(null),
  headroom: amount,
  coverDays: amount,
  lagDays: amount,
  useShare: share,
  valueShare: share,
  ...evidenceColumns,
});
export type InputRow = z.infer<typeof InputRow>;

export const StockRow = z.strictObject({
  product: Id,
  country: CountryCode,
  holder: z.string().min(1),
  days: amount,
  quantity: amount,
  ...evidenceColumns,
});
export type StockRow = z.infer<typeof StockRow>;

export const PriceRow = z.strictObject({
  product: Id,
  series: text,
  price: amount,
  unit: text,
  ...evidenceColumns,
});
export type PriceRow = z.infer<typeof PriceRow>;

export const UseRow = z.strictObject({
  product: Id,
  use: z.string().min(1),
  sector: Id.nullable().default(null),
  share,
  valueAddedMusd: amount,
  expenditureMusd: amount,
  operatingProfitMusd: number,
  ...evidenceColumns,
});
export type UseRow = z.infer<typeof UseRow>;

export const IndicatorMeasure = z.enum([
  "eol_rir",
  "si_sr",
  "si_ei",
  "import_reliance",
  "supply_scope",
  "supply_elasticity",
  "demand_elasticity",
  // What others published: shown beside a score of ours, never computed with.
  "published_supply_risk",
  "published_economic_importance",
]);
export const IndicatorRow = z.strictObject({
  product: Id,
  country: CountryCode.nullable().default(null),
  measure: IndicatorMeasure,
  value: z
    .union([z.number(), z.enum(["world", "home", "both"])])
    .nullable()
    .default(null),
  ...evidenceColumns,
});
export type IndicatorRow = z.infer<typeof IndicatorRow>;

const dateText = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "a date such as 2025-04 or 2025-04-04")
  .nullable()
  .default(null);
export const EventKind = z.enum(["embargo", "halt", "demand"]);
export const EventRow = z.strictObject({
  id: Id,
  nameEn: text,
  nameJa: text,
  product: list,
  country: list,
  firm: list,
  kind: EventKind,
  start: dateText,
  end: dateText,
  size: share,
  outcome: text,
  ...evidenceColumns,
});
export type EventRow = z.infer<typeof EventRow>;

export const CountryRow = z.strictObject({
  iso3: CountryCode,
  nameEn: text,
  nameJa: text,
  governance: z.number().min(0).max(10).nullable().default(null),
  region: text,
  blocs: list,
  policyRisk: share,
  willingnessRisk: share,
  gdpMusd: amount,
  source: list,
});
export type CountryRow = z.infer<typeof CountryRow>;

export const EvidenceRow = z.strictObject({
  file: z.string().min(1),
  key: z.string().min(1),
  column: z.string().min(1),
  status: Status.nullable().default(null),
  low: number,
  high: number,
  year,
  source: Id.nullable().default(null),
  detail: text,
});
export type EvidenceRow = z.infer<typeof EvidenceRow>;

export const FirmNameRow = z.strictObject({ id: Id, nameEn: text, nameJa: text });
export type FirmNameRow = z.infer<typeof FirmNameRow>;

export const SourceRow = z.strictObject({
  id: Id,
  citation: z.string().min(1),
  publisher: text,
  year,
  url: text,
  licence: text,
  accessed: dateText,
  grade: z.enum(["A", "B", "C", "D"]).nullable().default(null),
});
export type SourceRow = z.infer<typeof SourceRow>;
