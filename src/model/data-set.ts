import { z } from "zod";
import type { Problem } from "./errors.ts";
import { ProjectRow, TradeParameterRow, TradeRow } from "./project-tables.ts";
import type { Scenario } from "./scenario.ts";
import {
  CountryRow,
  EventRow,
  EvidenceRow,
  FirmNameRow,
  FirmRow,
  ImportanceRow,
  IndicatorRow,
  InputRow,
  PriceRow,
  ProductRow,
  RelianceRow,
  SourceRow,
  SourcingRow,
  StockRow,
  SupplyRow,
  UseRow,
} from "./tables.ts";

/** A table of the format: how it is called, what makes a row unique, what may be absent. */
export interface TableSpec<Row extends z.ZodObject = z.ZodObject> {
  readonly row: Row;
  /** Columns (camelCase) that together make a row unique. */
  readonly key: readonly string[];
  /** Columns that a CSV file may leave out altogether. */
  readonly optionalColumns: readonly string[];
  /** Files a data package cannot do without. */
  readonly required?: boolean;
}

const rival = ["rival"];

/** Every table, in the order in which it is read, written and listed. */
export const TABLES = {
  products: {
    row: ProductRow,
    key: ["id"],
    optionalColumns: ["stage", "lane", "synonyms", "unit", "pillar", "kindOf"],
    required: true,
  },
  importance: { row: ImportanceRow, key: ["set", "product"], optionalColumns: [] },
  supply: {
    row: SupplyRow,
    key: ["product", "country", "basis", "year", "source"],
    optionalColumns: ["quantity", "spare", ...rival],
  },
  firms: {
    row: FirmRow,
    key: ["product", "firm", "plantCountry", "year", "source"],
    optionalColumns: ["plantCountry", ...rival],
  },
  sourcing: {
    row: SourcingRow,
    key: ["product", "market", "supplier", "year", "source"],
    optionalColumns: rival,
  },
  reliance: {
    row: RelianceRow,
    key: ["product", "country", "year", "source"],
    optionalColumns: ["apparentConsumption", ...rival],
  },
  inputs: {
    row: InputRow,
    key: ["product", "group", "input"],
    optionalColumns: ["useShare", "valueShare", ...rival],
    required: true,
  },
  stocks: {
    row: StockRow,
    key: ["product", "country", "holder", "year", "source"],
    optionalColumns: ["quantity", ...rival],
  },
  prices: {
    row: PriceRow,
    key: ["product", "series", "year", "source"],
    optionalColumns: ["series", ...rival],
  },
  uses: {
    row: UseRow,
    key: ["product", "use", "year", "source"],
    optionalColumns: [
      "sector",
      "valueAddedMusd",
      "expenditureMusd",
      "operatingProfitMusd",
      ...rival,
    ],
  },
  trade: {
    row: TradeRow,
    key: ["product", "reporter", "partner", "flow", "year", "source"],
    optionalColumns: ["quantity", "valueMusd", ...rival],
  },
  tradeParameters: {
    row: TradeParameterRow,
    key: ["product", "country", "scope", "year", "source"],
    optionalColumns: rival,
  },
  indicators: {
    row: IndicatorRow,
    key: ["product", "country", "measure", "year", "source"],
    optionalColumns: ["country", ...rival],
  },
  projects: {
    row: ProjectRow,
    key: ["id"],
    optionalColumns: ["type", "gainBasis", "instruments", "field", ...rival],
  },
  events: {
    row: EventRow,
    key: ["id"],
    optionalColumns: ["firm", "end", "size", "outcome", ...rival],
  },
  countries: {
    row: CountryRow,
    key: ["iso3"],
    optionalColumns: ["region", "blocs", "policyRisk", "willingnessRisk", "gdpMusd"],
  },
  evidence: { row: EvidenceRow, key: ["file", "key", "column"], optionalColumns: [] },
  firmsIndex: { row: FirmNameRow, key: ["id"], optionalColumns: ["nameJa"] },
  sources: { row: SourceRow, key: ["id"], optionalColumns: ["grade"] },
} as const satisfies Record<string, TableSpec>;

/** Name of a table of a data set, as its file is called. */
export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];
export type TableRow<T extends TableName> = z.infer<(typeof TABLES)[T]["row"]>;
/** The rows of every table, by its name. */
export type Tables = { readonly [T in TableName]: readonly TableRow<T>[] };

/** Countries that a data set names as the usual point of view; the user may choose others. */
export const CountryDefaults = z.strictObject({
  home: z.array(z.string()).default([]),
  trusted: z.array(z.string()).default([]),
  adversary: z.array(z.string()).default([]),
});
export type CountryDefaults = z.infer<typeof CountryDefaults>;

/** Share of an input in the value of a product, 0..1. */
export interface ValueShare {
  readonly input: string;
  readonly product: string;
  readonly share: number;
}

/** A scenario document that lies with a data set. */
export type PresetScenario = Scenario & { readonly id: string };

/** A supply network as it was written down, checked row by row: a data package or a network document. */
export interface DataSet {
  readonly id: string;
  readonly titleEn: string;
  readonly titleJa: string | null;
  readonly defaults: CountryDefaults;
  readonly tables: Tables;
  /** Share of the value of `product`'s output that is spent on `input`, 0..1. */
  readonly valueShares: readonly ValueShare[];
  /** Scenarios that come with it, by the names of their files; no part of the version. */
  readonly scenarios?: readonly PresetScenario[];
  /** Hash of the content: the same figures have the same version. */
  readonly version: string;
  /** Things that were noted while reading and did not stop it. */
  readonly warnings: readonly Problem[];
}

/** File and column names are snake_case, code is camelCase; this is the only bridge. */
export function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
