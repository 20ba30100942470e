import type { EdgeWeights } from "../../model/csr.ts";
import { InvalidInputError } from "../../model/errors.ts";
import { BELOW_LARGEST, LARGEST_SUM } from "../../model/largest-sum.ts";

/**
 * Sums of weights are what measures divide by: one that is infinite would make figures wrong in silence.
 * @param endsOf names of the source and the target of an edge
 * @returns the sum of all weights, 0 if there are none
 * @throws InvalidInputError `invalid_data` naming the edge with which the sum is too large. O(m)
 */
export function finiteSumOfWeights(
  weights: EdgeWeights | null,
  endsOf: (e: number) => readonly [source: string, target: string],
): number {
  let sum = 0;
  const m = weights?.length ?? 0;
  for (let e = 0; e < m; e++) {
    sum += weights?.[e] ?? 0;
    if (sum === Number.POSITIVE_INFINITY) {
      const message = `edge ${e + 1}, ${endsOf(e).join(" to ")}, lifts the sum of all weights above ${LARGEST_SUM}`;
      const pointer = `/edges/${e}/weight`;
      throw new InvalidInputError("invalid_data", message, {
        details: [{ column: "weight", pointer, message, expected: BELOW_LARGEST }],
      });
    }
  }
  return sum;
}
