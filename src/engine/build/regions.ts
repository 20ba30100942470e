import { compareIds, UNNAMED_COUNTRIES } from "../../model/ids.ts";
import type { Regions } from "../../model/options.ts";
import type { CountrySets } from "./country-sets.ts";

/** The home region; in one world pool: everything. */
export const HOME_REGION = 0;
/** Region of a country that neither makes, buys nor builds anything. */
const NOWHERE = -1;

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
 * @param buyerSets one set for each ban; countries that the same bans name stay together
 */
export function partition(
  kind: Regions,
  countries: Iterable<string>,
  { home, trusted, adversary }: CountrySets,
  buyerSets: readonly ReadonlySet<string>[] = [],
): RegionMap {
  const blocOf = (country: string): string => {
    if (kind === "world") return "world";
    if (home.has(country)) return "home";
    if (UNNAMED_COUNTRIES.has(country)) return "neutral";
    if (kind === "countries") return country;
    return trusted.has(country) ? "trusted" : adversary.has(country) ? "adversary" : "neutral";
  };
  const barredBy = (country: string) =>
    kind === "world" ? [] : buyerSets.flatMap((set, at) => (set.has(country) ? [at + 1] : []));
  const buyers = buyerSets.flatMap((set) => [...set]);
  const all = [...new Set([...countries, ...buyers])].sort(compareIds);
  const splits = new Map<string, Set<string>>();
  for (const country of [...all, ...home]) {
    const bloc = blocOf(country);
    splits.set(bloc, (splits.get(bloc) ?? new Set()).add(barredBy(country).join("+")));
  }
  const homeBloc = kind === "world" ? "world" : "home";
  /** A bloc all of whose countries buy alike is one region under its own name. */
  const partName = (bloc: string, bans: string) => {
    if (bans === "" || splits.get(bloc)?.size === 1) return bloc;
    return buyerSets.length > 1 ? `${bloc} buyers ${bans}` : `${bloc} buyers`;
  };
  const names = [homeBloc, ...[...splits.keys()].filter((name) => name !== homeBloc)].flatMap(
    (bloc) => [...(splits.get(bloc) ?? [""])].sort(compareIds).map((bans) => partName(bloc, bans)),
  );
  const nameOf = (country: string) => partName(blocOf(country), barredBy(country).join("+"));
  const index = new Map(names.map((name, at) => [name, at]));
  return {
    kind,
    names,
    regionOf: (country) => index.get(nameOf(country)) ?? index.get(blocOf(country)) ?? NOWHERE,
  };
}
