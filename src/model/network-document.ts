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
import { MOST_TITLE_LENGTH } from "./title.ts";

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
export const NetworkDocument = z.strictObject({
  format: z.literal("linchpin-network/1"),
  id: Id.optional(),
  titleEn: z.string().max(MOST_TITLE_LENGTH).optional(),
  titleJa: z.string().max(MOST_TITLE_LENGTH).nullable().optional(),
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
});
export type NetworkDocument = z.infer<typeof NetworkDocument>;

/** A row of which whatever a reader fills in by itself may be left out. */
type Sparse<Row extends z.ZodObject> = z.ZodObject<
  {
    [Column in keyof Row["shape"]]: Row["shape"][Column] extends z.ZodDefault<infer Cell>
      ? z.ZodOptional<Cell>
      : Row["shape"][Column];
  },
  z.core.$strict
>;

function sparse<Row extends z.ZodObject>(row: Row): z.ZodOptional<z.ZodArray<Sparse<Row>>> {
  const cells = Object.entries(row.shape).map(([column, cell]) => [
    column,
    cell instanceof z.ZodDefault ? z.optional(cell.unwrap()) : cell,
  ]);
  // The columns of the row, by the same rule as its type.
  const left = z.strictObject(Object.fromEntries(cells)) as unknown as Sparse<Row>;
  return z.array(left).optional();
}

/** A document as it is written: rows without the columns that are unknown, empty or their default. */
export const WrittenNetworkDocument = NetworkDocument.extend({
  supply: sparse(SupplyRow),
  sourcing: sparse(SourcingRow),
  importance: sparse(ImportanceRow),
  firms: sparse(FirmRow),
  reliance: sparse(RelianceRow),
  stocks: sparse(StockRow),
  prices: sparse(PriceRow),
  uses: sparse(UseRow),
  trade: sparse(TradeRow),
  tradeParameters: sparse(TradeParameterRow),
  indicators: sparse(IndicatorRow),
  projects: sparse(ProjectRow),
  events: sparse(EventRow),
  firmsIndex: sparse(FirmNameRow),
}).meta({ id: "NetworkDocument" });
export type WrittenNetworkDocument = z.infer<typeof WrittenNetworkDocument>;
