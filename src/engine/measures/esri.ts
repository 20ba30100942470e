import { LimitError } from "../../model/errors.ts";
import type { EsriFacts, EsriItem, EsriOptions, EsriResult } from "../../model/esri.ts";
import { NO_POINT_OF_VIEW } from "../../model/file-certificate.ts";
import { compareIds } from "../../model/ids.ts";
import { esriParameters } from "../build/esri-parameters.ts";
import type { FirmNetwork } from "../build/firm-network.ts";
import { EsriCascade, type EsriRun, type EsriRunOptions } from "../kernels/esri.ts";
import type { EsriFigures } from "../kernels/esri-figures.ts";
import type { EsriParameters } from "../kernels/esri-system.ts";
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

/** Stops firms one at a time for those who wait for it, as `EsriThreads.runsOf`. */
export type EsriWork = (
  parameters: EsriParameters,
  question: EsriRunOptions & { readonly firms: Uint32Array },
) => Promise<EsriFigures>;

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
  return certified(answerEsri(network, planEsri(network, options), options, control));
}

/**
 * The same where firms that stop one at a time are stopped by others, as by `EsriThreads`. Scenarios,
 * and losses by firm or industry, are computed at once.
 * @throws what `esri` and `work` throw
 */
export async function esriLater(
  network: FirmNetwork,
  options: EsriOptions,
  work: EsriWork,
  control: EsriControl = {},
): Promise<EsriResult> {
  const plan = planEsri(network, options);
  const { closed } = plan;
  const { replaceability, tolerance, byIndustry, losses } = options;
  if (!closed || byIndustry || losses) {
    return certified(answerEsri(network, plan, options, control));
  }
  const parameters = esriParameters(network.arrays);
  const found = await work(parameters, { firms: closed, replaceability, tolerance });
  const runs = plan.runs.map(({ id }, at) => ({ id, ...runAt(found, at) }));
  return certified(ranked(network, plan, options, { parameters, runs, ...UNBOUNDED }));
}

const UNBOUNDED = { mostPasses: Number.POSITIVE_INFINITY };

function runAt(figures: EsriFigures, at: number): Figures {
  return {
    esri: figures.esri[at] ?? 0,
    down: figures.down[at] ?? 0,
    up: figures.up[at] ?? 0,
    steps: figures.steps[at] ?? 0,
    lastChange: figures.lastChange[at] ?? 0,
    passes: figures.passes[at] ?? 0,
  };
}

function certified({ items, facts, convergence, notes }: EsriAnswer): EsriResult {
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

type Figures = Pick<EsriRun, "esri" | "down" | "up" | "steps" | "lastChange" | "passes">;
type Details = Pick<EsriItem, "industries" | "losses">;

/** What came of the plan, in its order. */
interface Found {
  readonly parameters: EsriParameters;
  readonly cascade?: EsriCascade;
  readonly runs: readonly (Figures & Details & { readonly id: string })[];
  readonly mostPasses: number;
}

/** The same for questions that were checked before. */
export function answerEsri(
  network: FirmNetwork,
  plan: EsriPlan,
  options: EsriOptions,
  { onProgress, mostPasses = Number.POSITIVE_INFINITY }: EsriControl = {},
): EsriAnswer {
  const { replaceability, tolerance } = options;
  const parameters = esriParameters(network.arrays);
  const cascade = new EsriCascade(parameters);
  const runs: Found["runs"][number][] = [];
  let left = mostPasses;
  for (const { id, shock } of plan.runs) {
    const run = cascade.run(shock, { tolerance, replaceability, mostPasses: left });
    left -= run.passes;
    if (left < 0) throw tooLong(runs.length, plan.runs.length);
    const { esri, down, up, steps, lastChange, passes, hit } = run;
    const details = detailsOf(network, { parameters, cascade, hit }, options);
    runs.push({ id, esri, down, up, steps, lastChange, passes, ...details });
    onProgress?.(runs.length, plan.runs.length);
  }
  return ranked(network, plan, options, { parameters, cascade, runs, mostPasses });
}

function ranked(
  network: FirmNetwork,
  plan: EsriPlan,
  options: EsriOptions,
  { parameters, cascade = new EsriCascade(parameters), runs, mostPasses }: Found,
): EsriAnswer {
  const { replaceability, tolerance, top } = options;
  let passes = 0;
  let iterations = 0;
  let lastChange = 0;
  for (const run of runs) {
    passes += run.passes;
    iterations = Math.max(iterations, run.steps);
    lastChange = Math.max(lastChange, run.lastChange);
  }
  const items = runs
    .map(({ lastChange: _, passes: __, ...item }): EsriItem => item)
    .sort((a, b) => b.esri - a.esri || compareIds(a.id, b.id));
  const check = checkTolerance(cascade, plan, items, options, { passes, mostPasses });
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
  const converged = lastChange <= tolerance;
  return {
    items: items.slice(0, top),
    facts,
    convergence: { iterations, lastChange, converged },
    notes,
  };
}

/** Who lost what in the run that came last. */
interface Last {
  readonly parameters: EsriParameters;
  readonly cascade: EsriCascade;
  readonly hit: Uint32Array;
}

function detailsOf(
  { labels, industries, arrays }: FirmNetwork,
  { parameters, cascade: { lossDown, lossUp }, hit }: Last,
  { byIndustry, losses }: EsriOptions,
): Details {
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
