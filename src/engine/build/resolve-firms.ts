import type { DataSet } from "../../model/data-set.ts";
import { groupRows } from "../../model/group-rows.ts";
import { compareIds, UNNAMED_COUNTRIES } from "../../model/ids.ts";
import type { FirmRow } from "../../model/tables.ts";
import {
  bySizeNamedFirst,
  countingRows,
  type Producer,
  type ProductSupply,
  type ResolveOptions,
  resolveSupply,
  unknownSupply,
} from "./resolve-shares.ts";

/** A part of a country's production that one firm holds (or nobody in particular: null). */
export interface Part extends Producer {
  readonly firm: string | null;
}

/** Who makes a product, down to the firm where firms are known. */
export interface ProductParts extends ProductSupply {
  readonly parts: readonly Part[];
}

interface FirmShare {
  readonly firm: string;
  readonly country: string;
  readonly share: number;
  readonly row: FirmRow;
}

/**
 * World supply of every product, split into firms. A firm's share is a part of its plant country's
 * (its headquarters' where plants are unknown); firms never hold more than their country does.
 * Products without any row come from UNK; a sector without rows is the home's own.
 * @see docs/methods/cascade.md#firms
 */
export function resolveParts(
  data: DataSet,
  home: ReadonlySet<string>,
  options: ResolveOptions = {},
): Map<string, ProductParts> {
  const supply = resolveSupply(data, options);
  const firms = groupRows(
    countingRows(data.tables.firms, options.asOf).filter(({ share }) => share !== null),
    ({ product }) => product,
  );
  const parts = new Map<string, ProductParts>();
  for (const { id, kind } of data.tables.products) {
    const shares = newestFirmShares(firms.get(id) ?? []);
    const known = supply.get(id) ?? (kind === "sector" ? ownSector(home) : null);
    parts.set(id, splitByFirm(id, known, shares));
  }
  return parts;
}

function ownSector([country = "UNK"]: Iterable<string>): ProductSupply {
  const producer: Producer = {
    country,
    share: 1,
    spare: 0,
    unknown: country === "UNK",
    status: null,
    source: null,
    year: null,
  };
  return { producers: [producer], outside: [], basis: null, year: null, notes: [] };
}

/** Newest figure of each firm and plant country; rows of the same year add up (methods E6). */
function newestFirmShares(rows: readonly FirmRow[]): FirmShare[] {
  const shares: FirmShare[] = [];
  for (const same of groupRows(rows, (row) => `${row.firm}|${row.plantCountry}`).values()) {
    const newest = Math.max(...same.map(({ year }) => year ?? 0));
    const ofYear = same.filter(({ year }) => (year ?? 0) === newest);
    const [row] = ofYear;
    if (!row) continue;
    const country = row.plantCountry ?? row.headquarters ?? "UNK";
    const share = ofYear.reduce((sum, next) => sum + (next.share ?? 0), 0);
    shares.push({ firm: row.firm, country, share, row });
  }
  return shares.sort((a, b) => b.share - a.share || compareIds(a.firm, b.firm));
}

function splitByFirm(
  product: string,
  known: ProductSupply | null,
  firms: readonly FirmShare[],
): ProductParts {
  if (firms.length === 0) {
    const supply = known ?? unknownSupply();
    return { ...supply, parts: supply.producers.map((p) => ({ ...p, firm: null })) };
  }
  const notes = [...(known?.notes ?? [])];
  if (firms.some(({ row }) => !row.plantCountry)) {
    notes.push(
      `${product}: plants of some firms are unknown; their headquarters' country stands in`,
    );
  }
  const left = new Map((known ?? unknownSupply()).producers.map((p) => [p.country, { ...p }]));
  const outside = known?.outside ?? [];
  const parts: Part[] = [];
  for (const [country, members] of groupRows(firms, (firm) => firm.country)) {
    takeFirms({ product, country, members, left, parts, notes });
  }
  for (const producer of left.values()) {
    if (producer.share > 1e-12 || outside.includes(producer.country))
      parts.push({ ...producer, firm: null });
  }
  return {
    producers: sumByCountry(parts),
    outside,
    parts,
    basis: known?.basis ?? (known ? null : "firms"),
    year: known?.year ?? (Math.max(...firms.map(({ row }) => row.year ?? 0)) || null),
    notes,
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface Taking {
  readonly product: string;
  readonly country: string;
  readonly members: readonly FirmShare[];
  readonly left: Map<string, Mutable<Producer>>;
  readonly parts: Part[];
  readonly notes: string[];
}

/** Moves the firms of one country out of what is left of that country, else out of what nobody names. */
function takeFirms({ product, country, members, left, parts, notes }: Taking): void {
  const wanted = members.reduce((total, { share }) => total + share, 0);
  const own = left.get(country);
  const pools = own ? [own] : [...left.values()].filter((p) => UNNAMED_COUNTRIES.has(p.country));
  const room = pools.reduce((total, { share }) => total + share, 0);
  const scale = wanted > room ? room / wanted : 1;
  if (scale < 1 - 1e-9) {
    notes.push(`${product}: firms in ${country} exceed its share and were scaled down`);
  }
  for (const { firm, share, row } of members) {
    if (share * scale <= 0) continue;
    parts.push({
      country,
      firm,
      share: share * scale,
      spare: own?.spare ?? 0,
      unknown: own?.unknown ?? UNNAMED_COUNTRIES.has(country),
      status: row.status,
      source: row.source,
      year: row.year,
    });
  }
  let taken = wanted * scale;
  for (const pool of pools) {
    const part = Math.min(pool.share, taken);
    pool.share -= part;
    taken -= part;
  }
}

function sumByCountry(parts: readonly Part[]): Producer[] {
  const producers: Producer[] = [];
  for (const same of groupRows(parts, ({ country }) => country).values()) {
    const first = same.find(({ firm }) => firm === null) ?? same[0];
    if (!first) continue;
    const { firm: _, ...producer } = first;
    producers.push({ ...producer, share: same.reduce((total, { share }) => total + share, 0) });
  }
  return producers.sort(bySizeNamedFirst);
}
