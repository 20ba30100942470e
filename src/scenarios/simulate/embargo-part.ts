import type { Network } from "../../engine/build/network.ts";
import { namesProduct } from "./halts.ts";
import { type Level, shockLevel } from "./levels.ts";
import type { LeverPart } from "./lever-part.ts";
import { sidesOf } from "./scenario-countries.ts";
import type { SettledEmbargo } from "./settled-scenario.ts";

/** A ban in force, and what of a barred sale it takes away: size (1 - fungibility). */
interface Ban {
  readonly level: Level;
  readonly taken: number;
  readonly isProduct: (product: number) => boolean;
  readonly sellers: ReadonlySet<string>;
  readonly buyers: ReadonlySet<number>;
}

/** A sale into a market from another region: its sellers that some ban names. */
interface BarredFlow {
  readonly flow: number;
  readonly market: number;
  readonly sellers: readonly { readonly share: number; readonly bans: readonly Ban[] }[];
}

/**
 * Bans lower what is sold to whole regions, by the barred sellers' part of it (methods 4.5). Of several
 * bans on one sale the largest counts.
 * @param unchosen fungibility of bans that state none
 * @see docs/methods/regions.md
 */
export function embargoPart(
  network: Network,
  shocks: readonly SettledEmbargo[],
  unchosen: number,
): LeverPart {
  const bans = shocks.map(({ products, sellers, buyers, size, fungibility, ...span }): Ban => {
    const sides = sidesOf(network.data, { sellers, buyers });
    return {
      level: shockLevel(span),
      taken: size * (1 - (fungibility ?? unchosen)),
      isProduct: namesProduct(network, products),
      sellers: sides.sellers,
      buyers: new Set([...sides.buyers].map(network.regions.regionOf)),
    };
  });
  const barred = bans.length > 0 ? barredFlows(network, bans) : [];
  return {
    moved: barred.map(({ market }) => network.system.units + market),
    levels: bans.map(({ level }) => level),
    apply: (day, { flowFactor }) => {
      for (const { flow, sellers } of barred) {
        let lost = 0;
        for (const { share, bans: own } of sellers) lost += share * takenOn(own, day);
        flowFactor[flow] = 1 - lost;
      }
    },
  };
}

function takenOn(bans: readonly Ban[], day: number): number {
  let taken = 0;
  for (const { level, taken: all } of bans) taken = Math.max(taken, all * level.at(day));
  return taken;
}

function barredFlows({ labels, system, sector }: Network, bans: readonly Ban[]): BarredFlow[] {
  const found: BarredFlow[] = [];
  for (let market = 0; market < system.markets; market++) {
    const product = labels.marketProduct[market] ?? 0;
    const buyer = labels.marketRegion[market] ?? -1;
    const here = bans.filter(({ buyers, isProduct }) => buyers.has(buyer) && isProduct(product));
    if (here.length === 0 || sector[product] === 1) continue;
    for (let f = system.flowOffsets[market] ?? 0; f < (system.flowOffsets[market + 1] ?? 0); f++) {
      const region = labels.unitRegion[system.flowUnit[f] ?? 0];
      if (region === buyer) continue; // nobody bans sales to himself
      const all = (labels.sellers[market] ?? []).filter((seller) => seller.region === region);
      const total = all.reduce((sum, { share }) => sum + share, 0);
      const sellers = all.flatMap(({ country, share }) => {
        const own = here.filter((ban) => ban.sellers.has(country));
        return own.length > 0 ? [{ share: share / total, bans: own }] : [];
      });
      if (sellers.length > 0) found.push({ flow: f, market, sellers });
    }
  }
  return found;
}
