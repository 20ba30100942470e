import type { TableName } from "../../../model/data-set.ts";
import type { FigureUnit, FigureWhole } from "../../../model/figure-list.ts";

/** A row of any table; a schema has read it. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** What the figure of a column counts. */
interface Meaning {
  readonly unit: FigureUnit;
  readonly of?: FigureWhole;
}
type MeaningOf = Meaning | ((row: AnyRow) => Meaning);

const musd: Meaning = { unit: "musd" };
const quantity: Meaning = { unit: "quantity" };

const BASES: Readonly<Record<string, FigureWhole>> = {
  production: "worldProduction",
  capacity: "worldCapacity",
  headquarters: "worldHeadquarters",
};
const INDICATOR_SHARES = new Set(["eol_rir", "import_reliance"]);

/**
 * The columns of each table that hold figures, the one that stands for the row first; where that is
 * empty, the next that is not stands for it.
 */
export const FIGURE_COLUMNS: {
  readonly [T in TableName]?: Readonly<Record<string, MeaningOf>>;
} = {
  importance: { share: { unit: "weight", of: "sectors" } },
  supply: {
    share: (row) => ({ unit: "share", of: BASES[String(row["basis"])] ?? "worldProduction" }),
    quantity,
    spare: { unit: "ratio", of: "ownOutput" },
  },
  firms: { share: { unit: "share", of: "worldOutput" } },
  sourcing: { share: { unit: "share", of: "marketPurchases" } },
  reliance: {
    netImportReliance: { unit: "share", of: "apparentConsumption" },
    apparentConsumption: quantity,
  },
  inputs: {
    essentiality: { unit: "share", of: "outputLost" },
    substitutability: { unit: "share", of: "inputReplaced" },
    mix: { unit: "share", of: "group" },
    headroom: { unit: "ratio", of: "normalUse" },
    coverDays: { unit: "days", of: "normalUse" },
    lagDays: { unit: "days" },
    useShare: { unit: "share", of: "inputSupply" },
    valueShare: { unit: "share", of: "productValue" },
  },
  stocks: { days: { unit: "days", of: "normalUse" }, quantity },
  prices: { price: { unit: "price" } },
  uses: {
    share: { unit: "share", of: "productUse" },
    valueAddedMusd: musd,
    expenditureMusd: musd,
    operatingProfitMusd: musd,
  },
  trade: { quantity, valueMusd: musd },
  tradeParameters: { value: { unit: "index", of: "tradeParameter" } },
  indicators: {
    value: ({ measure }) => ({
      unit: INDICATOR_SHARES.has(String(measure)) ? "share" : "index",
      of: "measure",
    }),
  },
  projects: {
    gainShare: ({ gainBasis }) => ({
      unit: "share",
      of: gainBasis === "home" ? "homeUse" : "worldProduction",
    }),
    capexMusd: musd,
    permitYears: { unit: "years" },
    buildYears: { unit: "years" },
    startYear: { unit: "year" },
    successOdds: { unit: "share", of: "success" },
  },
  events: { size: { unit: "share", of: "supplyStopped" } },
  countries: {
    governance: { unit: "points", of: "governance" },
    policyRisk: { unit: "share", of: "policyRisk" },
    willingnessRisk: { unit: "share", of: "willingnessRisk" },
    gdpMusd: musd,
  },
  sources: { grade: { unit: "grade" } },
};

/** Tables in which a row without its main figure still says something: its status is the row's. */
const SAYS_MORE: ReadonlySet<TableName> = new Set(["projects", "events"]);
/** Tables whose rows are no figures: they have no status. */
const NO_FIGURES: ReadonlySet<TableName> = new Set([
  ...(["products", "firmsIndex", "sources", "countries", "importance"] as const),
]);

export function statusMatters(table: TableName): boolean {
  return !NO_FIGURES.has(table);
}

/** Whether a row is missing if its figure is, and not only quiet on its size. */
export function isNothingWithoutFigure(table: TableName): boolean {
  return statusMatters(table) && !SAYS_MORE.has(table);
}

/** The column that stands for a row: its first with a figure, else the first; null: it has none. */
export function mainColumn(table: TableName, row: AnyRow): string | null {
  const columns = Object.keys(FIGURE_COLUMNS[table] ?? {});
  if (table === "projects" || table === "inputs") return columns[0] ?? null;
  return columns.find((column) => row[column] != null) ?? columns[0] ?? null;
}

export function meaningOf(table: TableName, column: string, row: AnyRow): Meaning {
  const meaning = FIGURE_COLUMNS[table]?.[column];
  if (meaning === undefined) return { unit: "text" };
  return typeof meaning === "function" ? meaning(row) : meaning;
}

/** The value of a column as it is listed: a number, a word, or null. */
export function figureIn(row: AnyRow, column: string | null): number | string | null {
  const value = column === null ? null : row[column];
  return typeof value === "number" || typeof value === "string" ? value : null;
}
