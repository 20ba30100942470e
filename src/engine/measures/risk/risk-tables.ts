import { groupRows } from "../../../model/group-rows.ts";
import type { FirmRow, UseRow } from "../../../model/tables.ts";
import type { Network } from "../../build/network.ts";
import { resolveParts } from "../../build/resolve-firms.ts";
import { countingRows, type Makers, type ProductSupply } from "../../build/resolve-shares.ts";
import { type Governance, governanceScores } from "./governance.ts";
import { type HomeProduction, homeProduction } from "./home-production.ts";
import { homeTrade, type YearTrade } from "./home-trade.ts";
import { type HomeView, homeView } from "./home-view.ts";
import { homeReliance, type Reliance } from "./import-reliance.ts";
import { type Indicators, indicatorsOf } from "./indicators.ts";
import { type SupplierWeights, supplierWeights } from "./suppliers.ts";
import { type TradeParameters, tradeParametersOf } from "./trade-parameters.ts";

/** Everything that the scores read, from the tables of a data set as one home sees them. */
export interface RiskTables {
  readonly home: HomeView;
  readonly governance: Governance;
  readonly tradeParameters: TradeParameters;
  readonly weights: SupplierWeights;
  readonly indicators: Indicators;
  readonly allUses: { largestValueAdded(year: number | null): number | null };
  /** Gross domestic product of the home; null if a part of it is not known. */
  readonly gdpMusd: number | null;
  /** World supply, whatever share basis was chosen. */
  supply(product: string): ProductSupply | null;
  world(product: string): Makers;
  /** From where the home buys; null if the data do not say. */
  bought(product: string): ProductSupply | null;
  reliance(product: string): Reliance;
  trade(product: string): readonly YearTrade[];
  production(product: string): readonly HomeProduction[];
  uses(product: string): readonly UseRow[];
  firms(product: string): readonly FirmRow[];
}

/** Gathers the inputs of all scores: the one place where they are read from the tables. */
export function riskTables(network: Network): RiskTables {
  const { data, choices, sets } = network;
  const home = homeView(network);
  const governance = governanceScores(data);
  const tradeParameters = tradeParametersOf(network, home);
  const resolve = { asOf: choices.asOf, residual: choices.residual };
  const supply =
    choices.basis === "home_sourcing"
      ? resolveParts(data, sets.home, resolve)
      : new Map(network.products.map((id, at) => [id, network.supply[at]]));
  const trade = homeTrade(network, home);
  const production = homeProduction(network, home);
  const uses = countingRows(data.tables.uses, choices.asOf);
  const usesOf = groupRows(uses, ({ product }) => product);
  const firmsOf = groupRows(
    countingRows(data.tables.firms, choices.asOf),
    ({ product }) => product,
  );
  return {
    home,
    governance,
    tradeParameters,
    weights: supplierWeights(network, home, governance, tradeParameters),
    indicators: indicatorsOf(network, home),
    allUses: { largestValueAdded: largestByYear(uses) },
    gdpMusd: gdpOf(network, home),
    supply: (product) => supply.get(product) ?? null,
    world: (product) => supply.get(product) ?? { producers: [], outside: [] },
    bought: (product) => network.homeSourcing.get(product) ?? null,
    reliance: homeReliance(network),
    trade: (product) => trade.get(product) ?? [],
    production: (product) => production.get(product) ?? [],
    uses: (product) => usesOf.get(product) ?? [],
    firms: (product) => firmsOf.get(product) ?? [],
  };
}

function largestByYear(uses: readonly UseRow[]): (year: number | null) => number | null {
  const largest = new Map<number | null, number>();
  for (const { year, valueAddedMusd } of uses) {
    if (valueAddedMusd !== null) {
      largest.set(year, Math.max(valueAddedMusd, largest.get(year) ?? 0));
    }
  }
  return (year) => largest.get(year) ?? null;
}

/** A bloc's own figure, else the sum of the members' if each has one. */
function gdpOf({ data }: Network, home: HomeView): number | null {
  const gdp = new Map(data.tables.countries.map(({ iso3, gdpMusd }) => [iso3, gdpMusd]));
  for (const code of home.wholes) {
    const own = gdp.get(code) ?? null;
    if (own !== null) return own;
  }
  const members = home.members.map((country) => gdp.get(country) ?? null);
  if (members.length === 0) return null;
  return members.reduce<number | null>(
    (sum, own) => (sum === null || own === null ? null : sum + own),
    0,
  );
}
