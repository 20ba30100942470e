import { certify } from "../../engine/measures/certificate.ts";
import { figuresOfRun } from "../../engine/measures/cut.ts";
import { questionNotes } from "../../engine/measures/cut-question.ts";
import type { DataSet } from "../../model/data-set.ts";
import type { CutOptions } from "../../model/options.ts";
import type { CutResult } from "../../model/results.ts";
import { loadSolver } from "../plan/highs-solver.ts";
import { leftBy } from "./allocation-model.ts";
import { type AllocationView, viewOf } from "./allocation-view.ts";
import { bestAllocation } from "./best-allocation.ts";
import { OPTIMAL_FORMULA, optimalQuestion, splitOfLeastLoss } from "./optimal-question.ts";

/** A loss is shared out among at most so many targets: 2^6 linear programmes. */
export const MOST_SPLIT = 6;

/**
 * `cut` with what is left shared out so that the home's sectors lose least: what a perfect allocator
 * could do. A lower bound on the loss where no input has headroom.
 * @returns as `cut`; `lossRigid` is null, as fixed splits share nothing out; beyond 6 targets their
 *   shares of the loss are null
 * @throws InvalidInputError what `cut` throws, mode rigid, an `order`; SolverError `solver_failed`
 * @see docs/methods/rationing.md#optimal; two linear programmes, and 2^n for the shares of n targets
 */
export async function optimalCut(data: DataSet, options: CutOptions): Promise<CutResult> {
  const question = optimalQuestion(data, options);
  const { ids, shockOf, network, sharing, worth } = question;
  const solver = await loadSolver();
  const shock = shockOf(() => true);
  const best = bestAllocation(solver, sharing, leftBy(network.system, shock), worth);
  const view = viewOf(network, shock, best);
  const { evaluator } = view;
  const { assumed, ...figures } = figuresOfRun(evaluator);
  const paths = { ...figures.paths, ...pathsOfDrawn(view, figures) };
  const weighted = evaluator.weighted;
  const loss = weighted ? best.loss : null;
  const undone = options.to && options.fungibility === undefined;
  const split = weighted && ids.length <= MOST_SPLIT;
  const unknown = Object.fromEntries(ids.map((id) => [id, null]));
  return {
    loss,
    lossRigid: null,
    ...(undone ? { lossRange: { low: 0, high: loss } } : {}),
    ...figures,
    paths,
    shares: split ? splitOfLeastLoss(solver, question) : unknown,
    certificate: certify(network, OPTIMAL_FORMULA, {
      assumed,
      notes: [
        ...questionNotes(question, options),
        ...question.notes,
        `solved by ${solver.name}; of all allocations that lose least, one with the largest sum of outputs`,
        ...(ids.length > MOST_SPLIT
          ? [`shares of the loss are computed for at most ${MOST_SPLIT} targets`]
          : []),
      ],
    }),
  };
}

/** Paths of sectors that run short because others draw on what is not short. */
function pathsOfDrawn(
  { evaluator, pathOfDrawn }: AllocationView,
  { sectors, paths }: Pick<CutResult, "sectors" | "paths">,
): CutResult["paths"] {
  const found: CutResult["paths"] = {};
  for (const { product, unit } of evaluator.sectors) {
    const id = evaluator.network.products[product] ?? "";
    if ((sectors[id] ?? 0) <= 0 || paths[id]) continue;
    const path = pathOfDrawn(unit);
    if (path) found[id] = [...path.ids];
  }
  return found;
}
