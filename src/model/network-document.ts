import { z } from "zod";
import { CountryCode, Id } from "./ids.ts";
import { ProjectRow, TradeParameterRow, TradeRow } from "./project-tables.ts";
import {
  CountryRow,
  EventRow,
  FirmNameRow,
  FirmRow,
  ImportanceRow,
  IndicatorRow,
  Kind,
  PriceRow,
  ProductRow,
  RelianceRow,
  SourcingRow,
  Status,
  StockRow,
  SupplyRow,
  UseRow,
} from "./tables.ts";

/**
 * A whole network as one JSON document. `supply` and `spare` of a product are maps by country; a
 * top-level `supply` table says the same with all columns and wins for the products it names.
 */

const unit = z.number().min(0).max(1);
const positive = z.number().min(0);

export const DocumentProduct = ProductRow.partial()
  .extend({
    id: Id,
    kind: Kind.default("component"),
    supply: z.record(CountryCode, z.number().min(0).nullable()).optional(),
    spare: z.record(CountryCode, positive).optional(),
    importance: positive.optional(),
  })
  .strict();

export const DocumentMember = z.strictObject({
  input: Id,
  mix: z.number().gt(0).optional(),
  headroom: positive.optional(),
  coverDays: positive.optional(),
  lagDays: positive.optional(),
  useShare: unit.optional(),
  status: Status.optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  year: z.number().int().optional(),
  rival: z.boolean().optional(),
});

export const DocumentInputGroup = z.strictObject({
  product: Id,
  group: z.string().min(1).optional(),
  essentiality: unit.default(1),
  substitutability: unit.nullable().default(0),
  members: z.array(DocumentMember).min(1, "at least one member"),
});

/** `linchpin-network/1`: a whole data set as one JSON document. */
export const NetworkDocument = z
  .strictObject({
    format: z.literal("linchpin-network/1"),
    id: Id.optional(),
    titleEn: z.string().optional(),
    titleJa: z.string().nullable().optional(),
    home: z.array(CountryCode).optional(),
    trusted: z.array(CountryCode).optional(),
    adversary: z.array(CountryCode).optional(),
    products: z.array(DocumentProduct),
    inputGroups: z.array(DocumentInputGroup),
    valueShares: z.array(z.strictObject({ input: Id, product: Id, share: unit })).optional(),
    countries: z
      .array(CountryRow.omit({ iso3: true }).partial().extend({ id: CountryCode }).strict())
      .optional(),
    supply: z.array(SupplyRow).optional(),
    sourcing: z.array(SourcingRow).optional(),
    importance: z.array(ImportanceRow).optional(),
    firms: z.array(FirmRow).optional(),
    reliance: z.array(RelianceRow).optional(),
    stocks: z.array(StockRow).optional(),
    prices: z.array(PriceRow).optional(),
    uses: z.array(UseRow).optional(),
    trade: z.array(TradeRow).optional(),
    tradeParameters: z.array(TradeParameterRow).optional(),
    indicators: z.array(IndicatorRow).optional(),
    projects: z.array(ProjectRow).optional(),
    events: z.array(EventRow).optional(),
    firmsIndex: z.array(FirmNameRow).optional(),
  })
  .meta({ id: "NetworkDocument" });
export type NetworkDocument = z.infer<typeof NetworkDocument>;
