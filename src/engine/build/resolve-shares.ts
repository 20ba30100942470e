import type { DataSet } from "../../model/data-set.ts";
import { InvalidInputError } from "../../model/errors.ts";
import { groupRows } from "../../model/group-rows.ts";
import { compareIds, UNNAMED_COUNTRIES } from "../../model/ids.ts";
import type { Residual } from "../../model/options.ts";
import { type Status, SupplyBasis, type SupplyRow } from "../../model/tables.ts";

/** A country's part of the supply of a product, as it is computed with. */
export interface Producer {
  readonly country: string;
  /** 0..1; the shares of a product sum to 1. */
  readonly share: number;
  /** Fraction of its own output that it can add. */
  readonly spare: number;
  /** Nobody states this share: OTH, UNK, or a withheld figure that stands for the rest. */
  readonly unknown: boolean;
  readonly status: Status | null;
  readonly source: string | null;
  readonly year: number | null;
}

/** Who makes a product, and who makes an amount that no total holds. */
export interface Makers {
  /** Largest first, then by code; OTH and UNK last. Never empty. */
  readonly producers: readonly Producer[];
  /**
   * Countries whose amount is withheld and outside the total: any part x of the true supply, 0 <= x < 1,
   * is theirs, and the shares above are of what is left, 1 - x (methods E4).
   */
  readonly outside: readonly string[];
}

/** Who makes a product: basis, year and what was done to make the shares sum to 1. */
export interface ProductSupply extends Makers {
  readonly basis: SupplyBasis | "firms" | "sourcing" | null;
  readonly year: number | null;
  readonly notes: readonly string[];
}

/** A figure of one row: what it says and where it comes from. */
interface Figure {
  readonly country: string;
  readonly share: number | null;
  /** Amount made; gives the share where the row states none. */
  readonly quantity?: number | null;
  readonly spare: number | null;
  readonly status: Status | null;
  readonly source: string | null;
  readonly year: number | null;
}

/** Sums within this of 1 are rounding (methods E2). */
const SUM_TOLERANCE = 0.02 + 1e-9; // 1 - 0.98 is a little more than 0.02

export interface ResolveOptions {
  readonly asOf?: number | undefined;
  readonly residual?: Residual;
}

/** Rows that count: not rival, not younger than `asOf`. */
export function countingRows<Row extends { rival: boolean; year: number | null }>(
  rows: readonly Row[],
  asOf: number | undefined,
): Row[] {
  return rows.filter((row) => !row.rival && (asOf === undefined || (row.year ?? asOf) <= asOf));
}

/**
 * World supply of every product that has supply rows.
 * @throws InvalidInputError `invalid_data` if the shares of a product sum to more than 1.02
 * @see docs/methods/unknown-shares.md
 */
export function resolveSupply(
  data: DataSet,
  { asOf, residual = "unknown" }: ResolveOptions = {},
): Map<string, ProductSupply> {
  const byProduct = groupRows(countingRows(data.tables.supply, asOf), (row) => row.product);
  const supply = new Map<string, ProductSupply>();
  for (const [product, rows] of byProduct) {
    const basis = SupplyBasis.options.find((b) =>
      rows.some((row) => row.basis === b && (row.share ?? row.quantity) !== null),
    );
    if (!basis) continue; // withheld or missing throughout: nobody knows who makes it
    const { figures, dropped } = newestFigures(rows.filter((row) => row.basis === basis));
    const completed = completeShares(product, figures, residual);
    supply.set(product, {
      ...completed,
      basis,
      notes: [...completed.notes, ...droppedNote(product, dropped)],
    });
  }
  return supply;
}

/**
 * The newest figure of each country. Older years fill in only while the newer ones leave room for
 * them: a country that a complete newer table no longer lists is not carried on.
 */
export function newestFigures(rows: readonly (Figure & Partial<SupplyRow>)[]): {
  figures: Figure[];
  /** Older figures that the newer ones leave no room for. */
  dropped: Figure[];
} {
  const years = [...new Set(rows.map(({ year }) => year ?? 0))].sort((a, b) => b - a);
  const chosen = new Map<string, Figure>();
  const dropped: Figure[] = [];
  let sum = 0;
  for (const year of years) {
    if (chosen.size > 0 && sum >= 1 - SUM_TOLERANCE) break;
    const ofYear = withShares(mergeDuplicates(rows.filter((row) => (row.year ?? 0) === year)));
    const fresh = ofYear.filter(({ country }) => !chosen.has(country));
    const added = fresh.reduce((total, { share }) => total + (share ?? 0), 0);
    if (chosen.size > 0 && sum + added > 1 + SUM_TOLERANCE) {
      dropped.push(...fresh);
      continue;
    }
    for (const figure of fresh) chosen.set(figure.country, figure);
    sum += added;
  }
  return { figures: [...chosen.values()], dropped };
}

function droppedNote(product: string, dropped: readonly Figure[]): string[] {
  if (dropped.length === 0) return [];
  const names = dropped.map(({ country, year }) => `${country} (${year ?? "no year"})`).join(", ");
  return [`${product}: newer shares leave no room for the older ones of ${names}`];
}

/**
 * Shares of rows that state a quantity alone: of the sum of quantities, or of the world total that
 * rows with both imply. Quantities that are withheld stay out.
 */
function withShares(figures: readonly Figure[]): Figure[] {
  const sum = (of: readonly Figure[], value: (f: Figure) => number | null | undefined) =>
    of.reduce((total, figure) => total + (value(figure) ?? 0), 0);
  const both = figures.filter((f) => f.share !== null && (f.quantity ?? 0) > 0);
  const bare = figures.filter((f) => f.share === null && f.quantity != null);
  if (bare.length === 0) return [...figures];
  const stated = sum(both, (f) => f.share);
  const total =
    stated > 0 ? sum(both, (f) => f.quantity) / stated : sum(figures, (f) => f.quantity);
  return figures.map((f) =>
    f.share === null && f.quantity != null
      ? { ...f, share: total > 0 ? f.quantity / total : 0 }
      : f,
  );
}

/** Rows of the same country and year (several forms of one source) add up (methods E6). */
function mergeDuplicates(rows: readonly Figure[]): Figure[] {
  const merged = new Map<string, Figure>();
  for (const { country, share, quantity = null, spare, status, source, year } of rows) {
    const earlier = merged.get(country);
    merged.set(country, {
      country,
      share: addKnown(earlier?.share, share),
      quantity: addKnown(earlier?.quantity, quantity),
      spare: earlier?.spare ?? spare,
      status: earlier?.status ?? status,
      source: earlier?.source ?? source,
      year,
    });
  }
  return [...merged.values()];
}

function addKnown(a: number | null | undefined, b: number | null): number | null {
  return a == null ? b : b === null ? a : a + b;
}

/** Makes shares sum to 1: rounding away, the rest to withheld makers, OTH, or everybody (E1, E2, E4). */
export function completeShares(
  product: string,
  figures: readonly Figure[],
  residual: Residual,
): Omit<ProductSupply, "basis"> {
  const notes: string[] = [];
  const sum = figures.reduce((total, { share }) => total + (share ?? 0), 0);
  if (sum > 1 + SUM_TOLERANCE) {
    const message = `the shares of ${product} sum to ${Number(sum.toFixed(4))}`;
    throw new InvalidInputError("invalid_data", message, {
      details: [{ column: "share", message, expected: "at most 1.02" }],
    });
  }
  const withheld = figures.filter(({ share }) => share === null);
  const rest = Math.max(0, 1 - sum);
  // A withheld maker takes what is left, however little; nothing at all is left outside a total.
  const full = sum > 0 && rest <= (withheld.length > 0 ? 1e-6 : SUM_TOLERANCE);
  const rescale = full || (sum > 0 && withheld.length === 0 && residual === "renormalise");
  const isExact = Math.abs(sum - 1) < 1e-9; // 0.1 + 0.2 + 0.7 needs no scaling
  if (rescale && !isExact) {
    notes.push(`${product}: shares summed to ${Number(sum.toFixed(6))} and were scaled to 1`);
  }
  const withheldShare = full ? 0 : rest / withheld.length;
  const producers: Producer[] = figures.map(({ share, spare, quantity: _, ...figure }) => ({
    ...figure,
    share: share === null ? withheldShare : rescale && !isExact ? share / sum : share,
    spare: spare ?? 0,
    unknown: share === null || UNNAMED_COUNTRIES.has(figure.country),
  }));
  if (withheld.length > 0) {
    const names = withheld.map(({ country }) => country).join(", ");
    notes.push(
      full
        ? `${product}: ${names} withheld and outside the total; the other shares are upper bounds`
        : `${product}: ${names} withheld; the rest of the total stands for it`,
    );
  } else if (!rescale && rest > 0) {
    addToOthers(producers, sum > 0 ? "OTH" : "UNK", rest);
  }
  producers.sort(bySizeNamedFirst);
  const years = figures.map(({ year }) => year ?? 0);
  const outside = full ? withheld.map(({ country }) => country) : [];
  return { producers, outside, year: Math.max(0, ...years) || null, notes };
}

function addToOthers(producers: Producer[], code: string, share: number): void {
  const at = producers.findIndex(({ country }) => country === code);
  const before = at >= 0 ? producers[at] : undefined;
  const entry: Producer = {
    spare: 0,
    status: null,
    source: null,
    year: null,
    ...before,
    country: code,
    unknown: true,
    share: share + (before?.share ?? 0),
  };
  if (at >= 0) producers[at] = entry;
  else producers.push(entry);
}

export function bySizeNamedFirst(a: Producer, b: Producer): number {
  const named = Number(UNNAMED_COUNTRIES.has(a.country)) - Number(UNNAMED_COUNTRIES.has(b.country));
  return named || b.share - a.share || compareIds(a.country, b.country);
}

/** Nobody knows who makes it (methods E1). */
export function unknownSupply(): ProductSupply {
  const producers: Producer[] = [];
  addToOthers(producers, "UNK", 1);
  return { producers, outside: [], basis: null, year: null, notes: [] };
}
