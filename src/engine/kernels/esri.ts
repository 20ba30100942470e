import { CompiledEsri, layOutCascade } from "../wasm/compiled-esri.ts";
import { heapOf } from "../wasm/heap.ts";
import { type EsriEngine, type EsriTotals, PlainEsri } from "./esri-engine.ts";
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

/** Losses of one shock. */
export interface EsriRun extends EsriTotals {
  /** Sweeps until nothing moved by more than the tolerance, the last one counted. */
  readonly steps: number;
  readonly lastChange: number;
  readonly converged: boolean;
  /** What one more sweep would add to the worst-hit firm; NaN: not asked. */
  readonly residual: number;
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
  private readonly engine: EsriEngine;

  /** @param of what runs it, or the parameters: compiled where they were made for that */
  constructor(of: EsriParameters | EsriEngine) {
    this.engine = "sweep" in of ? of : engineFor(of);
    this.lossDown = this.engine.lossDown;
    this.lossUp = this.engine.lossUp;
  }

  /** @param shock firms below n, each once, sizes 0..1, as schemas have checked */
  run(shock: EsriShock, options: EsriRunOptions): EsriRun {
    const { engine } = this;
    const { tolerance, replaceability, withResidual = false } = options;
    const { mostSteps = MOST_STEPS, mostPasses = Number.POSITIVE_INFINITY } = options;
    this.start(shock);
    let steps = 0;
    let lastChange: number;
    do {
      steps++;
      lastChange = engine.sweep(replaceability);
    } while (lastChange > tolerance && steps < mostSteps && engine.passes <= mostPasses);
    const { passes } = engine;
    const totals = engine.collect();
    const residual = withResidual ? this.nextChange(replaceability) : Number.NaN;
    const converged = lastChange <= tolerance;
    return { ...totals, steps, lastChange, converged, residual, passes };
  }

  private start({ firms, sizes, upstreamSizes = sizes }: EsriShock): void {
    this.engine.reset();
    for (let at = 0; at < firms.length; at++) {
      this.engine.hit(firms[at]!, sizes[at]!, upstreamSizes[at]!);
    }
    this.engine.settleHits();
  }

  /** What a further sweep would change, the losses of this run left as they are. */
  private nextChange(replaceability: boolean): number {
    const { engine, lossDown, lossUp } = this;
    const down = lossDown.slice();
    const up = lossUp.slice();
    const change = engine.sweep(replaceability);
    // The next run starts by clearing what this sweep has reached, too.
    lossDown.set(down);
    lossUp.set(up);
    return change;
  }
}

/** What is compiled lies on the heap of its parameters. */
function engineFor(parameters: EsriParameters): EsriEngine {
  const heap = heapOf(parameters.sales.slots);
  if (!heap) return new PlainEsri(parameters);
  return new CompiledEsri(heap.memory, layOutCascade(heap, parameters));
}
