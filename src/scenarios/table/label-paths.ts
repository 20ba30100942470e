import type { TableEconomy } from "../../engine/build/inventory-network.ts";
import { BY_CAPACITY, BY_DEMAND } from "../../engine/kernels/inventory-economy.ts";
import type { CourseKeeper } from "./course-keeper.ts";

/** What held a label back: an input by its name, "capacity" or "demand"; null: nothing. */
export function bindingName({ network, products }: TableEconomy, bound: number): string | null {
  if (bound === BY_CAPACITY) return "capacity";
  if (bound === BY_DEMAND) return "demand";
  return bound < 0 ? null : (products[network.product[bound] ?? 0] ?? null);
}

/**
 * Where losses come from: from a label to what held it back on its worst day (of an input the supplier,
 * of missing demand the buyer that accounts for most of it over the whole run), and so on to a label that
 * lacks capacity, or final users.
 */
export class Paths {
  private readonly economy: TableEconomy;
  private readonly keeper: CourseKeeper;
  private buyers: Int32Array | null = null;

  constructor(economy: TableEconomy, keeper: CourseKeeper) {
    this.economy = economy;
    this.keeper = keeper;
  }

  /** @returns labels from the origin of the loss to label i */
  to(i: number): string[] {
    const path: number[] = [];
    const seen = new Set<number>();
    let at = i;
    while (at >= 0 && !seen.has(at)) {
      seen.add(at);
      path.push(at);
      at = this.causeOf(at);
    }
    return path.reverse().map((label) => this.economy.table.labels[label] ?? "");
  }

  private causeOf(i: number): number {
    const { bound = -1 } = this.keeper.summaries[i] ?? {};
    if (bound === BY_DEMAND) {
      this.buyers ??= this.missingBuyers();
      return this.buyers[i] ?? -1;
    }
    return bound < 0 ? -1 : this.missingSupplier(bound, i);
  }

  private missingSupplier(input: number, buyer: number): number {
    const { supplierOffsets, suppliers, shares } = this.economy.network;
    let [found, most] = [-1, 0];
    for (let e = supplierOffsets[input] ?? 0; e < (supplierOffsets[input + 1] ?? 0); e++) {
      const i = suppliers[e] ?? 0;
      const lost = (shares[e] ?? 0) * this.lostDays(i);
      if (i !== buyer && lost > most) [found, most] = [i, lost];
    }
    return found;
  }

  /** Of each label the buyer whose losses cost it most orders; -1: none. */
  private missingBuyers(): Int32Array {
    const { n, inputOffsets, use, supplierOffsets, suppliers, shares } = this.economy.network;
    const found = new Int32Array(n).fill(-1);
    const most = new Float64Array(n);
    const weigh = (j: number, s: number, e: number) => {
      const i = suppliers[e] ?? 0;
      const missed = (use[s] ?? 0) * (shares[e] ?? 0) * this.lostDays(j);
      if (i === j || missed <= (most[i] ?? 0)) return;
      most[i] = missed;
      found[i] = j;
    };
    for (let j = 0; j < n; j++) {
      for (let s = inputOffsets[j] ?? 0; s < (inputOffsets[j + 1] ?? 0); s++) {
        const end = supplierOffsets[s + 1] ?? 0;
        for (let e = supplierOffsets[s] ?? 0; e < end; e++) weigh(j, s, e);
      }
    }
    return found;
  }

  private lostDays(i: number): number {
    return this.keeper.summaries[i]?.lostDays ?? 0;
  }
}
