import type { TableName } from "../../../model/data-set.ts";
import type { AnyRow } from "./figure-columns.ts";

/** Columns that name things, by table; what is not here has the usual ones. */
const PRODUCTS: Partial<Record<TableName, readonly string[]>> = {
  products: ["id"],
  inputs: ["product", "input"],
  uses: ["product", "sector"],
};
const COUNTRIES: Partial<Record<TableName, readonly string[]>> = {
  firms: ["plantCountry", "headquarters"],
  sourcing: ["supplier", "market"],
  trade: ["partner", "reporter"],
  countries: ["iso3"],
};
const FIRMS: Partial<Record<TableName, readonly string[]>> = { firmsIndex: ["id"] };
const SOURCES: Partial<Record<TableName, readonly string[]>> = { sources: ["id"] };

/** Columns whose words can be searched for, besides the names of what a row names. */
const WORDS = [
  ...([
    "nameEn",
    "nameJa",
    "name",
    "series",
    "use",
    "holder",
    "measure",
    "group",
    "outcome",
  ] as const),
  ...(["field", "set", "key", "id", "region", "stage", "kind", "type", "basis"] as const),
];

export const productsOf = namedBy(PRODUCTS, ["product"]);
export const countriesOf = namedBy(COUNTRIES, ["country"]);
export const firmsOf = namedBy(FIRMS, ["firm"]);
export const sourcesOf = namedBy(SOURCES, ["source"]);

/** What a row itself says in words. */
export function wordsOf(row: AnyRow): string[] {
  return WORDS.flatMap((column) => textsOf(row[column]));
}

function namedBy(
  columns: Partial<Record<TableName, readonly string[]>>,
  usual: readonly string[],
): (table: TableName, row: AnyRow) => string[] {
  return (table, row) => [
    ...new Set((columns[table] ?? usual).flatMap((column) => textsOf(row[column]))),
  ];
}

function textsOf(cell: unknown): string[] {
  if (typeof cell === "string") return cell === "" ? [] : [cell];
  return Array.isArray(cell) ? cell.filter((part) => typeof part === "string") : [];
}
