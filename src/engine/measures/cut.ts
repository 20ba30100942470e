import type { DataSet } from "../../model/data-set.ts";
import type { CutOptions } from "../../model/options.ts";
import type { Assumption, CutResult } from "../../model/results.ts";
import { certify } from "./certificate.ts";
import { cutQuestion, questionNotes, sharesOfLoss } from "./cut-question.ts";
import type { Evaluator } from "./evaluator.ts";
import { bindingPath } from "./explain.ts";

/**
 * What is lost if the targets are cut, or barred from selling to some buyers, all at once.
 * @returns loss of the home sectors, outputs, binding paths, and each target's share of the loss
 * @throws InvalidInputError unknown target or country, `fungibility` without `to`, one pool with `to`
 * @see docs/methods/cascade.md, docs/methods/regions.md
 */
export function cut(data: DataSet, options: CutOptions): CutResult {
  const question = cutQuestion(data, options);
  const { network, evaluator, targets, shockOf } = question;
  const all = () => true;
  const rigidLoss = evaluator.lossOf(shockOf(all), true);
  const { shares, standardError } = sharesOfLoss(question, {
    permutations: permutationsFor(targets.length),
  });
  const undone = options.to && options.fungibility === undefined;
  const loss = evaluator.lossOf(shockOf(all)); // last, so that the state below is this one
  const { assumed, ...figures } = figuresOfRun(evaluator);
  const weighted = evaluator.weighted;
  return {
    loss: weighted ? loss : null,
    lossRigid: weighted ? rigidLoss : null,
    ...(undone ? { lossRange: { low: 0, high: weighted ? loss : null } } : {}),
    ...figures,
    shares,
    ...((standardError ?? 0) > 0 ? { sharesStandardError: standardError } : {}),
    certificate: certify(network, options.to ? "embargo cascade" : "cut cascade", {
      convergence: evaluator.convergence,
      assumed,
      notes: questionNotes(question, options),
    }),
  };
}

/** Sectors, outputs and binding paths of the state that an evaluator holds. */
export function figuresOfRun(
  evaluator: Evaluator,
): Pick<CutResult, "sectors" | "output" | "paths"> & { assumed: Assumption[] } {
  const { network } = evaluator;
  const { paths, assumed } = sectorPaths(evaluator);
  return {
    sectors: allSectors(evaluator),
    output: Object.fromEntries(
      network.products.map((id, product) => [id, evaluator.homeOutput(product)]),
    ),
    paths,
    assumed,
  };
}

/** 2000 orders up to 100 targets; beyond that fewer, so that an answer stays within seconds. */
function permutationsFor(targets: number): number {
  return Math.max(200, Math.min(2000, Math.floor(200_000 / targets)));
}

/** Loss of every sector, 0 included: a sector that is not hit is an answer, too. */
function allSectors(evaluator: Evaluator): Record<string, number> {
  const { network, workspace } = evaluator;
  return Object.fromEntries(
    evaluator.sectors.map(({ product, unit }) => [
      network.products[product] ?? "",
      1 - (workspace.state[unit] ?? 1),
    ]),
  );
}

function sectorPaths(evaluator: Evaluator): {
  paths: Record<string, string[]>;
  assumed: Assumption[];
} {
  const paths: Record<string, string[]> = {};
  const assumed: Assumption[] = [];
  for (const { product, unit } of evaluator.sectors) {
    const path = bindingPath(evaluator.network, evaluator.workspace, unit);
    if (!path) continue;
    paths[evaluator.network.products[product] ?? ""] = [...path.ids];
    assumed.push(...path.assumed);
  }
  return { paths, assumed };
}
