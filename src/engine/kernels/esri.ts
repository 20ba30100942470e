import { hitDownstream, resetDownstream, settleGrown, sweepDownstream } from "./esri-downstream.ts";
import {
  type DownstreamState,
  downstreamState,
  type UpstreamState,
  upstreamState,
} from "./esri-state.ts";
import type { EsriParameters } from "./esri-system.ts";
import { hitUpstream, resetUpstream, sweepUpstream } from "./esri-upstream.ts";

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
  /** Firms that have a loss; valid until the next run. */
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
  private readonly downstream: DownstreamState;
  private readonly upstream: UpstreamState;
  private readonly hit: Uint32Array;

  constructor(parameters: EsriParameters) {
    this.parameters = parameters;
    this.downstream = downstreamState(parameters);
    this.upstream = upstreamState(parameters);
    this.lossDown = this.downstream.loss;
    this.lossUp = this.upstream.loss;
    this.hit = new Uint32Array(parameters.n);
  }

  /** @param shock firms below n, each once, sizes 0..1, as schemas have checked */
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
    const hit = withResidual ? this.hitFirms().slice() : this.hitFirms();
    const totals = this.totals(hit);
    const residual = withResidual ? this.nextChange(replaceability) : Number.NaN;
    const converged = lastChange <= tolerance;
    return { ...totals, steps, lastChange, converged, residual, hit, passes };
  }

  private get passes(): number {
    return this.downstream.passes + this.upstream.passes;
  }

  private start({ firms, sizes, upstreamSizes = sizes }: EsriShock): void {
    const { parameters, downstream, upstream } = this;
    resetDownstream(parameters, downstream);
    resetUpstream(upstream);
    for (let at = 0; at < firms.length; at++) {
      hitDownstream(downstream, firms[at]!, sizes[at]!);
      hitUpstream(upstream, firms[at]!, upstreamSizes[at]!);
    }
    settleGrown(parameters, downstream);
  }

  /** One synchronous sweep in both directions. @returns largest loss added to a firm */
  private sweep(replaceability: boolean): number {
    const { parameters, downstream, upstream } = this;
    const down = sweepDownstream(parameters, downstream, replaceability);
    return Math.max(down, sweepUpstream(parameters, upstream));
  }

  private hitFirms(): Uint32Array {
    const { parameters, downstream, upstream, hit } = this;
    const { losing, losingCount, harmed, harmedCount, loss } = downstream;
    let count = 0;
    for (let at = 0; at < harmedCount; at++) {
      const k = harmed[at]!;
      const first = parameters.marketOffsets[k]!;
      for (let place = 0; place < losingCount[k]!; place++) hit[count++] = losing[first + place]!;
    }
    for (let at = 0; at < upstream.reachedCount; at++) {
      const i = upstream.reached[at]!;
      if (loss[i] === 0) hit[count++] = i;
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
      const makes = output[j]!;
      const lostDown = lossDown[j]!;
      const lostUp = lossUp[j]!;
      both += makes * (lostDown > lostUp ? lostDown : lostUp);
      down += makes * lostDown;
      up += makes * lostUp;
    }
    // The sum over all firms may differ from their total by the last bit.
    const share = (lost: number) => Math.min(1, lost / totalOutput);
    return { esri: share(both), down: share(down), up: share(up) };
  }

  /** What a further sweep would change, the losses of this run left as they are. */
  private nextChange(replaceability: boolean): number {
    const down = this.lossDown.slice();
    const up = this.lossUp.slice();
    const change = this.sweep(replaceability);
    // The next run starts by clearing what this sweep has reached, too.
    for (const j of this.hitFirms()) {
      this.lossDown[j] = down[j]!;
      this.lossUp[j] = up[j]!;
    }
    return change;
  }
}
