import { type TableEconomy, tableEconomy } from "../../engine/build/inventory-network.ts";
import { InventoryEconomy } from "../../engine/kernels/inventory-economy.ts";
import { CancelledError, InvalidInputError, LimitError, type Problem } from "../../model/errors.ts";
import { NO_POINT_OF_VIEW } from "../../model/file-certificate.ts";
import type { InputOutputTable } from "../../model/input-output.ts";
import type { Scenario } from "../../model/scenario.ts";
import type {
  LabelCourse,
  TableSimulateCertificate,
  TableSimulateOptions,
  TableSimulateResult,
} from "../../model/table-simulation.ts";
import { CourseKeeper, figuresOf } from "./course-keeper.ts";
import { engineRules, type SettledParameters, settleParameters } from "./engine-rules.ts";
import { bindingName, Paths } from "./label-paths.ts";
import { TableShocks } from "./table-shocks.ts";

/** Labels times steps that one run keeps in memory: 160 MB. */
const MOST_KEPT = 20_000_000;
/** Figures of output that one answer lists. */
const MOST_LISTED = 1_000_000;

/** How a long run is watched and stopped. */
export interface Watch {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * Runs a scenario on an input-output table with a reference engine: ARIO, or the model of Pichler et al.
 * @param table money of any unit, a year's
 * @returns courses of the labels; those that make nothing have none
 * @throws InvalidInputError `invalid_option` naming what the engine cannot do, unknown labels, industries
 *   and countries, and times shorter than a step; LimitError `too_large` for more than 20 million labels
 *   times steps; CancelledError
 * @see docs/methods/ario.md, docs/methods/pichler.md; O(links) a step
 */
export function simulateTable(
  table: InputOutputTable,
  options: TableSimulateOptions,
  watch: Watch = {},
): TableSimulateResult {
  const { scenario, engine } = options;
  const settled = settleParameters(engine, options);
  const economy = tableEconomy(table, settled.inputs);
  const { rules, notes } = engineRules(economy, settled, {
    chosen: options,
    stepDays: scenario.stepDays,
  });
  const shocks = new TableShocks(economy, scenario);
  const listed = askedLabels(table, options);
  const days = stepsOf(scenario);
  refuseTooMany(table, days.length);
  const running = new InventoryEconomy(economy.network, rules);
  const keeper = new CourseKeeper(economy, running.normal, days.length);
  run({ running, keeper, shocks, days }, watch);
  const kept = listedLabels(keeper, running, { listed, top: options.top, steps: days.length });
  const paths = new Paths(economy, keeper);
  const courses = kept.map((i): [string, LabelCourse] => [
    table.labels[i] ?? "",
    courseOf(i, { economy, keeper, days, paths }),
  ]);
  const made = running.normal.reduce((count, amount) => count + (amount > 0 ? 1 : 0), 0);
  const total = keeper.total(days);
  return {
    name: scenario.name ?? null,
    engine,
    days: [...days],
    lostDays: total.lostDays,
    loss: Array.from(keeper.loss),
    ...hits(table, keeper, shocks),
    sectors: Object.fromEntries(courses),
    products: {},
    omitted: made - courses.length,
    total,
    certificate: certify(economy, settled, {
      scenario,
      engine,
      notes,
      steps: days.length,
      lastChange: keeper.lastChange,
    }),
  };
}

function stepsOf({ horizonDays, stepDays }: Scenario): number[] {
  return Array.from({ length: Math.ceil(horizonDays / stepDays) }, (_, at) => at * stepDays);
}

interface Run {
  readonly running: InventoryEconomy;
  readonly keeper: CourseKeeper;
  readonly shocks: TableShocks;
  readonly days: readonly number[];
}

function run({ running, keeper, shocks, days }: Run, { signal, onProgress }: Watch): void {
  const left = new Float64Array(running.normal.length);
  const factor = new Float64Array(running.normal.length);
  for (const [step, day] of days.entries()) {
    if (signal?.aborted) throw new CancelledError("cancelled", "the simulation was stopped");
    shocks.during(day, left, factor);
    running.step(left, factor);
    keeper.take(step, Math.min(shocks.stepDays, shocks.horizonDays - day), running, factor);
    onProgress?.(step + 1, days.length);
  }
}

function courseOf(
  i: number,
  {
    economy,
    keeper,
    days,
    paths,
  }: { economy: TableEconomy; keeper: CourseKeeper; days: readonly number[]; paths: Paths },
): LabelCourse {
  const summary = keeper.summaries[i];
  if (!summary) throw new RangeError(`label ${i} is not in the table`);
  return {
    output: keeper.outputOf(i),
    ...figuresOf(summary, days),
    minDay: days[summary.minStep] ?? null,
    inputsBindDay: days[summary.firstByInput] ?? null,
    binding: summary.minStep < 0 ? null : bindingName(economy, summary.bound),
    path: summary.minStep < 0 ? [] : paths.to(i),
    lostOutput: summary.lostDays * keeper.normalOf(i),
    extraOutput: summary.extraDays * keeper.normalOf(i),
    finalDemandUnmet: keeper.unmet[i] ?? 0,
  };
}

function hits(
  { labels }: InputOutputTable,
  { summaries }: CourseKeeper,
  { shocked }: TableShocks,
): Pick<TableSimulateResult, "firstHit" | "firstHitIndirectly" | "hit"> {
  const first = (isAsked: (i: number) => boolean) => {
    const asked = [...labels.keys()].filter(
      (i) => (summaries[i]?.firstBelow ?? -1) >= 0 && isAsked(i),
    );
    const step = asked.reduce(
      (least, i) => Math.min(least, summaries[i]?.firstBelow ?? least),
      Number.POSITIVE_INFINITY,
    );
    return asked.filter((i) => summaries[i]?.firstBelow === step).map((i) => labels[i] ?? "");
  };
  return {
    firstHit: first(() => true),
    firstHitIndirectly: first((i) => shocked[i] === 0),
    hit: summaries.reduce((count, { firstBelow }) => count + (firstBelow >= 0 ? 1 : 0), 0),
  };
}

function askedLabels({ labels }: InputOutputTable, { items }: TableSimulateOptions): number[] {
  if (!items) return [...labels.keys()];
  const index = new Map(labels.map((label, at) => [label, at]));
  const details = items.flatMap((id, at): Problem[] => {
    if (index.has(id)) return [];
    const message = `"${id}" is no label of the table`;
    const expected = "a label as the table spells it";
    return [{ column: "items", pointer: `/items/${at}`, message, expected }];
  });
  const [first] = details;
  if (first) throw new InvalidInputError("invalid_option", first.message, { details });
  return [...new Set(items.map((id) => index.get(id) ?? 0))];
}

/** Those that lose most money where not all are asked for or fit into an answer; else all, as they stand. */
function listedLabels(
  keeper: CourseKeeper,
  { normal }: InventoryEconomy,
  { listed, top, steps }: { listed: readonly number[]; top: number | undefined; steps: number },
): number[] {
  const made = listed.filter((i) => (normal[i] ?? 0) > 0);
  const most = Math.min(top ?? made.length, Math.max(1, Math.floor(MOST_LISTED / steps)));
  if (top === undefined && most >= made.length) return made;
  const lost = (i: number) => (keeper.summaries[i]?.lostDays ?? 0) * keeper.normalOf(i);
  return made.toSorted((a, b) => lost(b) - lost(a) || a - b).slice(0, most);
}

function refuseTooMany({ labels }: InputOutputTable, steps: number): void {
  if (labels.length * steps <= MOST_KEPT) return;
  const message = `${labels.length} labels for ${steps} steps are too many for one run`;
  const expected = `at most ${MOST_KEPT} labels times steps: a shorter horizonDays, or a larger stepDays`;
  throw new LimitError("too_large", message, {
    details: [{ column: "scenario", pointer: "/scenario/horizonDays", message, expected }],
  });
}

const FORMULAS = {
  ario:
    "x = min(demand, alpha (1 - Delta) x0, stock / (psi days a)); orders = use + gap / restoreDays; " +
    "proportional rationing; alpha follows scarcity",
  pichler:
    "x = min(demand, (1 - Delta) x0, x_inp by the production rule); " +
    "orders = max(0, A d(t-1) + (days Z0 - S) / restoreDays); proportional rationing",
} as const;

/** Fields of a scenario that speak of a graph. */
const OF_GRAPHS = [
  "home",
  "trusted",
  "adversary",
  "mode",
  "regions",
  "basis",
  "importanceSet",
  "unstatedCoverDays",
  "unstatedLagDays",
] as const;

function certify(
  economy: TableEconomy,
  settled: SettledParameters,
  facts: {
    scenario: Scenario;
    engine: TableSimulateOptions["engine"];
    notes: readonly string[];
    steps: number;
    lastChange: number;
  },
): TableSimulateCertificate {
  const { scenario, engine, notes, steps, lastChange } = facts;
  const { table, network } = economy;
  const idle = OF_GRAPHS.filter((field) => scenario[field] !== undefined);
  return {
    formula: FORMULAS[engine],
    basis: "gross output, labels weighted by it; money of the table, a year has 365 days",
    ...NO_POINT_OF_VIEW,
    dataYears: { from: table.year, to: table.year },
    iterations: steps,
    lastChange,
    converged: true,
    engine,
    labels: table.labels.length,
    links: network.suppliers.length,
    parameters: { ...settled },
    notes: [
      ...economy.notes,
      ...notes,
      ...(idle.length > 0
        ? [`of the scenario, has no meaning for a table: ${idle.join(", ")}`]
        : []),
    ],
  };
}
