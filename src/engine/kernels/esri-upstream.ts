import { Frontier } from "./esri-state.ts";
import type { EsriParameters } from "./esri-system.ts";

/** The upstream direction of the cascade: what firms cannot sell for want of customers. */
export class Upstream {
  /** Float64Array(n): 1 - h of each firm. */
  readonly loss: Float64Array;
  readonly frontier: Frontier;
  /** Links over which a loss was handed on in this run. */
  passes = 0;
  private readonly parameters: EsriParameters;
  private readonly shock: Float64Array;
  private readonly demandLoss: Float64Array;
  /** What the last sweep added to the loss of the firms whose loss grew. */
  private readonly added: Float64Array;

  constructor(parameters: EsriParameters) {
    const { n } = parameters;
    this.parameters = parameters;
    this.loss = new Float64Array(n);
    this.shock = new Float64Array(n);
    this.demandLoss = new Float64Array(n);
    this.added = new Float64Array(n);
    this.frontier = new Frontier(n);
  }

  hit(i: number, size: number): void {
    this.shock[i] = Math.max(this.shock[i]!, size);
    this.frontier.touch(i);
  }

  /** Hands on the losses of the sweep before. */
  pass(): void {
    const { offsets, suppliers, shares } = this.parameters.purchases;
    const { demandLoss, added, frontier } = this;
    const { grown, grownCount } = frontier;
    for (let at = 0; at < grownCount; at++) {
      const j = grown[at]!;
      const growth = added[j]!;
      const end = offsets[j + 1]!;
      for (let e = offsets[j]!; e < end; e++) {
        const i = suppliers[e]!;
        demandLoss[i]! += shares[e]! * growth;
        frontier.touch(i);
      }
      this.passes += end - offsets[j]!;
    }
  }

  /** Takes over what was handed on. @returns largest loss added to a firm */
  settle(): number {
    const { frontier, loss, shock, demandLoss, added } = this;
    let change = 0;
    frontier.grownCount = 0;
    for (let at = 0; at < frontier.touchedCount; at++) {
      const i = frontier.take(at);
      const next = Math.min(1, Math.max(shock[i]!, demandLoss[i]!));
      const growth = next - loss[i]!;
      if (!(growth > 0)) continue;
      loss[i] = next;
      added[i] = growth;
      frontier.grown[frontier.grownCount++] = i;
      if (growth > change) change = growth;
    }
    frontier.touchedCount = 0;
    return change;
  }

  /** Back to the unharmed state; touches only what this run touched. */
  reset(): void {
    const { frontier, loss, shock, demandLoss } = this;
    for (let at = 0; at < frontier.reachedCount; at++) {
      const i = frontier.reached[at]!;
      loss[i] = 0;
      shock[i] = 0;
      demandLoss[i] = 0;
    }
    this.passes = 0;
    frontier.clear();
  }
}
