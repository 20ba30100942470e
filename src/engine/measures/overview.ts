import type { DataSet } from "../../model/data-set.ts";
import { groupRows } from "../../model/group-rows.ts";
import { compareIds } from "../../model/ids.ts";
import type { Choices } from "../../model/options.ts";
import type {
  CountryOverview,
  GraphOverview,
  GraphSummary,
  InputOverview,
  ProductOverview,
} from "../../model/overview.ts";
import type { ProductRow } from "../../model/tables.ts";
import { countrySets } from "../build/country-sets.ts";
import { normalisedImportance } from "../build/importance.ts";
import { resolveParts } from "../build/resolve-firms.ts";
import { resolveInputs } from "../build/resolve-inputs.ts";
import type { ProductSupply } from "../build/resolve-shares.ts";
import { resolveSourcing } from "../build/resolve-sourcing.ts";
import { tableCounts } from "./coverage.ts";
import { supplyStatus } from "./supply-status.ts";

/** What a data set is called and how much is in it. */
export function graphSummary({ id, titleEn, titleJa, version, tables }: DataSet): GraphSummary {
  return { id, kind: "products", titleEn, titleJa, version, counts: tableCounts(tables) };
}

/**
 * A graph at a glance: enough to draw it and to search it.
 * @param choices decide which makers count and how sectors are weighted
 * @returns products, inputs, firms and countries in the order of the data
 * @throws InvalidInputError `unknown_country`, `conflicting_countries`, `unknown_importance_set`
 * @see docs/methods/unknown-shares.md; O(rows)
 */
export function overview(data: DataSet, choices: Choices): GraphOverview {
  const { defaults, tables } = data;
  const { groups } = resolveInputs(data, choices.asOf);
  const inputs = groups.flatMap(({ product, group, essentiality, substitutability, members }) =>
    members.map(({ input, mix, headroom }) => ({
      ...{ input, product, group, essentiality, substitutability, mix, headroom },
    })),
  );
  return {
    ...graphSummary(data),
    defaults: {
      home: [...defaults.home],
      trusted: [...defaults.trusted],
      adversary: [...defaults.adversary],
    },
    importanceSets: [...new Set(tables.importance.map(({ set }) => set))],
    products: productOverviews(data, choices, inputs),
    inputs,
    countries: countryOverviews(data),
    firms: firmOverviews(data),
    sources: tables.sources.map(({ id, citation }) => ({ id, citation })),
  };
}

/**
 * Who makes each product as computations see it, on the chosen basis.
 * @throws InvalidInputError `unknown_country`, `conflicting_countries`
 */
export function chosenSupply(data: DataSet, choices: Choices): ReadonlyMap<string, ProductSupply> {
  const sets = countrySets(data, choices);
  const options = { asOf: choices.asOf, residual: choices.residual };
  const world = resolveParts(data, sets.home, options);
  if (choices.basis === "world_production") return world;
  return new Map<string, ProductSupply>([...world, ...resolveSourcing(data, sets, options)]);
}

/**
 * Makers as they are shown: a sector without figures has none, it is the home itself; a withheld
 * figure that no total leaves room for is no figure, not 0.
 */
export function shownMakers(kind: ProductRow["kind"], { producers, basis }: ProductSupply) {
  if (kind === "sector" && basis === null) return [];
  return producers.map(({ country, share, status }) => ({
    country,
    share: status === "withheld" && share === 0 ? null : share,
    status,
  }));
}

const NOTHING_KNOWN: ProductSupply = {
  producers: [],
  outside: [],
  basis: null,
  year: null,
  notes: [],
};

function productOverviews(
  data: DataSet,
  choices: Choices,
  inputs: readonly InputOverview[],
): ProductOverview[] {
  const { products } = data.tables;
  const supply = chosenSupply(data, choices);
  const index = new Map(products.map(({ id }, at) => [id, at]));
  const { importance, importanceSet } = normalisedImportance(data, index, choices.importance);
  const depths = depthsBelowSectors(products, inputs);
  const noPath = 1 + Math.max(0, ...depths.values());
  return products.map((row, at) => {
    const { id, kind, stage, lane, pillar, kindOf, synonyms } = row;
    const makers = supply.get(id) ?? NOTHING_KNOWN;
    const isWeighted = kind === "sector" && importanceSet !== null;
    return {
      ...{ id, kind, stage, lane, pillar, kindOf },
      ...namesOf(row),
      synonyms: [...synonyms],
      importance: isWeighted ? (importance[at] ?? 0) : null,
      makers: shownMakers(kind, makers),
      supplyBasis: makers.basis,
      supplyYear: makers.year,
      supplyStatus: supplyStatus(makers),
      depth: depths.get(id) ?? noPath,
    };
  });
}

/** What a thing is called; without a name it goes by its id. */
export function namesOf(row: { id: string; nameEn: string | null; nameJa: string | null }) {
  const nameEn = row.nameEn ?? row.id;
  return { nameEn, nameJa: row.nameJa ?? nameEn };
}

/** Least number of steps from a product down to a sector, by breadth from all sectors at once. */
function depthsBelowSectors(
  products: readonly ProductRow[],
  inputs: readonly InputOverview[],
): Map<string, number> {
  const inputsOf = groupRows(inputs, ({ product }) => product);
  const depths = new Map<string, number>();
  for (const { id, kind } of products) if (kind === "sector") depths.set(id, 0);
  for (const [product, depth] of depths)
    for (const { input } of inputsOf.get(product) ?? [])
      if (!depths.has(input)) depths.set(input, depth + 1); // a Map visits what is added meanwhile
  return depths;
}

function countryOverviews(data: DataSet): CountryOverview[] {
  const rows = new Map(data.tables.countries.map((row) => [row.iso3, row]));
  const blocs = new Set(data.tables.countries.flatMap((row) => row.blocs));
  return [...new Set([...rows.keys(), ...countriesInUse(data)])]
    .filter((code) => !blocs.has(code))
    .sort(compareIds)
    .map((id) => {
      const row = rows.get(id);
      return {
        id,
        ...namesOf({ id, nameEn: row?.nameEn ?? null, nameJa: row?.nameJa ?? null }),
        blocs: [...(row?.blocs ?? [])],
        governance: row?.governance ?? null,
      };
    });
}

function countriesInUse({ tables, defaults }: DataSet): string[] {
  return [
    ...tables.supply.map(({ country }) => country),
    ...tables.sourcing.map(({ supplier }) => supplier),
    ...tables.firms.flatMap(({ plantCountry }) => plantCountry ?? []),
    ...tables.firms.flatMap(({ headquarters }) => headquarters ?? []),
    ...defaults.home,
  ];
}

function firmOverviews({ tables }: DataSet): GraphOverview["firms"] {
  const names = new Map(tables.firmsIndex.map((row) => [row.id, row]));
  const byFirm = groupRows(tables.firms, ({ firm }) => firm);
  return [...byFirm].map(([id, rows]) => ({
    id,
    ...namesOf(names.get(id) ?? { id, nameEn: null, nameJa: null }),
    products: [...new Set(rows.map(({ product }) => product))],
  }));
}
