import type { EsriItem, EsriOptions, ToleranceCheck } from "../../model/esri.ts";
import type { EsriRunOptions, EsriShock } from "../kernels/esri.ts";
import type { EsriFigures } from "../kernels/esri-figures.ts";
import type { EsriPlan } from "./esri-plan.ts";

/** Tolerance at which the figures are tried again. */
const TIGHT = 1e-6;
/** Up to so many items all are tried again, else so many, spread over the ranking. */
const MOST_CHECKED = 100;
/** The check may take so many passes (some seconds), or as many as the figures themselves took. */
const FREE_PASSES = 3e8;
/** Items that are tried at once; each may take its part of what is left, so that none holds up the rest. */
const AT_ONCE = 10;
/** A difference above this is said aloud: the tolerance decides the figure. */
const NOTABLE = 0.01;

/** Shocks that are to be run. */
export interface AskedRuns {
  readonly shocks: readonly EsriShock[];
  readonly options: EsriRunOptions;
}

/**
 * Runs items again to a tolerance of 1e-6: figures stopped at 0.01 can lie far below the fixed point
 * where losses go round and round (closed networks). Who asks makes the runs, here or in threads.
 * @param ranked the items, largest first
 * @returns null if the figures were run that far already
 */
export function* toleranceCheck(
  plan: EsriPlan,
  ranked: readonly EsriItem[],
  { tolerance, replaceability }: EsriOptions,
  { passes, mostPasses }: { readonly passes: number; readonly mostPasses: number },
): Generator<AskedRuns, ToleranceCheck | null, EsriFigures> {
  if (tolerance <= TIGHT || ranked.length === 0) return null;
  const shocks = new Map(plan.runs.map(({ id, shock }) => [id, shock]));
  const options = { replaceability, withResidual: true };
  const seen = new Differences(ranked[0]?.id ?? "");
  const tried = spread(ranked);
  let left = Math.min(Math.max(FREE_PASSES, passes), mostPasses - passes);
  for (let at = 0; at < tried.length && (left > 0 || at === 0); at += AT_ONCE) {
    const items = tried.slice(at, at + AT_ONCE);
    const asked = items.map(({ id }) => shocks.get(id) ?? { firms: [], sizes: [] });
    const stopped = yield { shocks: asked, options: { ...options, tolerance } };
    const most = left / AT_ONCE;
    const tight = yield {
      shocks: asked,
      options: { ...options, tolerance: TIGHT, mostPasses: most },
    };
    items.forEach((item, place) => {
      left -= (stopped.passes[place] ?? 0) + (tight.passes[place] ?? 0);
      seen.add(item, stopped.residual[place] ?? 0, tight, place);
    });
  }
  const { checked, mean, meanTight, worst, residual, converged } = seen;
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

/** What runs to the smaller tolerance came to, so far. */
class Differences {
  checked = 0;
  mean = 0;
  meanTight = 0;
  worst: { difference: number; id: string };
  residual = 0;
  converged = true;

  constructor(id: string) {
    this.worst = { difference: 0, id };
  }

  add({ id, esri }: EsriItem, residual: number, tight: EsriFigures, place: number): void {
    const found = tight.esri[place] ?? 0;
    this.checked++;
    this.mean += (esri - this.mean) / this.checked;
    this.meanTight += (found - this.meanTight) / this.checked;
    this.residual = Math.max(this.residual, residual);
    this.converged &&= (tight.lastChange[place] ?? 0) <= TIGHT;
    if (found - esri > this.worst.difference) this.worst = { difference: found - esri, id };
  }
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
