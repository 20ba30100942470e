import { Downstream } from "./esri-downstream.ts";
import type { EsriParameters } from "./esri-system.ts";
import { Upstream } from "./esri-upstream.ts";

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
  /** Firms that a loss has come to; a fresh array. */
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
  readonly parameters: EsriParameters;
  /** Float64Array(n): 1 - h of the downstream and the upstream direction; valid until the next run. */
  readonly lossDown: Float64Array;
  readonly lossUp: Float64Array;
  private readonly downstream: Downstream;
  private readonly upstream: Upstream;

  constructor(parameters: EsriParameters) {
    this.parameters = parameters;
    this.downstream = new Downstream(parameters);
    this.upstream = new Upstream(parameters);
    this.lossDown = this.downstream.loss;
    this.lossUp = this.upstream.loss;
  }

  /** @param shock firms below n, sizes 0..1, as schemas have checked */
  run(shock: EsriShock, options: EsriRunOptions): EsriRun {
    const { tolerance, replaceability, withResidual = false } = options;
    const { mostSteps = MOST_STEPS, mostPasses = Number.POSITIVE_INFINITY } = options;
    this.start(shock);
    let steps = 0;
    let lastChange: number;
    do {
      steps++;
      lastChange = this.sweep(replaceability);
    } while (lastChange > tolerance && steps < mostSteps && this.passes <= mostPasses);
    const { passes } = this;
    const hit = this.hitFirms();
    const totals = this.totals(hit);
    const residual = withResidual ? this.nextChange(hit, replaceability) : Number.NaN;
    const converged = lastChange <= tolerance;
    return { ...totals, steps, lastChange, converged, residual, hit, passes };
  }

  private get passes(): number {
    return this.downstream.passes + this.upstream.passes;
  }

  private start({ firms, sizes, upstreamSizes = sizes }: EsriShock): void {
    this.downstream.reset();
    this.upstream.reset();
    for (let at = 0; at < firms.length; at++) {
      this.downstream.hit(firms[at]!, sizes[at]!);
      this.upstream.hit(firms[at]!, upstreamSizes[at]!);
    }
    this.downstream.settle();
    this.upstream.settle();
  }

  /** One synchronous sweep in both directions. @returns largest loss added to a firm */
  private sweep(replaceability: boolean): number {
    this.downstream.pass(replaceability);
    this.upstream.pass();
    return Math.max(this.downstream.settle(), this.upstream.settle());
  }

  private hitFirms(): Uint32Array {
    const down = this.downstream.frontier;
    const up = this.upstream.frontier;
    const hit = new Uint32Array(down.reachedCount + up.reachedCount);
    hit.set(down.reached.subarray(0, down.reachedCount));
    let count = down.reachedCount;
    for (let at = 0; at < up.reachedCount; at++) {
      const i = up.reached[at]!;
      if (!down.isReached(i)) hit[count++] = i;
    }
    return hit.subarray(0, count);
  }

  private totals(hit: Uint32Array): { esri: number; down: number; up: number } {
    const { output, totalOutput } = this.parameters;
    const { lossDown, lossUp } = this;
    let both = 0;
    let down = 0;
    let up = 0;
    for (let at = 0; at < hit.length; at++) {
      const j = hit[at]!;
      both += output[j]! * Math.max(lossDown[j]!, lossUp[j]!);
      down += output[j]! * lossDown[j]!;
      up += output[j]! * lossUp[j]!;
    }
    // The sum over all firms may differ from their total by the last bit.
    const share = (lost: number) => Math.min(1, lost / totalOutput);
    return { esri: share(both), down: share(down), up: share(up) };
  }

  /** What a further sweep would change, the losses of this run left as they are. */
  private nextChange(hit: Uint32Array, replaceability: boolean): number {
    const down = Float64Array.from(hit, (j) => this.lossDown[j]!);
    const up = Float64Array.from(hit, (j) => this.lossUp[j]!);
    const change = this.sweep(replaceability);
    for (const j of this.hitFirms()) {
      this.lossDown[j] = 0;
      this.lossUp[j] = 0;
    }
    for (let at = 0; at < hit.length; at++) {
      this.lossDown[hit[at]!] = down[at]!;
      this.lossUp[hit[at]!] = up[at]!;
    }
    return change;
  }
}
