import { LimitError } from "../../model/errors.ts";
import type {
  EsriFacts,
  EsriItem,
  EsriOptions,
  EsriResult,
  ToleranceCheck,
} from "../../model/esri.ts";
import { NO_POINT_OF_VIEW } from "../../model/file-certificate.ts";
import { compareIds } from "../../model/ids.ts";
import { endParameters, esriParameters } from "../build/esri-parameters.ts";
import type { FirmNetwork } from "../build/firm-network.ts";
import { EsriCascade, type EsriRun, type EsriRunOptions, type EsriShock } from "../kernels/esri.ts";
import { type EsriFigures, esriFigures, noteRun } from "../kernels/esri-figures.ts";
import type { EsriParameters } from "../kernels/esri-system.ts";
import { atOnce, type Steps } from "../kernels/steps.ts";
import { type EsriPlan, planEsri } from "./esri-plan.ts";
import { toleranceCheck, toleranceNote } from "./esri-tolerance.ts";
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
  return atOnce(esriSteps(network, options, control));
}

/**
 * The same, item by item: each step says how many are done, those that are checked counted once more.
 * @throws as `esri`
 */
export function* esriSteps(
  network: FirmNetwork,
  options: EsriOptions,
  control: EsriControl = {},
): Steps<EsriResult> {
  return certified(yield* answerSteps(network, planEsri(network, options), options, control));
}

/** Whether `esriLater` has this computed by others: firms that stop one at a time, each one's figure alone. */
export function isLeftToOthers({
  shocks,
  byIndustry,
  losses,
}: Pick<EsriOptions, "shocks" | "byIndustry" | "losses">): boolean {
  return !shocks && !byIndustry && !losses;
}

/**
 * The same where firms that stop one at a time are stopped by others, as by `EsriThreads`; scenarios,
 * and losses by firm or industry, are computed at once.
 * @throws what `esri` and `work` throw
 */
export async function esriLater(
  network: FirmNetwork,
  options: EsriOptions,
  work: EsriWork,
): Promise<EsriResult> {
  return certified(await answerLater(network, planEsri(network, options), options, work));
}

/** The same for questions that were checked before. */
export async function answerLater(
  network: FirmNetwork,
  plan: EsriPlan,
  options: EsriOptions,
  work: EsriWork,
): Promise<EsriAnswer> {
  if (!isLeftToOthers(options)) return atOnce(answerSteps(network, plan, options));
  const { replaceability, tolerance } = options;
  const parameters = esriParameters(network.arrays);
  const firms = Uint32Array.from(plan.runs, firmOf);
  const found = await work(parameters, { firms, replaceability, tolerance });
  const runs = plan.runs.map(({ id }, at) => ({ id, ...runAt(found, at) }));
  const done = summary(runs, Number.POSITIVE_INFINITY);
  const check = toleranceCheck(plan, done.items, options, done);
  let step = check.next();
  while (!step.done) {
    const { shocks, options: asked } = step.value;
    const again = Uint32Array.from(shocks, (shock) => firmOf({ shock }));
    step = check.next(await work(parameters, { firms: again, ...asked }));
  }
  endParameters(parameters); // after a fault others may still be at work
  return answered(network, options, done, step.value);
}

const firmOf = ({ shock }: { readonly shock: EsriShock }) => shock.firms[0] ?? 0;

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

type Item = Figures & Details & { readonly id: string };

/** What came of a plan. */
interface Summary {
  /** Largest first. */
  readonly items: readonly EsriItem[];
  readonly iterations: number;
  readonly lastChange: number;
  readonly passes: number;
  readonly mostPasses: number;
}

/** As `esriSteps`, for questions that were checked before. */
export function* answerSteps(
  network: FirmNetwork,
  plan: EsriPlan,
  options: EsriOptions,
  control: EsriControl = {},
): Steps<EsriAnswer> {
  const parameters = esriParameters(network.arrays);
  try {
    const cascade = new EsriCascade(parameters);
    const done = yield* itemSteps(network, plan, options, control, { parameters, cascade });
    const check = toleranceCheck(plan, done.items, options, done);
    let step = check.next();
    for (let count = plan.runs.length; !step.done; ) {
      const { shocks, options: asked } = step.value;
      const found = esriFigures(shocks.length);
      for (const [at, shock] of shocks.entries()) {
        noteRun(found, at, cascade.run(shock, asked));
        yield asked.tolerance < options.tolerance ? ++count : count;
      }
      step = check.next(found);
    }
    return answered(network, options, done, step.value);
  } finally {
    endParameters(parameters);
  }
}

function* itemSteps(
  network: FirmNetwork,
  plan: EsriPlan,
  options: EsriOptions,
  { onProgress, mostPasses = Number.POSITIVE_INFINITY }: EsriControl,
  on: Omit<Last, "hit">,
): Steps<Summary> {
  const { replaceability, tolerance } = options;
  const runs: Item[] = [];
  let left = mostPasses;
  for (const { id, shock } of plan.runs) {
    const run = on.cascade.run(shock, { tolerance, replaceability, mostPasses: left });
    left -= run.passes;
    if (left < 0) throw tooLong(runs.length, plan.runs.length);
    const { esri, down, up, steps, lastChange, passes, hit } = run;
    const details = detailsOf(network, { ...on, hit }, options);
    runs.push({ id, esri, down, up, steps, lastChange, passes, ...details });
    onProgress?.(runs.length, plan.runs.length);
    yield runs.length;
  }
  return summary(runs, mostPasses);
}

function summary(runs: readonly Item[], mostPasses: number): Summary {
  let [iterations, lastChange, passes] = [0, 0, 0];
  for (const run of runs) {
    iterations = Math.max(iterations, run.steps);
    lastChange = Math.max(lastChange, run.lastChange);
    passes += run.passes;
  }
  const items = runs
    .map(({ lastChange: _, passes: __, ...item }): EsriItem => item)
    .sort((a, b) => b.esri - a.esri || compareIds(a.id, b.id));
  return { items, iterations, lastChange, passes, mostPasses };
}

function answered(
  network: FirmNetwork,
  { replaceability, tolerance, top }: EsriOptions,
  { items, iterations, lastChange }: Summary,
  check: ToleranceCheck | null,
): EsriAnswer {
  const facts: EsriFacts = {
    firms: network.labels.length,
    links: network.links,
    industries: network.industries.length,
    replaceability,
    finalDemand: network.hasFinalDemand,
    tolerance,
    check,
  };
  return {
    items: items.slice(0, top),
    facts,
    convergence: { iterations, lastChange, converged: lastChange <= tolerance },
    notes: [...(check ? toleranceNote(check, tolerance) : []), ...network.notes],
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

/** What is refused after so many items. */
export function tooLong(done: number, all: number): LimitError {
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
