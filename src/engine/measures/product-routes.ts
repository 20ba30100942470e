import type { Csr } from "../../model/csr.ts";
import type { Network } from "../build/network.ts";
import { reversedCsr } from "../build/undirected.ts";
import { type Removal, without } from "../build/without.ts";
import { dominatorsOf, immediateDominators } from "../kernels/dominators.ts";
import { hopsFrom } from "../kernels/hops.ts";
import { type CutQuestion, type DisjointRoutes, disjointRoutes } from "../kernels/vertex-cut.ts";
import { linksOfNetwork } from "./links.ts";

/** Routes from the products that nobody supplies to sectors; parts are found when first asked for. */
export class ProductRoutes {
  /** Requirement graph, input to product; parallel links merged. */
  readonly graph: Csr;
  private readonly network: Network;
  private readonly starts: Uint32Array;
  private readonly sectors: readonly number[];
  private dominated: ReadonlyMap<number, ReadonlySet<number>> | null = null;
  private readonly routes = new Map<number, DisjointRoutes>();
  private readonly avoiding = new Map<string, number>();

  /** @param sectors indices of the sectors that count */
  constructor(network: Network, sectors: readonly number[]) {
    this.network = network;
    this.sectors = sectors;
    this.graph = linksOfNetwork(network, { reverse: false }).graph;
    this.starts = Uint32Array.from(network.products.keys()).filter(
      (u) => (network.groupsOf[u]?.length ?? 0) === 0,
    );
  }

  /**
   * Sectors that some start leads to, but none once something is taken out. One product is looked up
   * among the dominators of the sectors, everything else is taken out and tried.
   * @returns indices, ascending
   * @see docs/methods/dominators.md
   */
  cutOffBy(removal: Removal): number[] {
    const { nodes, edge } = removal;
    const [only] = nodes;
    if (edge) {
      // What lies on every route through a link lies on every route through both of its ends.
      const [input, product] = edge;
      const among = this.sectorsBehind(input).filter(
        (k) => k === product || this.sectorsBehind(product).includes(k),
      );
      return among.length > 0 ? this.unreached(removal, among) : [];
    }
    if (only === undefined) return [];
    return nodes.length === 1 ? this.sectorsBehind(only) : this.unreached(removal, this.sectors);
  }

  /** Routes to a sector without what is taken out, no two of which share a product. */
  alternatives(removal: Removal, sector: number): number {
    const all = this.routesTo(sector);
    const { nodes, edge } = removal;
    const touched = edge ? [edge] : nodes.map((u) => [u]);
    if (!touched.some((ends) => ends.every((u) => all.used[u] === 1))) return all.count;
    const key = `${sector}|${edge ?? ""}|${nodes}`;
    const known = this.avoiding.get(key);
    if (known !== undefined) return known;
    const starts = this.starts.filter((u) => !nodes.includes(u));
    const { count } = disjointRoutes(without(this.graph, removal), this.question(starts, sector));
    this.avoiding.set(key, count);
    return count;
  }

  private routesTo(sector: number): DisjointRoutes {
    const known = this.routes.get(sector);
    if (known) return known;
    const found = disjointRoutes(this.graph, this.question(this.starts, sector));
    this.routes.set(sector, found);
    return found;
  }

  private question(starts: Uint32Array, sector: number): CutQuestion {
    const kept = new Uint8Array(this.graph.n);
    kept[sector] = 1;
    return { from: starts.filter((u) => u !== sector), to: [sector], kept };
  }

  private sectorsBehind(product: number): number[] {
    this.dominated ??= this.findDominated();
    return [...(this.dominated.get(product) ?? [])];
  }

  private findDominated(): Map<number, Set<number>> {
    const idom = immediateDominators(this.graph, reversedCsr(this.graph), this.starts);
    const dominated = new Map<number, Set<number>>();
    for (const sector of this.sectors) {
      for (const u of dominatorsOf(idom, sector)) {
        dominated.set(u, (dominated.get(u) ?? new Set()).add(sector));
      }
    }
    return dominated;
  }

  private unreached(removal: Removal, sectors: readonly number[]): number[] {
    const { nodes } = removal;
    const before = hopsFrom(this.graph, this.starts);
    const left = this.starts.filter((u) => !nodes.includes(u));
    const after = hopsFrom(without(this.graph, removal), left);
    return sectors.filter((k) => Number.isFinite(before[k]) && !Number.isFinite(after[k]));
  }

  /** Ids of products. */
  names(products: readonly number[]): string[] {
    return products.map((at) => this.network.products[at] ?? "");
  }
}
