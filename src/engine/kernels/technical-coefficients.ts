import type { WeightedCsr } from "../../model/csr.ts";

/** Technical coefficients A = Z diag(1/x), seen from both ends; both hold the same numbers. */
export interface TechnicalCoefficients {
  /** Row i: a_ij for the buyers j of i. Shares its structure with the flows it was made from. */
  readonly bySeller: WeightedCsr;
  /** Row j: a_ij for the inputs i of j. */
  readonly byBuyer: WeightedCsr;
  /** Float64Array(n): v_j = 1 - sum of a_ij, what j itself adds to one unit; may be below 0. */
  readonly ownValue: Float64Array;
}

/**
 * Technical coefficients of an input-output table: input i for one unit of j's output.
 * @param flows row i, target j: Z_ij, what j buys from i; money of any unit
 * @param output Float64Array(n): x, same unit; where it is not above 0 the column is left empty
 * @returns fresh weights; input i per unit of j, without unit
 * @see docs/methods/input-output.md; O(n + m) time and space
 */
export function technicalCoefficients(
  flows: WeightedCsr,
  output: Float64Array,
): TechnicalCoefficients {
  const { n, offsets, targets, weights } = flows;
  const scaled = new Float64Array(targets.length);
  const ends = new Uint32Array(n + 1);
  const ownValue = new Float64Array(n).fill(1);
  for (let e = 0; e < targets.length; e++) {
    const j = targets[e]!;
    if (output[j]! > 0) scaled[e] = weights[e]! / output[j]!;
    ownValue[j]! -= scaled[e]!;
    if (scaled[e]! > 0) ends[j + 1]!++;
  }
  for (let j = 0; j < n; j++) ends[j + 1]! += ends[j]!;
  const next = ends.slice(0, n);
  const inputs = new Uint32Array(ends[n]!);
  const shares = new Float64Array(ends[n]!);
  for (let i = 0; i < n; i++) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      if (scaled[e]! === 0) continue;
      const slot = next[targets[e]!]!++;
      inputs[slot] = i;
      shares[slot] = scaled[e]!;
    }
  }
  return {
    bySeller: { n, offsets, targets, weights: scaled },
    byBuyer: { n, offsets: ends, targets: inputs, weights: shares },
    ownValue,
  };
}
