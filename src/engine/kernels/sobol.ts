/** Shares of the variance of a figure by factor. Null where the variance is 0. */
export interface SobolIndices {
  readonly mean: number;
  readonly variance: number;
  /** Float64Array(d): first-order indices S_i, and the standard error of each. */
  readonly first: Float64Array;
  readonly firstError: Float64Array;
  /** Float64Array(d): total indices ST_i, and the standard error of each. */
  readonly total: Float64Array;
  readonly totalError: Float64Array;
}

/** A standard deviation below this is noise of the last bits. */
const LEAST_DEVIATION = 1e-12;

/**
 * Sobol indices from outputs on two independent samples A and B, and on AB_i: A with factor i from B.
 * S_i by Saltelli et al. (2010), ST_i by Jansen (1999).
 * @param rows Float64Array(N * (d + 2)): f(A), f(B), f(AB_1) .. f(AB_d) of each sample point
 * @param factors d
 * @returns null if the output does not vary
 * @see docs/methods/sobol.md; O(N d)
 */
export function sobolIndices(rows: Float64Array, factors: number): SobolIndices | null {
  const width = factors + 2;
  const n = rows.length / width;
  let sum = 0;
  for (let j = 0; j < n; j++) sum += rows[j * width]! + rows[j * width + 1]!;
  const mean = sum / (2 * n);
  let squares = 0;
  for (let j = 0; j < n; j++) {
    squares += (rows[j * width]! - mean) ** 2 + (rows[j * width + 1]! - mean) ** 2;
  }
  const variance = squares / (2 * n - 1);
  if (!(variance > LEAST_DEVIATION ** 2)) return null;
  const first = new Float64Array(factors);
  const total = new Float64Array(factors);
  const firstError = new Float64Array(factors);
  const totalError = new Float64Array(factors);
  const terms = new Float64Array(n);
  for (let i = 0; i < factors; i++) {
    // f_B less the mean: the expectation is the same, the noise is less.
    for (let j = 0; j < n; j++) {
      const row = j * width;
      terms[j] = (rows[row + 1]! - mean) * (rows[row + 2 + i]! - rows[row]!);
    }
    [first[i], firstError[i]] = meanOverVariance(terms, variance);
    for (let j = 0; j < n; j++) {
      const row = j * width;
      terms[j] = (rows[row]! - rows[row + 2 + i]!) ** 2 / 2;
    }
    [total[i], totalError[i]] = meanOverVariance(terms, variance);
  }
  return { mean, variance, first, firstError, total, totalError };
}

function meanOverVariance(terms: Float64Array, variance: number): [number, number] {
  const n = terms.length;
  let sum = 0;
  for (const term of terms) sum += term;
  const mean = sum / n;
  let squares = 0;
  for (const term of terms) squares += (term - mean) ** 2;
  const error = n > 1 ? Math.sqrt(squares / (n - 1) / n) : 0;
  return [mean / variance, error / variance];
}
