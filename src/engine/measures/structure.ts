import { compareIds } from "../../model/ids.ts";
import type { Structure } from "../../model/structure.ts";
import type { Target } from "../../model/target.ts";
import type { Network } from "../build/network.ts";
import type { Removal } from "../build/without.ts";
import { NO_POSITION, positions } from "./product-position.ts";
import { ProductRoutes } from "./product-routes.ts";
import { soleSource, supplyConcentration } from "./supply-concentration.ts";

/** What the cascade of a target's cut says; the rest of its structure is read off the graph. */
export interface Hit {
  /** Binding path from the cut to the sector hit hardest; empty if none is hit. */
  readonly path: readonly string[];
  /** Weighted sectors of which nothing is left, with shared supply (pool). */
  readonly criticalFor: readonly string[];
}

/** Structure of targets; what a whole graph has in common is found once. */
export interface StructureIndex {
  of(target: Target, hit: Hit): Structure;
}

const indices = new WeakMap<Network, WeakMap<Float64Array, StructureIndex>>();

/**
 * Why a chokepoint is one: where it stands, what hangs on it, what could take its place. Kept for the
 * next question about the same network.
 * @see docs/methods/chokepoint-score.md#structure
 */
export function structureIndex(network: Network, importance: Float64Array): StructureIndex {
  const known = indices.get(network) ?? new WeakMap<Float64Array, StructureIndex>();
  const index = known.get(importance) ?? newIndex(network, importance);
  indices.set(network, known.set(importance, index));
  return index;
}

function newIndex(network: Network, importance: Float64Array): StructureIndex {
  const sectors = weightedSectors(network, importance);
  const { tier, reach } = towardsSectors(network, sectors);
  const stands = positions(network);
  const routes = new ProductRoutes(
    network,
    sectors.map(({ sector }) => sector),
  );
  const ofProducts = network.products.map((_, product) => ({
    tier: tier[product] ?? null,
    reach: reach[product] ?? 0,
    soleSource: soleSource(network, product),
    hhi: supplyConcentration(network, product).hhi,
    ...(stands[product] ?? NO_POSITION),
  }));
  const ofSeveral = (products: readonly number[], target: Target) => {
    const tiers = products.flatMap((p) => tier[p] ?? []);
    return {
      tier: tiers.length > 0 ? Math.min(...tiers) : null,
      reach: unionReach(sectors, products),
      soleSource: products.some((p) => makesAll(network, p, target)),
      hhi: null,
      ...NO_POSITION,
    };
  };
  return {
    of(target, { path, criticalFor }) {
      const products = productsOf(network, target);
      const [only] = products;
      const isOne = products.length === 1 && only !== undefined;
      const hardest = network.productIndex.get(path.at(-1) ?? "");
      return {
        ...((isOne && ofProducts[only]) || ofSeveral(products, target)),
        singlePointOfFailureFor: routes
          .names(routes.cutOffBy(goneWith(network, target)))
          .sort(compareIds),
        criticalFor: [...criticalFor],
        alternativeRoutes:
          hardest === undefined ? null : routes.alternatives(around(network, target), hardest),
        coverDays: coverDays(network, path),
      };
    },
  };
}

/** What no longer exists once the target is gone: a product is gone with the only one who makes it. */
function goneWith(network: Network, target: Target): Removal {
  if (target.kind === "product" || target.kind === "input") return around(network, target);
  const products = productsOf(network, target);
  return { nodes: products.filter((p) => makesAll(network, p, target)), edge: null };
}

/** What a way round the target has to avoid: the product of a producer, the link, else as above. */
function around(network: Network, target: Target): Removal {
  if (!("product" in target)) return goneWith(network, target);
  const product = network.productIndex.get(target.product) ?? -1;
  if (target.kind !== "input") return { nodes: [product], edge: null };
  return { nodes: [], edge: [network.productIndex.get(target.input) ?? -1, product] };
}

/** Least known days of cover that the first user on a path holds of what is cut. */
function coverDays({ groups, groupsOf, productIndex }: Network, path: readonly string[]) {
  const [input, user] = path;
  const days = (groupsOf[productIndex.get(user ?? "") ?? -1] ?? []).flatMap((group) =>
    (groups[group]?.members ?? []).flatMap((member) =>
      member.input === input && member.row.coverDays !== null ? [member.row.coverDays] : [],
    ),
  );
  return days.length > 0 ? Math.min(...days) : null;
}

/** Products that a target touches; a link counts as the product that it feeds. */
function productsOf(network: Network, target: Target): number[] {
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

/** Whether nobody but the target makes any of a product. */
function makesAll({ supply }: Network, product: number, target: Target): boolean {
  const own = (supply[product]?.parts ?? []).filter(({ country, firm, unknown }) => {
    if ("country" in target) return country === target.country && !unknown;
    return "firm" in target && firm === target.firm;
  });
  return own.reduce((sum, { share }) => sum + share, 0) > 1 - 1e-9;
}

interface Hangs {
  readonly sector: number;
  readonly importance: number;
  /** Every product that the sector hangs on, with its distance. */
  readonly on: ReadonlyMap<number, number>;
}

/** What each weighted sector hangs on; found once for all targets. */
function weightedSectors(network: Network, importance: Float64Array): Hangs[] {
  return network.products.flatMap((_, sector) => {
    const weight = importance[sector] ?? 0;
    return weight > 0 ? [{ sector, importance: weight, on: upstream(network, sector) }] : [];
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
