import { drawMarginal } from "../kernels/marginals.ts";
import { randomStream } from "../kernels/random-stream.ts";
import type { UncertainFigure } from "./uncertain-figures.ts";

/** A figure with one draw of each of its numbers. */
export interface Drawn {
  readonly figure: UncertainFigure;
  readonly numbers: Float64Array;
}

/**
 * One draw of a figure. Every number has a stream of its own, named by figure and part: figures that
 * come or go change no other draw.
 * @param index which of the draws: the run
 */
export function drawFigure(figure: UncertainFigure, seed: number, index: number): Drawn {
  const numbers = Float64Array.from(figure.marginals, ({ is, stream }) =>
    drawMarginal(is, randomStream(seed, stream, index)),
  );
  return { figure, numbers };
}
