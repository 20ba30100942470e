import { groupRows } from "../../../model/group-rows.ts";
import type { RiskInput } from "../../../model/risk.ts";
import type { Network } from "../../build/network.ts";
import { countingRows } from "../../build/resolve-shares.ts";
import { netImports, tradeExposure } from "../../kernels/net-import-reliance.ts";
import { type HomeProduction, homeProduction } from "./home-production.ts";
import { homeTrade, totalOf, type YearTrade } from "./home-trade.ts";
import { type HomeView, homeView } from "./home-view.ts";
import { inputOf, newestRow } from "./newest.ts";
import { stockReleases } from "./stock-release.ts";

/** Net import reliance of the home, stated or computed. */
export interface Reliance {
  readonly netImportReliance: RiskInput | null;
  /** Where reliance is computed. */
  readonly apparentConsumption: number | null;
  /** (M - X) / (P + M - X), without stocks, as the EU defines it. */
  readonly withoutStocks: RiskInput | null;
}

interface Amounts {
  readonly home: HomeView;
  readonly trade: ReadonlyMap<string, readonly YearTrade[]>;
  readonly production: ReadonlyMap<string, readonly HomeProduction[]>;
  readonly stockRelease: (product: string, year: number | null) => number | null;
}

/**
 * Net import reliance of the home as a whole: the newest stated one, else computed for the newest
 * year for which production, imports, exports and the change of stocks are all known. Nothing says
 * how stated figures of several home countries would add up.
 * @see docs/methods/net-import-reliance.md
 */
function relianceOf({ data, choices }: Network, amounts: Amounts): (product: string) => Reliance {
  const stated = groupRows(
    countingRows(data.tables.reliance, choices.asOf).filter(
      ({ country, netImportReliance }) =>
        netImportReliance !== null && amounts.home.wholes.has(country),
    ),
    ({ product }) => product,
  );
  return (product) => {
    const row = newestRow(stated.get(product) ?? []);
    const computed = fromAmounts(product, amounts);
    return row?.netImportReliance == null
      ? computed
      : {
          ...computed,
          netImportReliance: inputOf(row, row.netImportReliance, "reliance"),
          apparentConsumption: row.apparentConsumption,
        };
  };
}

const relianceByNetwork = new WeakMap<Network, (product: string) => Reliance>();

/** Reliance by product from the tables of a network; made once for a network. */
export function homeReliance(network: Network): (product: string) => Reliance {
  const known = relianceByNetwork.get(network);
  if (known) return known;
  const home = homeView(network);
  const made = relianceOf(network, {
    home,
    trade: homeTrade(network, home),
    production: homeProduction(network, home),
    stockRelease: stockReleases(network, home),
  });
  relianceByNetwork.set(network, made);
  return made;
}

function fromAmounts(product: string, amounts: Amounts): Reliance {
  const { home, trade, production, stockRelease } = amounts;
  let withoutStocks: RiskInput | null = null;
  for (const { year, imports: bought, exports: sold } of trade.get(product) ?? []) {
    const made = production.get(product)?.find((of) => of.year === year);
    const imports = totalOf(bought, "quantity");
    const exports = totalOf(
      sold.filter(({ partner }) => !home.has(partner)),
      "quantity",
    );
    const isStated = bought.length > 0 && sold.length > 0; // no row at all: not known
    if (!made || !isStated || imports === null || exports === null) continue;
    const balance = { production: made.quantity, imports, exports };
    const row = { year, source: bought[0]?.source ?? null };
    const bare = netImports({ ...balance, stockRelease: 0 }).reliance;
    if (bare !== null) withoutStocks ??= inputOf(row, bare, "trade");
    const release = stockRelease(product, year);
    if (release === null) continue;
    const { reliance, apparentConsumption } = netImports({ ...balance, stockRelease: release });
    const netImportReliance = reliance === null ? null : inputOf(row, reliance, "trade");
    return { netImportReliance, apparentConsumption, withoutStocks };
  }
  return { netImportReliance: null, apparentConsumption: null, withoutStocks };
}

/** Import reliance of the EU's score: the published one, else net import reliance, clamped to 0..1. */
export function importRelianceOf(
  published: RiskInput | null,
  reliance: Reliance,
): RiskInput | null {
  const known = published ?? reliance.netImportReliance ?? reliance.withoutStocks;
  return (
    known && {
      ...known,
      figure: tradeExposure(known.figure),
      low: tradeExposure(known.low),
      high: tradeExposure(known.high),
    }
  );
}
