import type { DataSet } from "../../model/data-set.ts";
import type { RiskOptions } from "../../model/options.ts";
import type { RiskItem, RiskResult } from "../../model/results.ts";
import { compileNetwork, type Network } from "../build/network.ts";
import { countingRows, type Producer } from "../build/resolve-shares.ts";
import { concentration } from "../kernels/concentration.ts";
import { certify } from "./certificate.ts";
import { governanceScores } from "./governance.ts";
import { selectProducts } from "./select-products.ts";

/**
 * Published risk scores on the data's own shares: HHI with the interval of unknown shares, HHI
 * weighted with governance, net import reliance of the home.
 * @see docs/methods/concentration.md, docs/methods/net-import-reliance.md
 */
export function risk(data: DataSet, options: RiskOptions): RiskResult {
  const network = compileNetwork(data, options);
  const governance = governanceScores(data);
  const reliance = homeReliance(network);
  const products = selectProducts(network, options.products, { sectors: false });
  const items = products.map((product): RiskItem => {
    const id = network.products[product] ?? "";
    return {
      id,
      ...supplyConcentration(network, product),
      hhiGovernance: weightedHhi(network, product, governance.scoreOf),
      netImportReliance: reliance.get(id) ?? null,
    };
  });
  return {
    items,
    certificate: certify(network, "HHI, governance-weighted HHI (trade parameter 1), NIR", {
      notes: [
        ...governance.notes,
        ...(network.sets.homeAsGiven.length > 1
          ? ["several home countries: their net import reliances do not add up to one"]
          : []),
      ],
    }),
  };
}

/** HHI of a product's makers with its interval; null where nobody states who makes it. */
export function supplyConcentration(
  { supply }: Network,
  product: number,
): { hhi: number | null; hhiLow: number | null; hhiHigh: number | null } {
  const producers = supply[product]?.producers ?? [];
  if (nobodyNamed(producers)) return { hhi: null, hhiLow: null, hhiHigh: null };
  return concentration(
    producers.filter(({ unknown }) => !unknown).map(({ share }) => share),
    producers.filter(({ unknown }) => unknown).map(({ share }) => share),
  );
}

function nobodyNamed(producers: readonly Producer[]): boolean {
  return producers.every(({ unknown, share }) => unknown || share === 0);
}

function weightedHhi(
  { supply }: Network,
  product: number,
  scoreOf: ((country: string) => number) | null,
): number | null {
  const producers = supply[product]?.producers ?? [];
  if (!scoreOf || nobodyNamed(producers)) return null;
  return producers.reduce((sum, { country, share }) => sum + share ** 2 * scoreOf(country), 0);
}

/**
 * Newest net import reliance of the home as it was named: one country, or a bloc with figures of
 * its own. Nothing says how those of several countries would add up.
 */
export function homeReliance({ data, sets, choices }: Network): Map<string, number> {
  const [home, ...others] = sets.homeAsGiven;
  if (home === undefined || others.length > 0) return new Map();
  const newest = new Map<string, { year: number; reliance: number }>();
  for (const row of countingRows(data.tables.reliance, choices.asOf)) {
    if (row.country !== home || row.netImportReliance === null) continue;
    const known = newest.get(row.product);
    if (known && known.year >= (row.year ?? 0)) continue;
    newest.set(row.product, { year: row.year ?? 0, reliance: row.netImportReliance });
  }
  return new Map([...newest].map(([id, { reliance }]) => [id, reliance]));
}
