import { hitDownstream, resetDownstream, settleGrown, sweepDownstream } from "./esri-downstream.ts";
import {
  type DownstreamState,
  downstreamState,
  type UpstreamState,
  upstreamState,
} from "./esri-state.ts";
import type { EsriParameters } from "./esri-system.ts";
import { hitUpstream, resetUpstream, sweepUpstream } from "./esri-upstream.ts";

/** What a cascade has come to, as shares of the network's output. */
export interface EsriTotals {
  readonly esri: number;
  readonly down: number;
  readonly up: number;
  /** Firms that have a loss; valid until the next run. */
  readonly hit: Uint32Array;
}

/** Memory and sweeps of the cascades of one network, one at a time. */
export interface EsriEngine {
  /** Float64Array(n): 1 - h of the downstream and the upstream direction. */
  readonly lossDown: Float64Array;
  readonly lossUp: Float64Array;
  /** Links over which a loss was handed on since `reset`. */
  readonly passes: number;
  /** A firm loses a part of its output, and stops buying a part of its inputs. */
  hit(i: number, down: number, up: number): void;
  /** After all hits. */
  settleHits(): void;
  /** One synchronous sweep in both directions. @returns largest loss added to a firm */
  sweep(replaceability: boolean): number;
  collect(): EsriTotals;
  /** Back to the unharmed state; touches only what was touched. */
  reset(): void;
}

/** The sweeps in plain TypeScript. */
export class PlainEsri implements EsriEngine {
  readonly lossDown: Float64Array;
  readonly lossUp: Float64Array;
  private readonly parameters: EsriParameters;
  private readonly downstream: DownstreamState;
  private readonly upstream: UpstreamState;
  private readonly hitList: Uint32Array;

  constructor(parameters: EsriParameters) {
    this.parameters = parameters;
    this.downstream = downstreamState(parameters);
    this.upstream = upstreamState(parameters);
    this.lossDown = this.downstream.loss;
    this.lossUp = this.upstream.loss;
    this.hitList = new Uint32Array(parameters.n);
  }

  get passes(): number {
    return this.downstream.passes + this.upstream.passes;
  }

  hit(i: number, down: number, up: number): void {
    hitDownstream(this.downstream, i, down);
    hitUpstream(this.upstream, i, up);
  }

  settleHits(): void {
    settleGrown(this.parameters, this.downstream);
  }

  sweep(replaceability: boolean): number {
    const down = sweepDownstream(this.parameters, this.downstream, replaceability);
    return Math.max(down, sweepUpstream(this.parameters, this.upstream));
  }

  collect(): EsriTotals {
    const hit = this.hitFirms();
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
    return { hit, esri: share(both), down: share(down), up: share(up) };
  }

  reset(): void {
    resetDownstream(this.parameters, this.downstream);
    resetUpstream(this.upstream);
  }

  private hitFirms(): Uint32Array {
    const { parameters, downstream, upstream, hitList } = this;
    const { losing, losingCount, harmed, harmedCount, loss } = downstream;
    let count = 0;
    for (let at = 0; at < harmedCount; at++) {
      const k = harmed[at]!;
      const first = parameters.marketOffsets[k]!;
      for (let place = 0; place < losingCount[k]!; place++) {
        hitList[count++] = losing[first + place]!;
      }
    }
    for (let at = 0; at < upstream.reachedCount; at++) {
      const i = upstream.reached[at]!;
      if (loss[i] === 0) hitList[count++] = i;
    }
    return hitList.subarray(0, count);
  }
}
