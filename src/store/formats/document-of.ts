import type { DataSet } from "../../model/data-set.ts";
import { groupRows } from "../../model/group-rows.ts";
import type { WrittenNetworkDocument } from "../../model/network-document.ts";
import type { InputRow, ProductRow, SupplyRow } from "../../model/tables.ts";
import { DEFAULT_SET } from "./document-rows.ts";

type Optional<T> = { [K in keyof T]?: T[K] };
type DocumentProduct = WrittenNetworkDocument["products"][number];

/** What a document leaves out: where a figure comes from. */
const SOURCES: ReadonlySet<string> = new Set(["source", "detail"]);

/** The document that says what a data set says, but for the sources and reasons of its figures. */
export function documentOf(data: DataSet): WrittenNetworkDocument {
  const { id, titleEn, titleJa, defaults, tables } = data;
  const asMaps = tables.supply.every(isPlainSupply) && inProductOrder(tables);
  const ownImportance = importanceOfProducts(data);
  return {
    format: "linchpin-network/1",
    id,
    titleEn,
    ...(titleJa === null ? {} : { titleJa }),
    ...(defaults.home.length > 0 ? { home: [...defaults.home] } : {}),
    ...(defaults.trusted.length > 0 ? { trusted: [...defaults.trusted] } : {}),
    ...(defaults.adversary.length > 0 ? { adversary: [...defaults.adversary] } : {}),
    products: writeProducts(data, asMaps, ownImportance),
    inputGroups: writeGroups(tables.inputs),
    ...(data.valueShares.length > 0
      ? { valueShares: data.valueShares.map((v) => ({ ...v })) }
      : {}),
    ...(tables.countries.length > 0
      ? { countries: tables.countries.map(({ iso3, ...row }) => ({ id: iso3, ...compact(row) })) }
      : {}),
    ...(asMaps ? {} : table("supply", tables.supply)),
    ...table("sourcing", tables.sourcing),
    ...(ownImportance ? {} : table("importance", tables.importance)),
    ...table("firms", tables.firms),
    ...table("reliance", tables.reliance),
    ...table("stocks", tables.stocks),
    ...table("prices", tables.prices),
    ...table("uses", tables.uses),
    ...table("trade", tables.trade),
    ...table("tradeParameters", tables.tradeParameters),
    ...table("indicators", tables.indicators),
    ...table("projects", tables.projects),
    ...table("events", tables.events),
    ...table("firmsIndex", tables.firmsIndex),
  };
}

/** The rows as they stand in the document. */
function table<Name extends keyof WrittenNetworkDocument>(
  name: Name,
  rows: readonly object[],
): Pick<WrittenNetworkDocument, Name> {
  // What compact() leaves out is what the type of the written row may lack.
  const written = { [name]: rows.length === 0 ? undefined : rows.map(compact) };
  return (rows.length === 0 ? {} : written) as Pick<WrittenNetworkDocument, Name>;
}

/** A row without what a reader fills in by itself: unknown figures, empty lists, sources. */
function compact<Row extends object>(row: Row): Optional<Row> {
  return Object.fromEntries(
    Object.entries(row).filter(
      ([column, value]) =>
        !SOURCES.has(column) &&
        value !== null &&
        !(column === "rival" && value === false) &&
        !(Array.isArray(value) && value.length === 0),
    ),
  ) as Optional<Row>;
}

/** Rows that say no more than a map by country can. */
function isPlainSupply({ basis, quantity, status, low, high, year, rival }: SupplyRow): boolean {
  return (
    basis === "production" &&
    !rival &&
    [quantity, status, low, high, year].every((figure) => figure === null)
  );
}

/** Maps keep the order of rows only if that follows the products, one row a country. */
function inProductOrder({ products, supply }: DataSet["tables"]): boolean {
  const rank = new Map(products.map(({ id }, at) => [id, at]));
  const pairs = new Set(supply.map(({ product, country }) => `${product}|${country}`));
  return (
    pairs.size === supply.length &&
    supply.every(
      ({ product }, at) =>
        at === 0 || (rank.get(supply[at - 1]?.product ?? "") ?? 0) <= (rank.get(product) ?? 0),
    )
  );
}

/** Importance by product if the data have the one set that products can carry; else null. */
function importanceOfProducts({ tables }: DataSet): Map<string, number> | null {
  const rank = new Map(tables.products.map(({ id }, at) => [id, at]));
  const own = new Map<string, number>();
  let last = -1;
  for (const { set, product, share } of tables.importance) {
    const at = rank.get(product) ?? -1;
    if (set !== DEFAULT_SET || at <= last) return null;
    last = at;
    own.set(product, share);
  }
  return own;
}

function writeProducts(
  { tables }: DataSet,
  asMaps: boolean,
  importance: ReadonlyMap<string, number> | null,
): DocumentProduct[] {
  const makers = asMaps ? groupRows(tables.supply, ({ product }) => product) : new Map();
  return tables.products.map((product: ProductRow) => {
    const rows: readonly SupplyRow[] = makers.get(product.id) ?? [];
    const spare = rows.flatMap(({ country, spare }) => (spare === null ? [] : [[country, spare]]));
    const weight = importance?.get(product.id);
    return {
      ...compact(product),
      id: product.id,
      kind: product.kind,
      ...(rows.length > 0
        ? { supply: Object.fromEntries(rows.map(({ country, share }) => [country, share])) }
        : {}),
      ...(spare.length > 0 ? { spare: Object.fromEntries(spare) } : {}),
      ...(weight === undefined ? {} : { importance: weight }),
    };
  });
}

function writeGroups(inputs: readonly InputRow[]): WrittenNetworkDocument["inputGroups"] {
  const groups = groupRows(inputs, ({ product, group }) => `${product}|${group}`);
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const { product, group, essentiality, substitutability } = first;
    const members = rows.map((row) => {
      const { input, mix, headroom, coverDays, lagDays, useShare, status, low, high, year } = row;
      const figures = { mix, headroom, coverDays, lagDays, useShare, status, low, high, year };
      return { input, ...compact(figures), ...(row.rival ? { rival: true } : {}) };
    });
    return [{ product, group, essentiality: essentiality ?? 1, substitutability, members }];
  }) as WrittenNetworkDocument["inputGroups"]; // compact() has left out every null
}
