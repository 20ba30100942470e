import { assumedBehind } from "../../engine/measures/assumed.ts";
import { certify } from "../../engine/measures/certificate.ts";
import { questionNotes } from "../../engine/measures/cut-question.ts";
import type { DataSet } from "../../model/data-set.ts";
import { LimitError } from "../../model/errors.ts";
import type { ShapleyOptions, ShapleyResult } from "../../model/shapley.ts";
import { loadSolver } from "../plan/highs-solver.ts";
import { leftBy } from "./allocation-model.ts";
import { leastLoss } from "./best-allocation.ts";
import { MOST_SPLIT } from "./optimal-cut.ts";
import { OPTIMAL_FORMULA, optimalQuestion, splitOfLeastLoss } from "./optimal-question.ts";

/**
 * `shapley` with what is left shared out so that the home's sectors lose least, for each set of targets
 * anew.
 * @throws InvalidInputError what `cut` throws, mode rigid, an `order`; LimitError `too_large` above 6
 *   targets; SolverError `solver_failed`
 * @see docs/methods/rationing.md#optimal; 2^n linear programmes
 */
export async function optimalShapley(
  data: DataSet,
  options: ShapleyOptions,
): Promise<ShapleyResult> {
  const question = optimalQuestion(data, options);
  const { targets, evaluator, shockOf, network, sharing, worth } = question;
  refuseTooMany(targets.length);
  const solver = await loadSolver();
  const known = evaluator.weighted;
  const everything = shockOf(() => true);
  const loss = leastLoss(solver, sharing, leftBy(network.system, everything), worth);
  const shares = known ? splitOfLeastLoss(solver, question) : {};
  evaluator.run(everything);
  const assumed = assumedBehind(
    evaluator,
    evaluator.sectors.map(({ product }) => product),
  );
  return {
    loss: known ? loss : null,
    shares: known ? shares : Object.fromEntries(question.ids.map((id) => [id, null])),
    standardError: known ? 0 : null,
    permutations: null,
    seed: null,
    certificate: certify(network, `Shapley value of the ${OPTIMAL_FORMULA}`, {
      assumed,
      notes: [...questionNotes(question, options), ...question.notes, `solved by ${solver.name}`],
    }),
  };
}

function refuseTooMany(targets: number): void {
  if (targets <= MOST_SPLIT) return;
  const message = `${targets} targets are too many for best allocations`;
  const expected = `at most ${MOST_SPLIT}: each set of targets is a linear programme`;
  throw new LimitError("too_large", message, {
    details: [{ column: "targets", pointer: "/targets", message, expected }],
  });
}
