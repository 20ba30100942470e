import type { PlantNetwork } from "../../model/exposure.ts";
import { own, requirement } from "./plant-faults.ts";

/** An edge as indices: what the user needs of the material per unit, and which of its needs that is. */
export interface Supply {
  readonly from: number;
  readonly to: number;
  /** Index into `needs`. */
  readonly need: number;
}

/** A user and one of its materials. */
export interface Need {
  readonly node: number;
  /** Units of the material per unit of the node; 0: it takes none. */
  readonly perUnit: number;
}

/** A plant network as arrays, by node index. */
export interface PlantArrays {
  readonly ids: readonly string[];
  /** Uint8Array: 1 for products. */
  readonly isProduct: Uint8Array;
  /** Float64Array: units per period; 0 for what is no product. */
  readonly demand: Float64Array;
  readonly profit: Float64Array;
  readonly stock: Float64Array;
  readonly capacity: Float64Array;
  readonly needs: readonly Need[];
  readonly supplies: readonly Supply[];
  readonly timesToRecover: readonly number[];
}

/** Lays out a network that has no faults. O(nodes + edges) */
export function plantArrays(document: PlantNetwork): PlantArrays {
  const { nodes, products, demand, profit, stock, capacity } = document;
  const index = new Map(nodes.map((id, at) => [id, at]));
  const isProduct = new Set(products);
  const ofNode = (figures: Readonly<Record<string, number>>) =>
    Float64Array.from(nodes, (node) => own(figures, node) ?? 0);
  return {
    ids: nodes,
    isProduct: Uint8Array.from(nodes, (node) => (isProduct.has(node) ? 1 : 0)),
    demand: ofNode(demand),
    profit: ofNode(profit),
    stock: ofNode(stock),
    capacity: ofNode(capacity),
    ...linksOf(document, index),
    timesToRecover: document.timesToRecover ?? [],
  };
}

function linksOf(
  { edges, material, units_required }: PlantNetwork,
  index: ReadonlyMap<string, number>,
): Pick<PlantArrays, "needs" | "supplies"> {
  const needs: Need[] = [];
  const needAt = new Map<string, number>();
  const supplies = edges.map(([from, to]): Supply => {
    const key = requirement(own(material, from) ?? "", to);
    const known = needAt.get(key) ?? needs.length;
    if (known === needs.length) {
      needs.push({ node: index.get(to) ?? 0, perUnit: own(units_required, key) ?? 0 });
      needAt.set(key, known);
    }
    return { from: index.get(from) ?? 0, to: index.get(to) ?? 0, need: known };
  });
  return { needs, supplies };
}
