import { economicVulnerability, nassarSupplyRisk } from "../../kernels/nassar-supply-risk.ts";
import { tradeExposure } from "../../kernels/net-import-reliance.ts";
import type { Interval } from "../../kernels/weighted-concentration.ts";
import { byYear, intervalOf } from "./newest.ts";
import type { RiskTables } from "./risk-tables.ts";

/** Supply risk of Nassar et al. (2020) and its three factors. */
export interface NassarScore {
  readonly point: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly disruptionPotential: number | null;
  readonly tradeExposure: number | null;
  readonly economicVulnerability: number | null;
}

/** The score from makers' shares, the home's import reliance and the industries that use the product. */
export function nassarScore(tables: RiskTables, product: string): NassarScore {
  const disruption = tables.weights.disruption(tables.world(product));
  const reliance = intervalOf(tables.reliance(product).netImportReliance);
  const exposureAt = (end: keyof Interval) => tradeExposure(reliance?.[end] ?? null);
  const vulnerability = vulnerabilityOf(tables, product);
  return {
    point: nassarSupplyRisk(disruption.point, exposureAt("point"), vulnerability),
    low: nassarSupplyRisk(disruption.low, exposureAt("low"), vulnerability),
    high: nassarSupplyRisk(disruption.high, exposureAt("high"), vulnerability),
    disruptionPotential: disruption.point,
    tradeExposure: exposureAt("point"),
    economicVulnerability: vulnerability,
  };
}

/** Industries of the newest year that states what is spent. */
function vulnerabilityOf({ uses, gdpMusd }: RiskTables, product: string): number | null {
  const dated = byYear(uses(product)).find(([, rows]) =>
    rows.some(({ expenditureMusd }) => expenditureMusd !== null),
  );
  const [, rows] = dated ?? [null, []];
  return economicVulnerability({
    valueAdded: rows.map(({ valueAddedMusd }) => valueAddedMusd ?? Number.NaN),
    expenditure: rows.map(({ expenditureMusd }) => expenditureMusd ?? Number.NaN),
    operatingProfit: rows.map(({ operatingProfitMusd }) => operatingProfitMusd ?? Number.NaN),
    gdp: gdpMusd,
  });
}
