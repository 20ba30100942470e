import { shapleyShares } from "../../engine/kernels/shapley.ts";
import { type CutQuestion, cutQuestion } from "../../engine/measures/cut-question.ts";
import type { DataSet } from "../../model/data-set.ts";
import { InvalidInputError } from "../../model/errors.ts";
import type { CutOptions } from "../../model/options.ts";
import { refuseIdleOptions } from "../../model/rationing.ts";
import { formatTarget } from "../../model/target.ts";
import type { Solver } from "../plan/solver.ts";
import { leftBy, type Sharing, sharingOf } from "./allocation-model.ts";
import { leastLoss } from "./best-allocation.ts";

/** Name of the formula in certificates. */
export const OPTIMAL_FORMULA = "least loss over all ways of sharing out (linear programme)";

/** A question about a cut, and how what is left may be shared out. */
export interface OptimalQuestion extends CutQuestion {
  readonly sharing: Sharing;
  /** Float64Array(units): importance of each unit's output. */
  readonly worth: Float64Array;
  /** Of the targets. */
  readonly ids: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Reads what is to be cut, and what a best allocation may do.
 * @throws InvalidInputError what `cut` throws; `invalid_option` for mode rigid and for an `order`
 */
export function optimalQuestion(data: DataSet, options: CutOptions): OptimalQuestion {
  refuseIdleOptions(options);
  refuseRigid(options);
  const { otherUse = "protected" } = options;
  const alike = { ...options, rationing: "pro-rata" as const, otherUse: undefined };
  const question = cutQuestion(data, alike);
  const sharing = sharingOf(question.network, otherUse);
  const worth = new Float64Array(question.network.system.units);
  for (const { unit, importance } of question.evaluator.sectors) worth[unit] = importance;
  const used = { rule: "optimal" as const, otherUse, order: [] };
  const network = { ...question.network, rationing: used };
  const ids = question.targets.map(formatTarget);
  return { ...question, network, sharing, worth, ids, notes: sharing.uses.notes };
}

function refuseRigid({ mode }: CutOptions): void {
  if (mode !== "rigid") return;
  const message = "rigid keeps every split as it was: nothing is left to share out";
  throw new InvalidInputError("invalid_option", message, {
    details: [{ column: "mode", pointer: "/mode", message, expected: "pool" }],
  });
}

/** Each target's part of the least loss of all, by id; 2^n linear programmes. */
export function splitOfLeastLoss(
  solver: Solver,
  { ids, shockOf, sharing, worth }: OptimalQuestion,
): Record<string, number> {
  const lossOf = (present: Uint8Array): number => {
    const shock = shockOf((at) => present[at] === 1);
    return leastLoss(solver, sharing, leftBy(sharing.network.system, shock), worth);
  };
  const { shares } = shapleyShares(ids.length, lossOf, { permutations: 2 });
  return Object.fromEntries(ids.map((id, at) => [id, shares[at] ?? 0]));
}
