import type { Producer } from "../../build/resolve-shares.ts";
import { geoPolRisk, importRisk } from "../../kernels/geopol-risk.ts";
import { makersConcentration } from "../supply-concentration.ts";
import { amountsOf } from "./home-trade.ts";
import type { RiskTables } from "./risk-tables.ts";

/** GeoPolRisk of one product for the home. */
export interface GeoPolScore {
  readonly point: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly importRisk: number | null;
  readonly importsFrom: "sourcing" | "trade" | null;
}

interface Origin {
  readonly country: string;
  readonly amount: number;
  readonly unknown: boolean;
}
interface Purchases {
  readonly origins: readonly Origin[];
  /** Sellers of any part of all that is bought: their amount is withheld and outside the total. */
  readonly outside: readonly string[];
  readonly production: number;
  readonly from: "sourcing" | "trade";
}

/**
 * GeoPolRisk from the tables: purchases from the home's sourcing shares, else from the quantities
 * it imports and makes; instability is governance / 10.
 * @see docs/methods/geopolrisk.md
 */
export function geoPolScore(tables: RiskTables, product: string): GeoPolScore {
  const purchases = fromSourcing(tables, product) ?? fromTrade(tables, product);
  const { scoreOf } = tables.governance;
  if (!purchases || !scoreOf) {
    return { point: null, low: null, high: null, importRisk: null, importsFrom: null };
  }
  const worst = tables.weights.worstGovernance ?? 10;
  const risk = (unnamed: number | null) =>
    importRisk({
      imports: purchases.origins.map(({ amount }) => amount),
      instability: purchases.origins.map(
        ({ country, unknown }) => (unknown && unnamed !== null ? unnamed : scoreOf(country)) / 10,
      ),
      production: purchases.production,
    });
  const { hhi, hhiLow, hhiHigh } = makersConcentration(tables.world(product));
  const point = risk(null);
  const { low, high } = mixedWith(
    purchases.outside.map((country) => (tables.home.has(country) ? 0 : scoreOf(country) / 10)),
    risk(0),
    risk(worst),
  );
  return {
    point: geoPolRisk(hhi, point),
    low: geoPolRisk(hhiLow, low),
    high: geoPolRisk(hhiHigh, high),
    importRisk: point,
    importsFrom: purchases.from,
  };
}

/** The ends of a mean of instability that sellers outside the total may pull all the way to theirs. */
function mixedWith(instability: readonly number[], low: number | null, high: number | null) {
  return {
    low: low === null ? null : Math.min(low, ...instability),
    high: high === null ? null : Math.max(high, ...instability),
  };
}

function fromSourcing({ bought, home }: RiskTables, product: string): Purchases | null {
  const supply = bought(product);
  if (!supply) return null;
  const { producers, outside } = supply;
  const isHome = ({ country }: Producer) => home.has(country);
  return {
    origins: producers
      .filter((producer) => !isHome(producer))
      .map(({ country, share, unknown }) => ({ country, amount: share, unknown })),
    production: producers.filter(isHome).reduce((sum, { share }) => sum + share, 0),
    outside,
    from: "sourcing",
  };
}

/** Newest year of imports in quantities; production of that year, else of the newest before it. */
function fromTrade({ trade, production }: RiskTables, product: string): Purchases | null {
  for (const { year, imports } of trade(product)) {
    const amounts = imports.length > 0 ? amountsOf(imports, "quantity") : null;
    const made = production(product).find(
      (of) => of.year === year || (of.year ?? 0) <= (year ?? Number.POSITIVE_INFINITY),
    );
    if (!amounts || !made) continue;
    const origins = imports.map(({ partner }, at) => ({
      country: partner,
      amount: amounts[at] ?? 0,
      unknown: partner === "OTH" || partner === "UNK",
    }));
    return { origins, outside: [], production: made.quantity, from: "trade" };
  }
  return null;
}
