import type { Structure } from "../../model/results.ts";
import type { Target } from "../../model/target.ts";
import type { Network } from "../build/network.ts";
import { betweenness } from "./small-graph.ts";
import { supplyConcentration } from "./supply-concentration.ts";

/** Structure of single products; targets of several products take the strongest of each. */
export interface StructureIndex {
  of(target: Target): Structure;
}

/**
 * Why a chokepoint is one: distance to the sectors, what hangs on it, whether one country makes all.
 * @see docs/methods/chokepoint-score.md#structure
 */
export function structureIndex(network: Network, importance: Float64Array): StructureIndex {
  const sectors = weightedSectors(network, importance);
  const { tier, reach } = towardsSectors(network, sectors);
  const between = betweenness(network);
  const ofProduct = (product: number): Structure => ({
    tier: tier[product] ?? null,
    reach: reach[product] ?? 0,
    soleSource: soleSource(network, product),
    hhi: supplyConcentration(network, product).hhi,
    betweenness: between?.get(network.products[product] ?? "") ?? null,
  });
  return {
    of(target) {
      const products = productsOf(network, target);
      const [only] = products;
      if (products.length === 1 && only !== undefined) return ofProduct(only);
      const tiers = products.flatMap((p) => tier[p] ?? []);
      return {
        tier: tiers.length > 0 ? Math.min(...tiers) : null,
        reach: unionReach(sectors, products),
        soleSource: products.some((p) => makesAll(network, p, target)),
        hhi: null,
        betweenness: null,
      };
    },
  };
}

/** Products that a target touches; a link counts as the product that it feeds. */
export function productsOf(network: Network, target: Target): number[] {
  if ("product" in target) return [network.productIndex.get(target.product) ?? -1];
  return network.products.flatMap((_, product) => {
    if (network.sector[product] === 1) return [];
    const parts = network.supply[product]?.parts ?? [];
    const made = parts.some((part) =>
      target.kind === "country" ? part.country === target.country : part.firm === target.firm,
    );
    return made ? [product] : [];
  });
}

function makesAll(network: Network, product: number, target: Target): boolean {
  if (target.kind === "country") return soleSource(network, product) === true;
  const parts = network.supply[product]?.parts ?? [];
  const own = parts.filter(({ firm }) => target.kind === "firm" && firm === target.firm);
  return own.reduce((sum, { share }) => sum + share, 0) > 1 - 1e-9;
}

function soleSource({ supply }: Network, product: number): boolean | null {
  const producers = (supply[product]?.producers ?? []).filter(({ share }) => share > 1e-9);
  if (producers.every(({ unknown }) => unknown)) return null;
  return producers.length === 1;
}

interface Hangs {
  readonly importance: number;
  /** Every product that the sector hangs on, with its distance. */
  readonly on: ReadonlyMap<number, number>;
}

/** What each weighted sector hangs on; found once for all targets. */
function weightedSectors(network: Network, importance: Float64Array): Hangs[] {
  return network.products.flatMap((_, sector) => {
    const weight = importance[sector] ?? 0;
    return weight > 0 ? [{ importance: weight, on: upstream(network, sector) }] : [];
  });
}

/** Steps to the nearest weighted sector, and the importance of all sectors downstream. */
function towardsSectors(
  network: Network,
  sectors: readonly Hangs[],
): { tier: (number | undefined)[]; reach: Float64Array } {
  const tier: (number | undefined)[] = network.products.map(() => undefined);
  const reach = new Float64Array(network.products.length);
  for (const { importance, on } of sectors) {
    for (const [product, distance] of on) {
      tier[product] = Math.min(tier[product] ?? distance, distance);
      reach[product] = Math.min(1, (reach[product] ?? 0) + importance);
    }
  }
  return { tier, reach };
}

/** Every product that a product hangs on, itself included, with its distance. */
export function upstream(network: Network, product: number): Map<number, number> {
  const distance = new Map([[product, 0]]);
  for (const [at, steps] of distance) {
    for (const group of network.groupsOf[at] ?? []) {
      for (const { input } of network.groups[group]?.members ?? []) {
        const index = network.productIndex.get(input);
        if (index !== undefined && !distance.has(index)) distance.set(index, steps + 1);
      }
    }
  }
  return distance;
}

function unionReach(sectors: readonly Hangs[], products: readonly number[]): number {
  const reached = sectors.filter(({ on }) => products.some((product) => on.has(product)));
  return Math.min(
    1,
    reached.reduce((sum, { importance }) => sum + importance, 0),
  );
}
