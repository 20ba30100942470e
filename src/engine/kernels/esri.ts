import { Frontier, Markets } from "./esri-state.ts";
import type { EsriParameters } from "./esri-system.ts";

/** Firms that lose a part of their output, all at once. */
export interface EsriShock {
  readonly firms: ArrayLike<number>;
  /** Share of output that each cannot deliver (1 - psi of the downstream direction), 0..1. */
  readonly sizes: ArrayLike<number>;
  /** Share of input that each does not buy; left out: as `sizes`. */
  readonly upstreamSizes?: ArrayLike<number> | undefined;
}

export interface EsriRunOptions {
  /** Stop when no firm loses more than this in a sweep. */
  readonly tolerance: number;
  /** Firms of an industry stand in for one another by market share. */
  readonly replaceability: boolean;
  /** Sweeps after which the cascade is left as it is. */
  readonly mostSteps?: number;
  /** Losses handed over links after which the cascade is left as it is. */
  readonly mostPasses?: number;
  /** Also measure how far the answer is from the fixed point: costs one more sweep. */
  readonly withResidual?: boolean;
}

/** Losses of one shock, as shares of the network's output. */
export interface EsriRun {
  readonly esri: number;
  readonly down: number;
  readonly up: number;
  /** Sweeps until nothing moved by more than the tolerance, the last one counted. */
  readonly steps: number;
  readonly lastChange: number;
  readonly converged: boolean;
  /** What one more sweep would add to the worst-hit firm; NaN: not asked. */
  readonly residual: number;
  /** Firms that lose anything; valid until the next run. */
  readonly hit: Uint32Array;
  /** Links over which a loss was passed on: the work done. */
  readonly passes: number;
}

/** Sweeps after which a cascade that still moves is reported as not converged. */
export const MOST_STEPS = 100_000;

/**
 * The cascade of the economic systemic risk index (Diem et al. 2022) in both directions: synchronous
 * sweeps from the unharmed state, of which only what a loss reaches is computed. Losses only grow, so
 * that each sweep hands on what was added in the one before, and the figures are those of sweeps over
 * all firms (up to rounding).
 * @see docs/methods/systemic-risk-index.md; a sweep costs the links of the firms whose loss grew and,
 *   with replaceability, of all firms hit in their industries; O(n + slots + industries) space, reused
 */
export class EsriCascade {
  /** Float64Array(n): 1 - h of the downstream and the upstream direction; valid until the next run. */
  readonly lossDown: Float64Array;
  readonly lossUp: Float64Array;
  readonly parameters: EsriParameters;
  /** Loss of each slot, the largest of a buyer's slots, and what a firm's customers feel of its loss. */
  private readonly slotLoss: Float64Array;
  private readonly worstSlot: Float64Array;
  private readonly felt: Float64Array;
  private readonly demandLoss: Float64Array;
  private readonly shockDown: Float64Array;
  private readonly shockUp: Float64Array;
  private readonly added: Float64Array;
  private readonly hitFirms: Uint32Array;
  private readonly isHit: Uint8Array;
  private hitCount = 0;
  private readonly markets: Markets;
  private readonly down: Frontier;
  private readonly up: Frontier;
  private passes = 0;

  constructor(parameters: EsriParameters) {
    const { n, slotOffsets } = parameters;
    this.parameters = parameters;
    this.slotLoss = new Float64Array(slotOffsets[n]!);
    this.lossDown = new Float64Array(n);
    this.lossUp = new Float64Array(n);
    this.worstSlot = new Float64Array(n);
    this.felt = new Float64Array(n);
    this.demandLoss = new Float64Array(n);
    this.shockDown = new Float64Array(n);
    this.shockUp = new Float64Array(n);
    this.added = new Float64Array(n);
    this.hitFirms = new Uint32Array(n);
    this.isHit = new Uint8Array(n);
    this.markets = new Markets(parameters);
    this.down = new Frontier(n);
    this.up = new Frontier(n);
  }

  /** @throws nothing: firms are indices below n, sizes 0..1, as schemas have checked */
  run(shock: EsriShock, options: EsriRunOptions): EsriRun {
    const { tolerance, replaceability, withResidual = false } = options;
    const { mostSteps = MOST_STEPS, mostPasses = Number.POSITIVE_INFINITY } = options;
    this.reset();
    this.apply(shock);
    let steps = 0;
    let lastChange: number;
    do {
      steps++;
      lastChange = this.sweep(replaceability);
    } while (lastChange > tolerance && steps < mostSteps && this.passes <= mostPasses);
    const totals = this.totals();
    const { passes } = this;
    const hit = this.hitFirms.subarray(0, this.hitCount);
    const residual = withResidual ? this.nextChange(replaceability) : Number.NaN;
    const converged = lastChange <= tolerance;
    return { ...totals, steps, lastChange, converged, residual, hit, passes };
  }

  private apply({ firms, sizes, upstreamSizes = sizes }: EsriShock): void {
    for (let at = 0; at < firms.length; at++) {
      const i = firms[at]!;
      this.reach(i);
      this.shockDown[i] = Math.max(this.shockDown[i]!, sizes[at]!);
      this.shockUp[i] = Math.max(this.shockUp[i]!, upstreamSizes[at]!);
      this.down.touch(i);
      this.up.touch(i);
    }
    this.settleDown();
    this.settleUp();
  }

  /** One synchronous sweep in both directions. @returns largest loss added to a firm */
  private sweep(replaceability: boolean): number {
    if (replaceability) this.passMarketsDown();
    else this.passDown();
    this.passUp();
    return Math.max(this.settleDown(), this.settleUp());
  }

  private passDown(): void {
    const { firms, count } = this.down;
    for (let at = 0; at < count; at++) this.passLoss(firms[at]!, this.lossDown[firms[at]!]!);
    this.markets.settle();
  }

  /** In an industry that lost output those left have less to stand in with: all its losses weigh more. */
  private passMarketsDown(): void {
    const { output } = this.parameters;
    const { markets, lossDown } = this;
    for (let at = 0; at < markets.changedCount; at++) {
      const k = markets.changed[at]!;
      const left = markets.left(k);
      for (let i = markets.first[k]!; i >= 0; i = markets.next[i]!) {
        const share = left > 0 ? Math.min(1, output[i]! / left) : 1;
        this.passLoss(i, share * lossDown[i]!);
      }
    }
    markets.settle();
  }

  /** Hands what customers newly feel of i's loss to the slots that i supplies. */
  private passLoss(i: number, felt: number): void {
    const growth = felt - this.felt[i]!;
    if (!(growth > 0)) return;
    this.felt[i] = felt;
    const { offsets, slots, buyers, lambdas } = this.parameters.sales;
    const { slotLoss, worstSlot } = this;
    const { touched, isTouched } = this.down;
    let count = this.down.touchedCount;
    const end = offsets[i + 1]!;
    for (let e = offsets[i]!; e < end; e++) {
      const slot = slots[e]!;
      const loss = slotLoss[slot]! + lambdas[e]! * growth;
      slotLoss[slot] = loss;
      const j = buyers[e]!;
      if (loss > worstSlot[j]!) {
        worstSlot[j] = loss;
        if (isTouched[j] === 0) {
          isTouched[j] = 1;
          touched[count++] = j;
        }
      }
    }
    this.down.touchedCount = count;
    this.passes += end - offsets[i]!;
  }

  private passUp(): void {
    const { offsets, suppliers, shares } = this.parameters.purchases;
    const { firms, count } = this.up;
    const { demandLoss, added } = this;
    const { touched, isTouched } = this.up;
    let touchedCount = this.up.touchedCount;
    for (let at = 0; at < count; at++) {
      const j = firms[at]!;
      const growth = added[j]!;
      const end = offsets[j + 1]!;
      for (let e = offsets[j]!; e < end; e++) {
        const i = suppliers[e]!;
        demandLoss[i]! += shares[e]! * growth;
        if (isTouched[i] === 0) {
          isTouched[i] = 1;
          touched[touchedCount++] = i;
        }
      }
      this.passes += end - offsets[j]!;
    }
    this.up.touchedCount = touchedCount;
  }

  private settleDown(): number {
    const { down, lossDown, shockDown, worstSlot, markets } = this;
    let change = 0;
    down.count = 0;
    for (let at = 0; at < down.touchedCount; at++) {
      const j = down.take(at);
      const loss = Math.min(1, Math.max(shockDown[j]!, worstSlot[j]!));
      const growth = loss - lossDown[j]!;
      if (!(growth > 0)) {
        if (worstSlot[j]! > 0) this.reach(j);
        continue;
      }
      this.reach(j);
      markets.lose(j, growth, lossDown[j] === 0);
      lossDown[j] = loss;
      down.firms[down.count++] = j;
      if (growth > change) change = growth;
    }
    down.touchedCount = 0;
    return change;
  }

  private settleUp(): number {
    const { up, lossUp, shockUp, demandLoss, added } = this;
    let change = 0;
    up.count = 0;
    for (let at = 0; at < up.touchedCount; at++) {
      const i = up.take(at);
      this.reach(i);
      const loss = Math.min(1, Math.max(shockUp[i]!, demandLoss[i]!));
      const growth = loss - lossUp[i]!;
      if (!(growth > 0)) continue;
      lossUp[i] = loss;
      added[i] = growth;
      up.firms[up.count++] = i;
      if (growth > change) change = growth;
    }
    up.touchedCount = 0;
    return change;
  }

  /** What a further sweep would change, the reported losses left as they are. */
  private nextChange(replaceability: boolean): number {
    const before = this.hitFirms.slice(0, this.hitCount);
    const down = Float64Array.from(before, (j) => this.lossDown[j]!);
    const up = Float64Array.from(before, (j) => this.lossUp[j]!);
    const change = this.sweep(replaceability);
    for (let at = before.length; at < this.hitCount; at++) {
      this.lossDown[this.hitFirms[at]!] = 0;
      this.lossUp[this.hitFirms[at]!] = 0;
    }
    for (let at = 0; at < before.length; at++) {
      this.lossDown[before[at]!] = down[at]!;
      this.lossUp[before[at]!] = up[at]!;
    }
    return change;
  }

  private totals(): { esri: number; down: number; up: number } {
    const { output, totalOutput } = this.parameters;
    const { lossDown, lossUp, hitFirms } = this;
    let both = 0;
    let down = 0;
    let up = 0;
    for (let at = 0; at < this.hitCount; at++) {
      const j = hitFirms[at]!;
      both += output[j]! * Math.max(lossDown[j]!, lossUp[j]!);
      down += output[j]! * lossDown[j]!;
      up += output[j]! * lossUp[j]!;
    }
    return { esri: both / totalOutput, down: down / totalOutput, up: up / totalOutput };
  }

  private reach(i: number): void {
    if (this.isHit[i] === 1) return;
    this.isHit[i] = 1;
    this.hitFirms[this.hitCount++] = i;
  }

  /** Back to the unharmed state; touches only what the last run touched. */
  private reset(): void {
    const { slotOffsets } = this.parameters;
    const { slotLoss, lossDown, lossUp, worstSlot, felt, demandLoss, shockDown, shockUp } = this;
    for (let at = 0; at < this.hitCount; at++) {
      const i = this.hitFirms[at]!;
      for (let slot = slotOffsets[i]!; slot < slotOffsets[i + 1]!; slot++) slotLoss[slot] = 0;
      lossDown[i] = 0;
      lossUp[i] = 0;
      worstSlot[i] = 0;
      felt[i] = 0;
      demandLoss[i] = 0;
      shockDown[i] = 0;
      shockUp[i] = 0;
      this.isHit[i] = 0;
    }
    this.hitCount = 0;
    this.passes = 0;
    this.markets.reset();
    this.down.clear();
    this.up.clear();
  }
}
