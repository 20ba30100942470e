import { betaVariate } from "./dirichlet.ts";
import { logGammaVariate } from "./gamma.ts";
import { betaQuantile } from "./incomplete-beta.ts";
import { logGammaQuantile } from "./incomplete-gamma.ts";
import { lognormalFactor, normalVariate } from "./normal.ts";
import { discreteQuantile, triangularQuantile } from "./range-quantiles.ts";

/** The distribution of one number from which figures are made. */
export type Marginal =
  /** Logarithm of a Gamma(shape, 1) number; the parts of a whole are made of several. */
  | { readonly kind: "log-gamma"; readonly shape: number }
  /** A figure in 0..1 with this mean and variance mean (1 - mean) / (nu + 1). */
  | { readonly kind: "beta"; readonly mean: number; readonly nu: number }
  /** A factor with mean 1 and this standard deviation. */
  | { readonly kind: "lognormal"; readonly variation: number }
  | { readonly kind: "normal"; readonly mean: number; readonly sd: number }
  | { readonly kind: "uniform"; readonly low: number; readonly high: number }
  | {
      readonly kind: "triangular";
      readonly low: number;
      readonly mode: number;
      readonly high: number;
    }
  /** One of these values; odds are scaled to sum 1. */
  | {
      readonly kind: "discrete";
      readonly values: readonly number[];
      readonly odds: readonly number[];
    };

/** One number of a distribution. @param random uniform numbers in [0, 1) */
export function drawMarginal(marginal: Marginal, random: () => number): number {
  switch (marginal.kind) {
    case "log-gamma":
      return logGammaVariate(random, marginal.shape);
    case "beta":
      return betaVariate(random, marginal.mean, marginal.nu);
    case "lognormal":
      return lognormalFactor(random, marginal.variation);
    case "normal":
      return marginal.mean + marginal.sd * normalVariate(random);
    case "uniform":
    case "triangular":
    case "discrete":
      return drawByLevel(marginal, random);
  }
}

/**
 * One number by inverse transform: a single level makes it, so that a distribution that lies higher
 * gives a higher number with the same stream, and two scenarios differ by what they say alone.
 * @param random uniform numbers in [0, 1), multiples of 2^-32
 */
export function drawByLevel(marginal: Marginal, random: () => number): number {
  return marginalQuantile(marginal, random() + 2 ** -33);
}

/** The number below which a draw falls with a given chance. @param level in (0, 1) */
export function marginalQuantile(marginal: Marginal, level: number): number {
  switch (marginal.kind) {
    case "log-gamma":
      return logGammaQuantile(marginal.shape, level);
    case "beta":
      return betaQuantile(level, marginal.mean * marginal.nu, (1 - marginal.mean) * marginal.nu);
    case "lognormal": {
      const variance = Math.log1p(marginal.variation ** 2);
      return Math.exp(Math.sqrt(variance) * normalQuantile(level) - variance / 2);
    }
    case "normal":
      return marginal.mean + marginal.sd * normalQuantile(level);
    case "uniform":
      return marginal.low + level * (marginal.high - marginal.low);
    case "triangular":
      return triangularQuantile(level, marginal);
    case "discrete":
      return discreteQuantile(level, marginal);
  }
}

/** Quantile of the standard normal distribution: its square halved is Gamma(1/2). */
function normalQuantile(level: number): number {
  if (level === 0.5) return 0;
  const size = Math.sqrt(2 * Math.exp(logGammaQuantile(0.5, Math.abs(2 * level - 1))));
  return level > 0.5 ? size : -size;
}
