import { drawByLevel, type Marginal } from "../engine/kernels/marginals.ts";
import { hashName, randomStream, type StreamName } from "../engine/kernels/random-stream.ts";
import { type Bounds, isUncertain, type UncertainNumber } from "../model/uncertain-number.ts";

/** An uncertain number of a document, with all that a draw needs. */
export interface NumberToDraw {
  /** JSON pointer: where it stands, and the name of its random stream. */
  readonly pointer: string;
  readonly marginal: Marginal;
  /** What a distribution of mean 1 is multiplied with. */
  readonly scale: number;
  readonly bounds: Bounds;
  readonly stream: StreamName;
}

/** @returns null if there is nothing to draw: it has one value */
export function numberToDraw(
  value: UncertainNumber,
  bounds: Bounds,
  pointer: string,
): NumberToDraw | null {
  if (typeof value === "number" || !isUncertain(value)) return null;
  const scale = "distribution" in value && value.distribution === "lognormal" ? value.mean : 1;
  const stream = hashName(`scenario:${pointer}`);
  return { pointer, marginal: marginalOf(value), scale, bounds, stream };
}

function marginalOf(value: Exclude<UncertainNumber, number>): Marginal {
  if ("low" in value) {
    const { low, mode, high } = value;
    return mode === undefined
      ? { kind: "uniform", low, high }
      : { kind: "triangular", low, mode, high };
  }
  switch (value.distribution) {
    case "normal":
      return { kind: "normal", mean: value.mean, sd: value.sd };
    case "lognormal":
      return { kind: "lognormal", variation: value.cv };
    case "beta":
      return { kind: "beta", mean: value.mean, nu: value.nu };
    case "discrete":
      return { kind: "discrete", values: value.values, odds: value.odds };
  }
}

/**
 * One draw, by inverse transform from a stream of its own: numbers that come or go change no other.
 * What falls outside its bounds is set to the bound.
 * @param run which of the draws
 * @see docs/methods/monte-carlo.md
 */
export function drawNumber(number: NumberToDraw, seed: number, run: number): number {
  const { marginal, scale, bounds, stream } = number;
  const drawn = scale * drawByLevel(marginal, randomStream(seed, stream, run));
  return Math.min(bounds.max, Math.max(bounds.min, drawn));
}
