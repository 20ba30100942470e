import type { Network } from "../build/network.ts";
import { cascade } from "../kernels/cascade.ts";
import {
  type CascadeRun,
  type CascadeWorkspace,
  createWorkspace,
  type Shock,
} from "../kernels/cascade-system.ts";

/** Running facts of all cascades of one answer, for its certificate. */
export interface Convergence {
  iterations: number;
  lastChange: number;
  converged: boolean;
}

/** Runs cascades on one network and reads off losses; one at a time. */
export class Evaluator {
  readonly network: Network;
  readonly workspace: CascadeWorkspace;
  readonly convergence: Convergence = { iterations: 0, lastChange: 0, converged: true };
  /** Product and unit of every weighted sector, in product order. */
  readonly sectors: readonly { product: number; unit: number; importance: number }[];

  constructor(network: Network, importance: Float64Array = network.importance) {
    this.network = network;
    this.workspace = createWorkspace(network.system);
    const { labels, sector } = network;
    this.sectors = network.products.flatMap((_, product) => {
      const unit = labels.unitsOf[product]?.[0];
      return sector[product] === 1 && unit !== undefined
        ? [{ product, unit, importance: importance[product] ?? 0 }]
        : [];
    });
  }

  get weighted(): boolean {
    return this.sectors.some(({ importance }) => importance > 0);
  }

  /** Cuts; the state stays readable until the next run. */
  run(shock: Shock, rigid = this.network.choices.mode === "rigid"): CascadeRun {
    const run = cascade(this.network.system, shock, this.workspace, { rigid });
    this.convergence.iterations = Math.max(this.convergence.iterations, run.iterations);
    this.convergence.lastChange = Math.max(this.convergence.lastChange, run.lastChange);
    this.convergence.converged &&= run.converged;
    return run;
  }

  /** Importance-weighted loss of the home sectors in the last run. */
  loss(): number {
    let loss = 0;
    for (const { unit, importance } of this.sectors) {
      loss += importance * (1 - (this.workspace.state[unit] ?? 1));
    }
    return Math.min(1, loss);
  }

  lossOf(shock: Shock, rigid?: boolean): number {
    this.run(shock, rigid);
    return this.loss();
  }

  /** Loss of each sector in the last run, by id; only those that lose. */
  sectorLosses(): Record<string, number> {
    const losses: Record<string, number> = {};
    for (const { product, unit } of this.sectors) {
      const loss = 1 - (this.workspace.state[unit] ?? 1);
      if (loss > 0) losses[this.network.products[product] ?? ""] = loss;
    }
    return losses;
  }

  /** Share of its normal amount that the home gets; in one world pool: world output. */
  homeOutput(product: number): number {
    const { labels, system, sector } = this.network;
    if (sector[product] === 1) return this.workspace.state[labels.unitsOf[product]?.[0] ?? -1] ?? 1;
    const market = labels.marketAt(product, 0);
    return market === undefined ? 1 : (this.workspace.state[system.units + market] ?? 1);
  }
}
