import type { EsriItem, EsriOptions, ToleranceCheck } from "../../model/esri.ts";
import type { EsriCascade } from "../kernels/esri.ts";
import type { EsriPlan } from "./esri-plan.ts";

/** Tolerance at which the figures are tried again. */
const TIGHT = 1e-6;
/** Up to so many items all are tried again, else so many, spread over the ranking. */
const MOST_CHECKED = 100;
/** The check may take so many passes (some seconds), or as many as the figures themselves took. */
const FREE_PASSES = 3e8;
/** No item may take more than this part of it: a slow one says a lower end, others have their turn. */
const PART_OF_ONE = 0.1;
/** A difference above this is said aloud: the tolerance decides the figure. */
const NOTABLE = 0.01;

/**
 * Runs items again to a tolerance of 1e-6: figures stopped at 0.01 can lie far below the fixed point
 * where losses go round and round (closed networks).
 * @param ranked the items, largest first
 * @returns null if the figures were run that far already
 */
export function checkTolerance(
  cascade: EsriCascade,
  plan: EsriPlan,
  ranked: readonly EsriItem[],
  { tolerance, replaceability }: EsriOptions,
  { passes, mostPasses }: { readonly passes: number; readonly mostPasses: number },
): ToleranceCheck | null {
  if (tolerance <= TIGHT || ranked.length === 0) return null;
  const shocks = new Map(plan.runs.map(({ id, shock }) => [id, shock]));
  let left = Math.min(Math.max(FREE_PASSES, passes), mostPasses - passes);
  const most = left * PART_OF_ONE;
  let checked = 0;
  let mean = 0;
  let meanTight = 0;
  let worst = { difference: 0, id: ranked[0]?.id ?? "" };
  let residual = 0;
  let converged = true;
  for (const { id, esri } of spread(ranked)) {
    const shock = shocks.get(id);
    if (!shock || (left <= 0 && checked > 0)) break;
    const options = { replaceability, withResidual: true };
    const stopped = cascade.run(shock, { ...options, tolerance });
    const tight = cascade.run(shock, {
      ...options,
      tolerance: TIGHT,
      mostPasses: Math.min(left, most),
    });
    left -= stopped.passes + tight.passes;
    checked++;
    mean += (esri - mean) / checked;
    meanTight += (tight.esri - meanTight) / checked;
    residual = Math.max(residual, stopped.residual);
    converged &&= tight.converged;
    if (tight.esri - esri > worst.difference) worst = { difference: tight.esri - esri, id };
  }
  return {
    tolerance: TIGHT,
    items: checked,
    of: ranked.length,
    mean,
    meanTight,
    maxDifference: worst.difference,
    maxDifferenceOf: worst.id,
    residual,
    converged,
  };
}

/** What a reader has to know of the check, if anything. */
export function toleranceNote(check: ToleranceCheck, tolerance: number): string[] {
  const { items, of, mean, meanTight, maxDifference, maxDifferenceOf, converged } = check;
  const least = converged ? "" : "at least ";
  if (maxDifference <= NOTABLE) {
    const why = "the run to a smaller tolerance was broken off: what it would change is not known";
    return converged ? [] : [why];
  }
  const which = items === of ? `all ${of} items` : `${items} of ${of} items`;
  return [
    `warning: the tolerance decides these figures: run to ${check.tolerance} instead of ${tolerance}, ` +
      `the mean of ${which} is ${least}${meanTight.toFixed(4)} instead of ${mean.toFixed(4)}; ` +
      `most for ${maxDifferenceOf}, by ${maxDifference.toFixed(4)}`,
  ];
}

/**
 * All items, or so many over the whole ranking: the largest, the middle one, the quarters, the eighths,
 * ... (van der Corput), so that a check that is broken off has still seen large and small ones.
 */
function spread(ranked: readonly EsriItem[]): readonly EsriItem[] {
  if (ranked.length <= MOST_CHECKED) return ranked;
  return Array.from({ length: MOST_CHECKED }, (_, at) => {
    let place = 0;
    for (let rest = at, part = 0.5; rest > 0; rest >>>= 1, part /= 2) place += (rest & 1) * part;
    return ranked[Math.floor(place * ranked.length)] as EsriItem;
  });
}
