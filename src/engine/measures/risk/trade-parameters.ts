import { groupRows } from "../../../model/group-rows.ts";
import { compareIds } from "../../../model/ids.ts";
import { blocMembers } from "../../build/country-sets.ts";
import type { Network } from "../../build/network.ts";
import { countingRows } from "../../build/resolve-shares.ts";
import type { HomeView } from "./home-view.ts";
import { newestRow } from "./newest.ts";

export type TradeScope = "world" | "home";

/** Trade parameter t where the data state none (methods: 0.8 among the members of the home). */
const OF_MEMBER = 0.8;
const NEUTRAL = 1;

/** Trade parameters of a product's suppliers. */
export interface TradeParameters {
  of(product: string, country: string, scope: TradeScope): number;
  /** Whether the data state it, for the country or a bloc that it is in. */
  isStated(product: string, country: string, scope: TradeScope): boolean;
}

/**
 * t by product, country and scope: the country's own row, that of a bloc it is in, else 0.8 for
 * home countries and 1 for all others.
 * @see docs/methods/eu-supply-risk.md
 */
export function tradeParametersOf({ data, choices }: Network, home: HomeView): TradeParameters {
  const stated = new Map<string, number>();
  const rows = countingRows(data.tables.tradeParameters, choices.asOf).filter(
    ({ value }) => value !== null,
  );
  const keyOf = (product: string, country: string, scope: TradeScope) =>
    `${product}|${country}|${scope}`;
  for (const [key, same] of groupRows(rows, (r) => keyOf(r.product, r.country, r.scope))) {
    stated.set(key, newestRow(same)?.value ?? NEUTRAL);
  }
  const blocsOf = new Map<string, string[]>();
  for (const [bloc, members] of [...blocMembers(data)].sort(([a], [b]) => compareIds(a, b))) {
    for (const member of members) blocsOf.set(member, [...(blocsOf.get(member) ?? []), bloc]);
  }
  const find = (product: string, country: string, scope: TradeScope): number | undefined => {
    if (stated.size === 0) return undefined;
    const own = stated.get(keyOf(product, country, scope));
    if (own !== undefined) return own;
    const ofBlocs = (blocsOf.get(country) ?? []).flatMap(
      (bloc) => stated.get(keyOf(product, bloc, scope)) ?? [],
    );
    return ofBlocs.length > 0 ? Math.max(...ofBlocs) : undefined;
  };
  return {
    of: (product, country, scope) =>
      find(product, country, scope) ?? (home.has(country) ? OF_MEMBER : NEUTRAL),
    isStated: (product, country, scope) => find(product, country, scope) !== undefined,
  };
}
