import type { Network } from "../../engine/build/network.ts";
import { countingRows } from "../../engine/build/resolve-shares.ts";
import { homeReliance, type Reliance } from "../../engine/measures/risk/import-reliance.ts";
import { newestRow } from "../../engine/measures/risk/newest.ts";
import { groupRows } from "../../model/group-rows.ts";

/** How the home uses products, where the data say. */
export interface HomeUse {
  readonly reliance: (product: string) => Reliance;
  /** Home's share of world use: apparent consumption / world quantity; null: unknown. */
  readonly shareOfWorld: (product: string) => number | null;
}

/** @see docs/methods/time-model.md#projects */
export function homeUse(network: Network): HomeUse {
  const reliance = homeReliance(network);
  const rows = groupRows(
    countingRows(network.data.tables.supply, network.choices.asOf),
    ({ product }) => product,
  );
  const worldQuantity = (product: string): number | null => {
    const own = rows.get(product) ?? [];
    const newest = newestRow(own.filter(({ quantity }) => quantity !== null));
    if (!newest) return null;
    let sum = 0;
    for (const { year, basis, quantity } of own) {
      if (year === newest.year && basis === newest.basis && quantity !== null) sum += quantity;
    }
    return sum > 0 ? sum : null;
  };
  return {
    reliance,
    shareOfWorld: (product) => {
      const used = reliance(product).apparentConsumption;
      const made = worldQuantity(product);
      return used === null || made === null || used <= 0 ? null : Math.min(1, used / made);
    },
  };
}
