import type { EdgeList } from "../../model/edge-list.ts";
import { InvalidInputError } from "../../model/errors.ts";
import { BELOW_LARGEST, LARGEST_SUM } from "../../model/largest-sum.ts";
import type { PackedTexts } from "../../model/packed-texts.ts";
import { textAt } from "./packed-texts.ts";

type WeightedEdges = Pick<EdgeList, "sources" | "targets" | "weights"> & {
  readonly labels: readonly string[] | PackedTexts;
};

/**
 * Sums of weights are what measures divide by: one that is infinite would make figures wrong in silence.
 * @returns the sum of all weights, 0 if there are none
 * @throws InvalidInputError `invalid_data` naming the edge with which the sum is too large. O(m)
 */
export function finiteSumOfWeights({ labels, sources, targets, weights }: WeightedEdges): number {
  let sum = 0;
  const m = weights?.length ?? 0;
  for (let e = 0; e < m; e++) {
    sum += weights?.[e] ?? 0;
    if (sum === Number.POSITIVE_INFINITY) {
      const ends = [sources, targets].map((of) => labelAt(labels, of[e] ?? -1));
      const message = `edge ${e + 1}, ${ends.join(" to ")}, lifts the sum of all weights above ${LARGEST_SUM}`;
      const pointer = `/edges/${e}/weight`;
      throw new InvalidInputError("invalid_data", message, {
        details: [{ column: "weight", pointer, message, expected: BELOW_LARGEST }],
      });
    }
  }
  return sum;
}

function labelAt(labels: WeightedEdges["labels"], at: number): string {
  return "offsets" in labels ? textAt(labels, at) : (labels[at] ?? "");
}
