import { Frontier, Markets } from "./esri-state.ts";
import type { EsriParameters } from "./esri-system.ts";

/** The downstream direction of the cascade: what firms cannot make for want of inputs. */
export class Downstream {
  /** Float64Array(n): 1 - h of each firm. */
  readonly loss: Float64Array;
  readonly frontier: Frontier;
  /** Links over which a loss was handed on in this run. */
  passes = 0;
  private readonly parameters: EsriParameters;
  private readonly shock: Float64Array;
  /** Loss of each slot, and the largest of a buyer's slots. */
  private readonly slotLoss: Float64Array;
  private readonly worstSlot: Float64Array;
  /** What the customers of a firm have felt of its loss so far. */
  private readonly felt: Float64Array;
  private readonly markets: Markets;

  constructor(parameters: EsriParameters) {
    const { n, slotOffsets } = parameters;
    this.parameters = parameters;
    this.loss = new Float64Array(n);
    this.shock = new Float64Array(n);
    this.slotLoss = new Float64Array(slotOffsets[n]!);
    this.worstSlot = new Float64Array(n);
    this.felt = new Float64Array(n);
    this.frontier = new Frontier(n);
    this.markets = new Markets(parameters);
  }

  hit(i: number, size: number): void {
    this.shock[i] = Math.max(this.shock[i]!, size);
    this.frontier.touch(i);
  }

  /** Hands on the losses of the sweep before. */
  pass(replaceability: boolean): void {
    if (replaceability) this.passMarkets();
    else {
      const { grown, grownCount } = this.frontier;
      for (let at = 0; at < grownCount; at++) this.passLoss(grown[at]!, this.loss[grown[at]!]!);
    }
    this.markets.settle();
  }

  /** Takes over what was handed on. @returns largest loss added to a firm */
  settle(): number {
    const { frontier, loss, shock, worstSlot, markets } = this;
    let change = 0;
    frontier.grownCount = 0;
    for (let at = 0; at < frontier.touchedCount; at++) {
      const j = frontier.take(at);
      const next = Math.min(1, Math.max(shock[j]!, worstSlot[j]!));
      const growth = next - loss[j]!;
      if (!(growth > 0)) continue;
      markets.lose(j, growth, loss[j] === 0);
      loss[j] = next;
      frontier.grown[frontier.grownCount++] = j;
      if (growth > change) change = growth;
    }
    frontier.touchedCount = 0;
    return change;
  }

  /** Back to the unharmed state; touches only what this run touched. */
  reset(): void {
    const { slotOffsets } = this.parameters;
    const { frontier, loss, shock, slotLoss, worstSlot, felt } = this;
    for (let at = 0; at < frontier.reachedCount; at++) {
      const i = frontier.reached[at]!;
      for (let slot = slotOffsets[i]!; slot < slotOffsets[i + 1]!; slot++) slotLoss[slot] = 0;
      loss[i] = 0;
      shock[i] = 0;
      worstSlot[i] = 0;
      felt[i] = 0;
    }
    this.passes = 0;
    frontier.clear();
    this.markets.reset();
  }

  /** In an industry that lost output those left have less to stand in with: all its losses weigh more. */
  private passMarkets(): void {
    const { output } = this.parameters;
    const { markets, loss } = this;
    for (let at = 0; at < markets.changedCount; at++) {
      const k = markets.changed[at]!;
      const left = markets.left(k);
      for (let i = markets.first[k]!; i >= 0; i = markets.next[i]!) {
        const share = left > 0 ? Math.min(1, output[i]! / left) : 1;
        this.passLoss(i, share * loss[i]!);
      }
    }
  }

  /** Hands what customers newly feel of i's loss to the slots that i supplies. */
  private passLoss(i: number, felt: number): void {
    const growth = felt - this.felt[i]!;
    if (!(growth > 0)) return;
    this.felt[i] = felt;
    const { offsets, slots, buyers, lambdas } = this.parameters.sales;
    const { slotLoss, worstSlot, frontier } = this;
    const end = offsets[i + 1]!;
    for (let e = offsets[i]!; e < end; e++) {
      const slot = slots[e]!;
      const loss = slotLoss[slot]! + lambdas[e]! * growth;
      slotLoss[slot] = loss;
      const j = buyers[e]!;
      if (loss > worstSlot[j]!) {
        worstSlot[j] = loss;
        frontier.touch(j);
      }
    }
    this.passes += end - offsets[i]!;
  }
}
