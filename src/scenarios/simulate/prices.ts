import { codesOfHome } from "../../engine/build/country-sets.ts";
import type { Network } from "../../engine/build/network.ts";
import { countingRows } from "../../engine/build/resolve-shares.ts";
import { newestRow } from "../../engine/measures/risk/newest.ts";
import { groupRows } from "../../model/group-rows.ts";

/** Estimates of what prices would be. */
export interface Prices {
  /** @returns multiple of the normal price for each availability; null: an elasticity is unknown */
  of(product: number, available: ArrayLike<number>): (number | null)[] | null;
  readonly notes: readonly string[];
}

const ELASTICITIES: ReadonlySet<string> = new Set(["supply_elasticity", "demand_elasticity"]);

/**
 * Price at which short-run supply and demand would meet again: p / p0 = A^(-1 / (es + ed)), A = what
 * is available before stocks. An estimate beside the quantities, never fed back into them.
 * @see docs/methods/price-multiple.md
 */
export function pricesOf(network: Network): Prices {
  const { data, choices, sets, products } = network;
  const ofHome = new Set([...sets.home, ...codesOfHome(data, sets)]);
  const rows = countingRows(data.tables.indicators, choices.asOf).filter(
    ({ measure, country, value }) =>
      ELASTICITIES.has(measure) &&
      typeof value === "number" &&
      value > 0 &&
      (country === null || ofHome.has(country)),
  );
  const byFigure = groupRows(rows, ({ product, measure }) => `${product}|${measure}`);
  const elasticity = (product: number, measure: string): number | null => {
    const value = newestRow(byFigure.get(`${products[product]}|${measure}`) ?? [])?.value;
    return typeof value === "number" ? value : null;
  };
  const known = new Set(rows.map(({ product }) => product)).size;
  return {
    of: (product, available) => {
      const supply = elasticity(product, "supply_elasticity");
      const demand = elasticity(product, "demand_elasticity");
      if (supply === null || demand === null) return null;
      const power = -1 / (supply + demand);
      return Array.from(available, (share) => (share > 0 ? share ** power : null));
    },
    notes: [
      `price multiples are estimates from short-run elasticities (known of ${known} products); they change no quantity; nothing available has no price`,
    ],
  };
}
