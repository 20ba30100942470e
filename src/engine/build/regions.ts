import { compareIds, UNNAMED_COUNTRIES } from "../../model/ids.ts";
import type { Regions } from "../../model/options.ts";
import type { CountrySets } from "./country-sets.ts";

/** A partition of the countries; region 0 is the home region (in one world pool: everything). */
export interface RegionMap {
  readonly kind: Regions;
  readonly names: readonly string[];
  readonly regionOf: (country: string) => number;
}

/**
 * Cuts the world into regions: one pool; home, trusted, adversary, neutral; or every country with
 * the home by itself. A bloc that holds only some of the named buyers is split at them, so that
 * buyers are always whole regions (methods 4.5).
 */
export function partition(
  kind: Regions,
  countries: Iterable<string>,
  { home, trusted, adversary }: CountrySets,
  buyers: ReadonlySet<string> = new Set(),
): RegionMap {
  const blocOf = (country: string): string => {
    if (kind === "world") return "world";
    if (home.has(country)) return "home";
    if (UNNAMED_COUNTRIES.has(country)) return "neutral";
    if (kind === "countries") return country;
    return trusted.has(country) ? "trusted" : adversary.has(country) ? "adversary" : "neutral";
  };
  const nameOf = (country: string): string =>
    kind !== "world" && buyers.has(country) ? `${blocOf(country)} buyers` : blocOf(country);
  const all = [...new Set([...countries, ...buyers])].sort(compareIds);
  // A bloc all of whose countries buy is one region under its own name.
  const blocs = new Map<string, { buys: boolean; stays: boolean }>();
  for (const country of [...all, ...home]) {
    const bloc = blocOf(country);
    const seen = blocs.get(bloc) ?? { buys: false, stays: false };
    blocs.set(bloc, {
      buys: seen.buys || buyers.has(country),
      stays: seen.stays || !buyers.has(country),
    });
  }
  const names: string[] = [];
  const homeBloc = kind === "world" ? "world" : "home";
  for (const bloc of [homeBloc, ...[...blocs.keys()].filter((name) => name !== homeBloc)]) {
    const { buys, stays } = blocs.get(bloc) ?? { buys: false, stays: true };
    if (stays) names.push(bloc);
    if (buys) names.push(stays ? `${bloc} buyers` : bloc);
  }
  const index = new Map(names.map((name, at) => [name, at]));
  return {
    kind,
    names,
    regionOf: (country) => index.get(nameOf(country)) ?? index.get(blocOf(country)) ?? 0,
  };
}
