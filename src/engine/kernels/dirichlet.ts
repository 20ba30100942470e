import { logGammaVariate } from "./gamma.ts";

/** No part falls to nothing: who makes a little still makes something, and 0 / 0 cannot arise. */
const LEAST_PART = 2 ** -1000;

/**
 * Parts of a whole whose logarithms are known up to a common addend.
 * @param logs Float64Array(n), finite or -Infinity (no part)
 * @returns Float64Array(n), sums to 1; 0 where the log is -Infinity
 */
export function partsFromLogs(logs: Float64Array): Float64Array {
  let largest = Number.NEGATIVE_INFINITY;
  for (const log of logs) largest = Math.max(largest, log);
  let sum = 0;
  const parts = logs.map((log) => {
    if (log === Number.NEGATIVE_INFINITY) return 0;
    const part = Math.max(LEAST_PART, Math.exp(log - largest));
    sum += part;
    return part;
  });
  for (let i = 0; i < parts.length; i++) parts[i]! /= sum;
  return parts;
}

/**
 * A draw from Beta(mean * nu, (1 - mean) * nu).
 * @param mean in [0, 1]; 0 and 1 are returned as they are
 * @param nu > 0: variance is mean (1 - mean) / (nu + 1)
 */
export function betaVariate(random: () => number, mean: number, nu: number): number {
  if (mean <= 0 || mean >= 1) return mean;
  const yes = logGammaVariate(random, mean * nu);
  const no = logGammaVariate(random, (1 - mean) * nu);
  return 1 / (1 + Math.exp(no - yes));
}
