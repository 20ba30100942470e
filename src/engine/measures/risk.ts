import type { DataSet } from "../../model/data-set.ts";
import type { RiskOptions } from "../../model/options.ts";
import { refuseRationing } from "../../model/rationing.ts";
import type { RiskResult } from "../../model/results.ts";
import { compileNetwork } from "../build/network.ts";
import { certify } from "./certificate.ts";
import { riskItems } from "./risk/risk-items.ts";
import { riskNotes } from "./risk/risk-notes.ts";
import { riskTables } from "./risk/risk-tables.ts";
import { yearsUsed } from "./risk/years-used.ts";
import { selectProducts } from "./select-products.ts";

export const HHI_FORMULA = "HHI = sum s^2";
export const NIR_FORMULA = "NIR = (M - X + dS)/(P + M - X + dS)";
const FORMULA =
  `${HHI_FORMULA}; HHI x governance = sum s^2 G; ${NIR_FORMULA}; ` +
  "EU (2017): SR = [HHI_GS IR/2 + HHI_EU (1 - IR/2)] (1 - EoL_RIR) SI_SR, " +
  "EI = sum A Q SI_EI 10/max Q; GeoPolRisk = HHI sum g f/(p + F); " +
  "Nassar et al. (2020): (DP TE EV)^(1/3); CDI1-3 (SWD(2021) 352)";

const NOTHING_SHARED_OUT = "these scores share nothing out";

/** Why `assumed` is empty here. */
const NO_LOSS =
  "no loss is computed: assumed figures of binding paths do not come into these scores";

/**
 * Published supply-risk scores on the data's own tables, for any home: concentration, EU supply
 * risk and economic importance, GeoPolRisk, net import reliance, the supply risk of Nassar et al.,
 * the EU's dependency indicators, and whether the home has a sole producer.
 * @param options products: default all but sectors; those named also list their suppliers
 * @throws InvalidInputError unknown product or country, shares that sum to more than 1.02
 * @see docs/methods/README.md; time proportional to rows, plus suppliers times countries
 */
export function risk(data: DataSet, options: RiskOptions): RiskResult {
  refuseRationing(options, ["pro-rata"], NOTHING_SHARED_OUT);
  const network = compileNetwork(data, options);
  const tables = riskTables(network);
  const products = selectProducts(network, options.products, { sectors: false });
  const items = riskItems(network, tables, products, { suppliers: options.products.length > 0 });
  return {
    items,
    certificate: certify(network, FORMULA, {
      notes: [...riskNotes(network, tables, items), NO_LOSS],
      years: yearsUsed(tables, items),
    }),
  };
}
