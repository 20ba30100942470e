import { drawPlace, runningTotals } from "./drawing.ts";
import { COUNTRIES, INDUSTRIES } from "./industries.ts";
import type { Sellers } from "./sellers.ts";

/** What an industry buys: industries, and running totals of how often from each. */
export interface Recipe {
  readonly industries: readonly number[];
  readonly often: Float64Array;
}

/** Industries that one buys from. */
const INGREDIENTS = 22;
const LAST_TIER = 5;

/**
 * Where purchases come from: mostly one tier nearer to the ore, some from the same tier or from two
 * tiers below, services for everybody, and a few against the stream, which close the cycles.
 */
function tierShares(tier: number): number[] {
  const shares = new Array<number>(LAST_TIER + 1).fill(0);
  const give = (to: number, share: number) => {
    const t = Math.min(LAST_TIER, Math.max(0, to));
    shares[t] = shares[t]! + share;
  };
  give(tier - 1, 0.46);
  give(tier, 0.2);
  give(tier - 2, 0.1);
  give(4, 0.09);
  give(5, 0.1);
  const against = tier < LAST_TIER ? tier + 1 : 0;
  const count = LAST_TIER - (tier < LAST_TIER ? tier : 0);
  for (let i = 0; i < count; i++) give(against + i, 0.05 / count);
  return shares;
}

/** Draws a recipe for every industry: in a tier, industries that have more to sell are bought more. */
export function drawRecipes(sellers: Sellers, random: () => number): Recipe[] {
  const supply = INDUSTRIES.map((_, k) => {
    const [from, to] = [k, k + 1].map(
      (at) => sellers.appeal[sellers.starts[at * COUNTRIES.length]!]!,
    );
    return to! - from!;
  });
  const inTier = Array.from({ length: LAST_TIER + 1 }, (_, tier) =>
    INDUSTRIES.flatMap((industry, k) => (industry.tier === tier ? [k] : [])),
  );
  return INDUSTRIES.map(({ tier }) => {
    const shares = tierShares(tier);
    const tiers = runningTotals(shares);
    const chosen = new Set<number>();
    while (chosen.size < INGREDIENTS) {
      const members = inTier[drawPlace(tiers, 0, shares.length, random())]!;
      chosen.add(members[Math.floor(random() * members.length)]!);
    }
    const industries = [...chosen];
    const tierOf = (k: number) => INDUSTRIES[k]!.tier;
    const supplyOfTier = shares.map((_, t) =>
      industries.reduce((sum, k) => sum + (tierOf(k) === t ? supply[k]! : 0), 0),
    );
    const often = industries.map((k) =>
      supply[k]! > 0 ? (shares[tierOf(k)]! * supply[k]!) / supplyOfTier[tierOf(k)]! : 0,
    );
    return { industries, often: runningTotals(often) };
  });
}
