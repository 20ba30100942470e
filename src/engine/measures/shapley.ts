import type { DataSet } from "../../model/data-set.ts";
import type { ShapleyOptions, ShapleyResult } from "../../model/shapley.ts";
import { EXACT_UP_TO } from "../kernels/shapley.ts";
import { assumedBehind } from "./assumed.ts";
import { certify } from "./certificate.ts";
import { cutQuestion, questionNotes, sharesOfLoss } from "./cut-question.ts";

/**
 * Splits the loss of several cuts over its targets by Shapley value: exact up to 12 targets, else by
 * drawn orders with a standard error.
 * @returns parts that sum to the loss; null throughout where no sector has any importance
 * @throws InvalidInputError what `cut` throws
 * @see docs/methods/shapley.md; O(2^n) cascades up to 12 targets, else O(permutations * n)
 */
export function shapley(data: DataSet, options: ShapleyOptions): ShapleyResult {
  const question = cutQuestion(data, options);
  const { network, evaluator, targets, shockOf } = question;
  const loss = evaluator.lossOf(shockOf(() => true));
  const assumed = assumedBehind(
    evaluator,
    evaluator.sectors.map(({ product }) => product),
  ); // before the parts: they run other cuts
  const { permutations, seed } = options;
  const drawn = targets.length > EXACT_UP_TO;
  const known = evaluator.weighted;
  const { shares, standardError } = sharesOfLoss(question, { permutations, seed });
  return {
    loss: known ? loss : null,
    shares,
    standardError,
    permutations: drawn ? permutations : null,
    seed: drawn ? seed : null,
    certificate: certify(network, "Shapley value of the loss of the cut cascade", {
      convergence: evaluator.convergence,
      assumed,
      notes: questionNotes(question, options),
    }),
  };
}
