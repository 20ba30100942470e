import type { EsriRun } from "./esri.ts";

/** What many runs of the cascade came to: Float64Array(runs) each, as in `EsriRun`. */
export interface EsriFigures {
  readonly esri: Float64Array;
  readonly down: Float64Array;
  readonly up: Float64Array;
  readonly steps: Float64Array;
  readonly lastChange: Float64Array;
  readonly passes: Float64Array;
  readonly residual: Float64Array;
}

/** Room for so many runs, all figures 0. */
export function esriFigures(runs: number): EsriFigures {
  return {
    esri: new Float64Array(runs),
    down: new Float64Array(runs),
    up: new Float64Array(runs),
    steps: new Float64Array(runs),
    lastChange: new Float64Array(runs),
    passes: new Float64Array(runs),
    residual: new Float64Array(runs),
  };
}

/** Writes one run down. */
export function noteRun(figures: EsriFigures, at: number, run: EsriRun): void {
  figures.esri[at] = run.esri;
  figures.down[at] = run.down;
  figures.up[at] = run.up;
  figures.steps[at] = run.steps;
  figures.lastChange[at] = run.lastChange;
  figures.passes[at] = run.passes;
  figures.residual[at] = run.residual;
}

/** Writes those of a block of runs down, from a place on. */
export function noteRuns(figures: EsriFigures, from: number, block: EsriFigures): void {
  figures.esri.set(block.esri, from);
  figures.down.set(block.down, from);
  figures.up.set(block.up, from);
  figures.steps.set(block.steps, from);
  figures.lastChange.set(block.lastChange, from);
  figures.passes.set(block.passes, from);
  figures.residual.set(block.residual, from);
}
