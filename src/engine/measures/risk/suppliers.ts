import type { RiskSupplier } from "../../../model/risk.ts";
import type { Network } from "../../build/network.ts";
import type { Makers, Producer } from "../../build/resolve-shares.ts";
import {
  type Interval,
  weightedConcentration,
  withOutside,
} from "../../kernels/weighted-concentration.ts";
import { nobodyNamed } from "../supply-concentration.ts";
import type { Governance } from "./governance.ts";
import type { HomeView } from "./home-view.ts";
import type { TradeParameters, TradeScope } from "./trade-parameters.ts";

/** Weighs makers and suppliers with what the data say of their countries. */
export interface SupplierWeights {
  /** Sum of s^2 times governance; null without governance scores or named makers. */
  governance(makers: Makers): Interval | null;
  /** Sum of s^2 times governance times trade parameter: HHI_{WGI,t}. */
  governanceAndTrade(product: string, makers: Makers, scope: TradeScope): Interval | null;
  /** Sum of s^2 ASI WSI; point null where a maker's risk is not known. */
  disruption(makers: Makers): {
    readonly point: number | null;
    readonly low: number | null;
    readonly high: number | null;
  };
  /** Worst governance score in the data, 0..10. */
  readonly worstGovernance: number | null;
  describe(product: string, producers: readonly Producer[], scope: TradeScope): RiskSupplier[];
}

export function supplierWeights(
  { data }: Network,
  home: HomeView,
  governance: Governance,
  trade: TradeParameters,
): SupplierWeights {
  const { scoreOf, scored } = governance;
  const countries = new Map(data.tables.countries.map((row) => [row.iso3, row]));
  const worstGovernance = scoreOf && scored.length > 0 ? Math.max(...scored.map(scoreOf)) : null;
  const riskOf = (country: string): number | null => {
    const { policyRisk = null, willingnessRisk = null } = countries.get(country) ?? {};
    if (policyRisk === 0 || willingnessRisk === 0) return 0;
    return policyRisk === null || willingnessRisk === null ? null : policyRisk * willingnessRisk;
  };
  return {
    worstGovernance,
    governance: (makers) => scoreOf && weighted(makers, scoreOf, () => worstGovernance ?? 0),
    governanceAndTrade: (product, makers, scope) => {
      if (!scoreOf) return null;
      const weightOf = (country: string) => scoreOf(country) * trade.of(product, country, scope);
      return weighted(makers, weightOf, () => Math.max(...scored.map(weightOf)));
    },
    disruption(makers) {
      const made = makers.producers.filter(({ share }) => share > 0);
      const ends = (missing: number) =>
        weighted(
          makers,
          (country) => riskOf(country) ?? missing,
          () => 1,
        );
      const isKnown = made.every(({ country }) => riskOf(country) !== null);
      const low = ends(0)?.low ?? null;
      return { point: isKnown ? (ends(0)?.point ?? null) : null, low, high: ends(1)?.high ?? null };
    },
    describe: (product, producers, scope) =>
      producers.map(({ country, share, unknown }) => ({
        country,
        share,
        unknown,
        home: home.has(country),
        governance: scoreOf?.(country) ?? null,
        tradeParameter: trade.of(product, country, scope),
        policyRisk: countries.get(country)?.policyRisk ?? null,
        willingnessRisk: countries.get(country)?.willingnessRisk ?? null,
      })),
  };
}

function weighted(
  { producers, outside }: Makers,
  weightOf: (country: string) => number,
  freshWeight: () => number,
): Interval | null {
  if (nobodyNamed(producers)) return null;
  const makers = producers.filter(({ share }) => share > 0);
  const inside = weightedConcentration({
    shares: makers.map(({ share }) => share),
    weights: makers.map(({ country }) => weightOf(country)),
    unplaced: makers.map(({ unknown }) => Number(unknown)),
    freshWeight: makers.some(({ unknown }) => unknown) ? freshWeight() : 0,
  });
  return withOutside(inside, outside.map(weightOf));
}
