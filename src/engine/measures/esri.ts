import { LimitError } from "../../model/errors.ts";
import type { EsriFacts, EsriItem, EsriOptions, EsriResult } from "../../model/esri.ts";
import { NO_POINT_OF_VIEW } from "../../model/file-certificate.ts";
import { compareIds } from "../../model/ids.ts";
import { esriParameters } from "../build/esri-parameters.ts";
import type { FirmNetwork } from "../build/firm-network.ts";
import { EsriCascade } from "../kernels/esri.ts";
import { type EsriPlan, planEsri } from "./esri-plan.ts";
import { checkTolerance, toleranceNote } from "./esri-tolerance.ts";
import type { Convergence } from "./evaluator.ts";

export const ESRI_FORMULA = "ESRI (Diem et al. 2022)";

/** How a long computation is watched and bounded. */
export interface EsriControl {
  /** Told after each item. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Most losses passed over a link in all; default: no bound. */
  readonly mostPasses?: number;
}

/** Items with what they rest on, before it is put in words. */
export interface EsriAnswer {
  readonly items: readonly EsriItem[];
  readonly facts: EsriFacts;
  readonly convergence: Convergence;
  readonly notes: readonly string[];
}

/**
 * Economic systemic risk index of firms or scenarios: the share of a network's output that is lost if a
 * firm stops.
 * @throws InvalidInputError `unknown_node`, `invalid_option`; LimitError `too_large`
 * @see docs/methods/systemic-risk-index.md
 */
export function esri(
  network: FirmNetwork,
  options: EsriOptions,
  control: EsriControl = {},
): EsriResult {
  const plan = planEsri(network, options);
  const { items, facts, convergence, notes } = answerEsri(network, plan, options, control);
  const basis = `output: sales to listed firms${facts.finalDemand ? " and to final users" : ""}`;
  return {
    items: [...items],
    certificate: {
      formula: ESRI_FORMULA,
      basis,
      ...NO_POINT_OF_VIEW,
      ...facts,
      ...convergence,
      notes: [...notes],
    },
  };
}

/** The same for questions that were checked before. */
export function answerEsri(
  network: FirmNetwork,
  plan: EsriPlan,
  options: EsriOptions,
  { onProgress, mostPasses = Number.POSITIVE_INFINITY }: EsriControl = {},
): EsriAnswer {
  const { replaceability, tolerance, top } = options;
  const cascade = new EsriCascade(esriParameters(network.arrays));
  const items: EsriItem[] = [];
  let passes = 0;
  let iterations = 0;
  let lastChange = 0;
  let converged = true;
  for (const { id, shock } of plan.runs) {
    const run = cascade.run(shock, { tolerance, replaceability, mostPasses: mostPasses - passes });
    passes += run.passes;
    if (passes > mostPasses) throw tooLong(items.length, plan.runs.length);
    iterations = Math.max(iterations, run.steps);
    lastChange = Math.max(lastChange, run.lastChange);
    converged &&= run.converged;
    const { esri, down, up, steps } = run;
    items.push({ id, esri, down, up, steps, ...detailsOf(network, cascade, run.hit, options) });
    onProgress?.(items.length, plan.runs.length);
  }
  const ranked = items.toSorted((a, b) => b.esri - a.esri || compareIds(a.id, b.id));
  const check = checkTolerance(cascade, plan, ranked, options, { passes, mostPasses });
  const facts: EsriFacts = {
    firms: network.labels.length,
    links: network.links,
    industries: network.industries.length,
    replaceability,
    finalDemand: network.hasFinalDemand,
    tolerance,
    check,
  };
  const notes = [...(check ? toleranceNote(check, tolerance) : []), ...network.notes];
  return {
    items: ranked.slice(0, top),
    facts,
    convergence: { iterations, lastChange, converged },
    notes,
  };
}

function detailsOf(
  { labels, industries, arrays }: FirmNetwork,
  { lossDown, lossUp, parameters }: EsriCascade,
  hit: Uint32Array,
  { byIndustry, losses }: EsriOptions,
): Pick<EsriItem, "industries" | "losses"> {
  const lost = new Float64Array(byIndustry ? industries.length : 0);
  const firms: [string, { down: number; up: number }][] = [];
  for (const j of byIndustry || losses ? hit : []) {
    const down = lossDown[j] ?? 0;
    const up = lossUp[j] ?? 0;
    const k = arrays.industry[j] ?? 0;
    if (byIndustry) lost[k] = (lost[k] ?? 0) + (parameters.output[j] ?? 0) * Math.max(down, up);
    if (losses && (down > 0 || up > 0)) firms.push([labels[j] ?? "", { down, up }]);
  }
  const shareOf = (k: number) => {
    const output = parameters.marketOutput[k] ?? 0;
    return output > 0 ? Math.min(1, (lost[k] ?? 0) / output) : null; // but for the last bit
  };
  return {
    ...(byIndustry
      ? { industries: Object.fromEntries(industries.map((name, k) => [name, shareOf(k)])) }
      : {}),
    ...(losses ? { losses: Object.fromEntries(firms) } : {}),
  };
}

function tooLong(done: number, all: number): LimitError {
  const message = `after ${done} of ${all} items the cascades have become too long for one request`;
  return new LimitError("too_large", message, {
    details: [
      {
        pointer: "/edges",
        message,
        expected:
          "fewer firms, a smaller network or a larger tolerance; the command line has no limit",
      },
    ],
  });
}
