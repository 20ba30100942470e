import type { DataSet } from "../../model/data-set.ts";
import { InvalidInputError } from "../../model/errors.ts";
import type { Choices, Regions } from "../../model/options.ts";
import { type RationingUsed, refuseIdleOptions, refuseRationing } from "../../model/rationing.ts";
import type { CascadeSystem } from "../kernels/cascade-system.ts";
import { priorityClaims } from "./claims.ts";
import { blocMembers, type CountrySets, countrySets, sectorCountries } from "./country-sets.ts";
import { normalisedImportance } from "./importance.ts";
import { partition, type RegionMap } from "./regions.ts";
import { type Part, type ProductParts, resolveParts } from "./resolve-firms.ts";
import { type InputGroup, resolveInputs } from "./resolve-inputs.ts";
import type { ProductSupply } from "./resolve-shares.ts";
import { resolveSourcing } from "./resolve-sourcing.ts";
import { buildSystem, type Labels } from "./system.ts";

/** The choices of a question with every default filled in. */
export interface ResolvedChoices extends Choices {
  readonly regions: Regions;
}

/** A data set seen from a home: labels, shares, input groups, and the arrays the kernels run on. */
export interface Network {
  readonly data: DataSet;
  readonly choices: ResolvedChoices;
  readonly sets: CountrySets;
  readonly products: readonly string[];
  readonly productIndex: ReadonlyMap<string, number>;
  /** Uint8Array(products): 1 for sectors. */
  readonly sector: Uint8Array;
  /** Float64Array(products): weight of sectors, sum 1, or all 0. */
  readonly importance: Float64Array;
  readonly importanceSet: string | null;
  /** Who makes each product, on the chosen share basis. */
  readonly supply: readonly ProductParts[];
  /** Where the home buys each product, if the data know. */
  readonly homeSourcing: ReadonlyMap<string, ProductSupply>;
  readonly groups: readonly InputGroup[];
  /** Indices into `groups` of each product. */
  readonly groupsOf: readonly (readonly number[])[];
  readonly regions: RegionMap;
  readonly system: CascadeSystem;
  readonly labels: Labels;
  /** Who is served first; null: all alike (pro rata). */
  readonly rationing: RationingUsed | null;
  readonly notes: readonly string[];
}

/**
 * Compiles a data set for one set of choices.
 * @param buyerSets countries that each embargo names; they become regions of their own
 * @throws InvalidInputError unknown or conflicting countries, unknown importance set, bad shares,
 *   `rationing` optimal, which is no cascade
 */
export function compileNetwork(
  data: DataSet,
  choices: Choices,
  buyerSets: readonly ReadonlySet<string>[] = [],
): Network {
  refuseIdleOptions(choices);
  refuseRationing(choices, ["pro-rata", "priority"], NO_CASCADE);
  const sets = countrySets(data, choices);
  const regionsKind = choices.regions ?? (buyerSets.length > 0 ? "blocs" : "world");
  const resolve = { asOf: choices.asOf, residual: choices.residual };
  const products = data.tables.products.map(({ id }) => id);
  const productIndex = new Map(products.map((id, at) => [id, at]));
  const world = resolveParts(data, sets.home, resolve);
  const homeSourcing = resolveSourcing(data, sets, resolve);
  const { groups, notes } = resolveInputs(data, choices.asOf);
  const supply = products.map((id) => {
    const parts = world.get(id);
    if (!parts) throw new InvalidInputError("invalid_data", `no product ${id}`);
    const bought = choices.basis === "home_sourcing" ? homeSourcing.get(id) : undefined;
    return bought ? onSourcingBasis(parts, bought) : parts;
  });
  const groupsOf: number[][] = products.map(() => []);
  groups.forEach((group, at) => {
    groupsOf[productIndex.get(group.product) ?? -1]?.push(at);
  });
  const sector = Uint8Array.from(data.tables.products, ({ kind }) => (kind === "sector" ? 1 : 0));
  const regions = partition(regionsKind, countriesOf(data, supply, homeSourcing), sets, buyerSets);
  const { system, labels } = buildSystem({
    products,
    productIndex,
    sector,
    supply,
    homeSourcing: regionsKind === "world" ? new Map() : homeSourcing,
    groups,
    groupsOf,
    regions,
  });
  const network: Network = {
    data,
    choices: { ...choices, regions: regionsKind },
    sets,
    products,
    productIndex,
    sector,
    ...normalisedImportance(data, productIndex, choices.importance),
    supply,
    homeSourcing,
    groups,
    groupsOf,
    regions,
    system,
    labels,
    rationing: null,
    notes: [...homeNotes(sets), ...elsewhereNotes(data, sets), ...notes],
  };
  return choices.rationing === "priority" ? withPriority(network, choices) : network;
}

const NO_CASCADE = "a best allocation is computed for `cut`, `shapley` and `simulate` only";

/** The same network, in which some are served first where supply runs short. */
function withPriority(network: Network, { order, otherUse }: Choices): Network {
  const { claims, used, notes } = priorityClaims(network, { order, otherUse });
  return {
    ...network,
    system: { ...network.system, claims },
    rationing: used,
    notes: [...network.notes, ...notes],
  };
}

function homeNotes({ home, homeAssumed }: CountrySets): string[] {
  if (!homeAssumed) return [];
  return home.size > 0
    ? [`no home was chosen: ${[...home].join(", ")}, where the sectors are, stands in`]
    : ["no home was chosen, and no sector says where it is: everything counts as foreign"];
}

/** Says that sectors of which the data tell where they are lie in other countries than the home. */
function elsewhereNotes(data: DataSet, { home, homeAsGiven, homeAssumed }: CountrySets): string[] {
  if (homeAssumed) return [];
  const places = sectorCountries(data);
  const blocs = blocMembers(data);
  const isHome = (code: string) =>
    homeAsGiven.includes(code) || (blocs.get(code) ?? [code]).some((member) => home.has(member));
  if (places.length === 0 || places.some(isHome)) return [];
  const [where, chosen] = [places.join(", "), homeAsGiven.join(", ")];
  return [
    `the sectors of this data set are in ${where}, none in ${chosen}: their links and stocks are not those of the chosen home`,
  ];
}

function* countriesOf(
  { tables }: DataSet,
  supply: readonly ProductParts[],
  sourcing: ReadonlyMap<string, ProductSupply>,
): Generator<string> {
  for (const { producers } of supply) for (const { country } of producers) yield country;
  for (const { producers } of sourcing.values()) for (const { country } of producers) yield country;
  for (const { country } of tables.projects) yield country; // may be the first to make anything there
}

/** The home's own purchases as shares; firms keep their part of their country, spare stays. */
function onSourcingBasis(world: ProductParts, bought: ProductSupply): ProductParts {
  const parts = bought.producers.flatMap((producer): Part[] => {
    const makers = world.parts.filter(({ country }) => country === producer.country);
    const total = makers.reduce((sum, { share }) => sum + share, 0);
    if (total <= 0) return [{ ...producer, firm: null }];
    return makers.map((part) => ({
      ...producer,
      firm: part.firm,
      spare: part.spare,
      share: (producer.share * part.share) / total,
    }));
  });
  return { ...bought, parts };
}
