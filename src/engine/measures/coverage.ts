import {
  type DataSet,
  TABLE_NAMES,
  TABLES,
  type TableName,
  type Tables,
} from "../../model/data-set.ts";
import { EvidenceIndex } from "../../model/evidence-index.ts";
import { OWN_EVIDENCE_COLUMNS } from "../../model/figures.ts";
import { groupRows } from "../../model/group-rows.ts";
import { compareIds } from "../../model/ids.ts";
import type { CoverageCounts, CoverageItem, CoverageResult } from "../../model/results.ts";
import type { ProductRow, RelianceRow, Status } from "../../model/tables.ts";
import { countingRows, type ProductSupply, resolveSupply } from "../build/resolve-shares.ts";
import { supplyStatus } from "./supply-status.ts";

/** The tables whose rows hold figures of a product, and the name of each figure in the result. */
const FIGURES = {
  supply: { share: "supply", spare: "spare" },
  sourcing: { share: "sourcing" },
  firms: { share: "firms" },
  reliance: { netImportReliance: "reliance" },
  inputs: {
    essentiality: "essentiality",
    substitutability: "substitutability",
    mix: "mix",
    headroom: "headroom",
    coverDays: "coverDays",
    lagDays: "lagDays",
    useShare: "useShare",
    valueShare: "valueShare",
  },
  stocks: { days: "stocks" },
  prices: { price: "prices" },
  uses: { share: "uses" },
  indicators: { value: "indicators" },
} as const;

type FigureTable = keyof typeof FIGURES;
type Backing = keyof CoverageCounts;

interface FigureRow {
  readonly [column: string]: unknown;
  readonly product: string;
  readonly status: Status | null;
  readonly year: number | null;
  readonly source: string | null;
  readonly rival: boolean;
}

/** One figure and how it is backed. */
interface Figure {
  readonly product: string;
  readonly kind: string;
  readonly backing: Backing;
  readonly source: string | null;
}

/**
 * How every figure of a data set is backed: reported, estimated, withheld, judged, missing, or
 * without a source. Only rows that count: no rivals, of each figure the newest year.
 * @see docs/methods/unknown-shares.md; O(rows)
 */
export function coverage(data: DataSet): CoverageResult {
  const evidence = new EvidenceIndex(data.tables.evidence);
  const figures = (Object.keys(FIGURES) as FigureTable[]).flatMap((table) =>
    figuresOf(table, countingFigures(table, data.tables[table]), evidence),
  );
  const makeable = data.tables.products.filter(({ kind }) => kind !== "sector");
  figures.push(...absent("supply", makeable, figures), ...absent("reliance", makeable, figures));
  const supply = resolveSupply(data);
  const byProduct = groupRows(figures, ({ product }) => product);
  const reliance = groupRows(countingFigures("reliance", data.tables.reliance), (r) => r.product);
  const items = data.tables.products.map(
    (product): CoverageItem => ({
      ...supplyItem(product, supply.get(product.id)),
      reliance: relianceStatus(data, (reliance.get(product.id) ?? []) as unknown as RelianceRow[]),
      ...figuresItem(byProduct.get(product.id) ?? []),
    }),
  );
  return {
    counts: tableCounts(data.tables),
    figures: countBackings(figures),
    items,
    dataVersion: data.version,
  };
}

/** How much is in a data set: products by kind, and the rows of every table that has any. */
export function tableCounts(tables: Tables): Record<string, number> {
  const ofKind = (kind: ProductRow["kind"]) =>
    tables.products.filter((product) => product.kind === kind).length;
  const counts: Record<string, number> = {
    products: tables.products.length,
    materials: ofKind("material"),
    components: ofKind("component"),
    sectors: ofKind("sector"),
  };
  for (const name of TABLE_NAMES) {
    const size = tables[name].length;
    if (size > 0 || ALWAYS_COUNTED.has(name)) counts[name] = size;
  }
  return counts;
}

const ALWAYS_COUNTED: ReadonlySet<TableName> = new Set([
  "inputs",
  "supply",
  "sourcing",
  "firms",
  "sources",
]);

/** Rows that count; of rows that repeat by year the newest. */
function countingFigures(table: FigureTable, all: readonly object[]): FigureRow[] {
  const rows = countingRows(all as readonly FigureRow[], undefined);
  const key = TABLES[table].key.filter((column) => column !== "year" && column !== "source");
  const repeated = groupRows(rows, (row) => key.map((column) => row[column]).join("|"));
  return [...repeated.values()].flatMap((same) => {
    const newest = Math.max(...same.map(({ year }) => year ?? 0));
    return same.filter(({ year }) => (year ?? 0) === newest);
  });
}

function figuresOf(
  table: FigureTable,
  rows: readonly FigureRow[],
  evidence: EvidenceIndex,
): Figure[] {
  return rows.flatMap((row) =>
    Object.entries(FIGURES[table]).map(([column, kind]) => {
      const own = evidence.find(table, row, column);
      const backed = own ?? (needsOwn(table, column) ? UNBACKED : row);
      return {
        product: row.product,
        kind,
        backing: backingOf(row[column], backed),
        source: row[column] === null ? null : backed.source,
      };
    }),
  );
}

const UNBACKED = { status: null, source: null } as const;

/** Figures that the source of their row says nothing about. */
function needsOwn(table: FigureTable, column: string): boolean {
  const columns: Partial<Record<TableName, readonly string[]>> = OWN_EVIDENCE_COLUMNS;
  return columns[table]?.includes(column) ?? false;
}

function backingOf(
  figure: unknown,
  { status, source }: { readonly status: Status | null; readonly source: string | null },
): Backing {
  if (figure === null || figure === undefined) return status === "withheld" ? status : "missing";
  if (source === null) return "unsourced";
  return status ?? "missing";
}

/** A product without any row of a table lacks that figure. */
function absent(
  kind: "supply" | "reliance",
  products: readonly ProductRow[],
  figures: readonly Figure[],
): Figure[] {
  const known = new Set(figures.filter((one) => one.kind === kind).map(({ product }) => product));
  return products
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => ({ product: id, kind, backing: "missing", source: null }));
}

function supplyItem(
  { id, kind }: ProductRow,
  supply: ProductSupply | undefined,
): Omit<CoverageItem, "reliance" | "firms" | "inputs" | "sources" | "figures"> {
  const named = supply?.producers.filter(({ unknown }) => !unknown) ?? [];
  return {
    id,
    kind,
    supply: supply ? supplyStatus(supply) : "missing",
    supplyKnownShare: named.reduce((sum, { share }) => sum + share, 0),
    supplyBasis: supply?.basis ?? null,
    supplyYear: supply?.year ?? null,
  };
}

/** Status of the home's net import reliance; of another country's if the home has none. */
function relianceStatus(
  { defaults }: DataSet,
  rows: readonly RelianceRow[],
): CoverageItem["reliance"] {
  const known = rows.filter(({ netImportReliance }) => netImportReliance !== null);
  const home = known.find(({ country }) => defaults.home.includes(country));
  return (home ?? known[0])?.status ?? "missing";
}

function figuresItem(
  figures: readonly Figure[],
): Pick<CoverageItem, "firms" | "inputs" | "sources" | "figures"> {
  const ofKind = (kind: string) => figures.filter((figure) => figure.kind === kind).length;
  const sources = new Set(figures.flatMap(({ source }) => source ?? []));
  const counted = Object.entries(countBackings(figures)).map(([kind, counts]) => [
    kind,
    Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
  ]);
  return {
    firms: ofKind("firms"),
    inputs: ofKind("essentiality"),
    sources: [...sources].sort(compareIds),
    figures: Object.fromEntries(counted),
  };
}

/** Counts by kind of figure; every kind that a data set can hold comes in a fixed order. */
function countBackings(figures: readonly Figure[]): Record<string, CoverageCounts> {
  const kinds = groupRows(figures, ({ kind }) => kind);
  const counts: Record<string, CoverageCounts> = {};
  for (const kind of Object.values(FIGURES).flatMap((columns): string[] =>
    Object.values(columns),
  )) {
    const same = kinds.get(kind);
    if (!same) continue;
    const of = (backing: Backing) => same.filter((figure) => figure.backing === backing).length;
    counts[kind] = {
      reported: of("reported"),
      estimated: of("estimated"),
      withheld: of("withheld"),
      judgement: of("judgement"),
      missing: of("missing"),
      unsourced: of("unsourced"),
    };
  }
  return counts;
}
