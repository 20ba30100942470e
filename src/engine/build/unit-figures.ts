import { HOME_REGION } from "./regions.ts";
import type { Part } from "./resolve-firms.ts";
import type { InputGroup, Member } from "./resolve-inputs.ts";
import type { Seller, SystemInput, UnitPart } from "./system.ts";

/**
 * The numbers of units, markets and groups as functions of resolved figures: used when a network is
 * compiled and again when its figures are drawn, so that both give the same.
 */
/**
 * Makers of a product in a region. Where world shares show none but a market buys there all the
 * same (two sources disagree), the market's own sellers stand in.
 * @returns parts whose weights sum to 1
 */
export function partsOf(
  { supply, regions, sector }: Pick<SystemInput, "supply" | "regions" | "sector">,
  unit: number,
  {
    product,
    region,
    sellers = [],
  }: { product: number; region: number; sellers?: readonly Seller[] | undefined },
): UnitPart[] {
  const all = (supply[product]?.parts ?? []).filter(({ share }) => share > 0);
  const own =
    sector[product] === 1 ? all : all.filter(({ country }) => regions.regionOf(country) === region);
  const total = own.reduce((sum, { share }) => sum + share, 0);
  if (total > 0) return own.map((part) => ({ ...part, unit, weight: part.share / total }));
  const here = sellers.filter((seller) => seller.region === region);
  const bought = here.reduce((sum, { share }) => sum + share, 0);
  return here.map(({ country, firm, share, unknown }) => ({
    country,
    firm,
    share: 0,
    spare: 0,
    unknown,
    status: null,
    source: null,
    year: null,
    unit,
    weight: share / bought,
  }));
}

/** Who sells a product to a region: by its sourcing rows where the home buys, else the world's makers. */
export function sellersTo(
  {
    products,
    supply,
    homeSourcing,
    regions,
    sector,
  }: Pick<SystemInput, "products" | "supply" | "homeSourcing" | "regions" | "sector">,
  product: number,
  region: number,
): Seller[] {
  const bought = region === HOME_REGION ? homeSourcing.get(products[product] ?? "") : undefined;
  const toSeller = ({ country, firm, share, unknown }: Part): Seller => ({
    country,
    firm,
    share,
    unknown,
    region: sector[product] === 1 ? HOME_REGION : regions.regionOf(country),
  });
  const sold = bought
    ? bought.producers.map((producer) => toSeller({ ...producer, firm: null }))
    : (supply[product]?.parts ?? []).map(toSeller);
  return sold.filter(({ share }) => share > 0);
}

/** What each region sells of all that is sold, in region order; shares sum to 1. */
export function sharesByRegion(sellers: readonly Seller[]): { region: number; share: number }[] {
  const byRegion = new Map<number, number>();
  for (const { region, share } of sellers) {
    byRegion.set(region, (byRegion.get(region) ?? 0) + share);
  }
  const total = [...byRegion.values()].reduce((sum, share) => sum + share, 0);
  return [...byRegion]
    .sort(([a], [b]) => a - b)
    .map(([region, share]) => ({ region, share: share / total }));
}

/** Output lost if the group is gone and redesign covers what it can. */
export function groupLossOf({ essentiality, substitutability }: InputGroup): number {
  return essentiality * (1 - substitutability);
}

/** What a member gives of the group's need if its market is whole. */
export function memberGainOf({ mix, headroom }: Member): number {
  return mix * (1 + headroom);
}
