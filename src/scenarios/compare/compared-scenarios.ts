import type { Network } from "../../engine/build/network.ts";
import type { CompareOptions } from "../../model/comparison.ts";
import type { DataSet } from "../../model/data-set.ts";
import { InvalidInputError, type Problem } from "../../model/errors.ts";
import { Scenario } from "../../model/scenario.ts";
import type { SimulateOptions } from "../../model/simulation.ts";
import { scenarioNetwork } from "../simulate/scenario-network.ts";

/** One side of a comparison as `simulate` takes it. */
export interface Side {
  readonly id: string;
  /** Where it stands in the question. */
  readonly pointer: string;
  readonly options: SimulateOptions;
  readonly network: Network;
}

/** All sides, the baseline first, over the same days. */
export interface Sides {
  readonly sides: readonly Side[];
  readonly notes: readonly string[];
}

/**
 * The sides of a comparison: every one over the longest horizon in the shortest step, named apart, seen
 * from the same home with the same weights.
 * @throws InvalidInputError with what is wrong with any of them
 */
export function comparedScenarios(data: DataSet, options: CompareOptions): Sides {
  const { scenarios, baseline, ...rest } = options;
  const horizonDays = Math.max(...[...scenarios, ...(baseline ? [baseline] : [])].map(horizonOf));
  const stepDays = Math.min(...[...scenarios, ...(baseline ? [baseline] : [])].map(stepOf));
  const first = baseline ?? nothing(scenarios[0]);
  const listed = [first, ...scenarios].map((scenario, at) => ({
    pointer: at > 0 ? `/scenarios/${at - 1}` : baseline ? "/baseline" : "/scenarios/0",
    options: { ...rest, scenario: { ...scenario, horizonDays, stepDays } },
  }));
  const networks = networksOf(data, listed);
  const ids = idsOf([first, ...scenarios]);
  const sides = listed.flatMap((side, at): Side[] => {
    const network = networks[at];
    return network ? [{ ...side, id: ids[at] ?? "", network }] : [];
  });
  refuseOtherViews(sides);
  return {
    sides,
    notes: [
      ...sameNotes([first, ...scenarios], ids),
      ...lengthNotes(scenarios, baseline, { horizonDays, stepDays }),
      ...viewNotes(baseline ? sides : sides.slice(1)),
    ],
  };
}

const horizonOf = ({ horizonDays }: Scenario) => horizonDays;
const stepOf = ({ stepDays }: Scenario) => stepDays;

/** The same point of view with nothing that happens. */
function nothing(scenario: Scenario | undefined): Scenario {
  const { home, trusted, adversary, mode, regions, basis, importanceSet } = scenario ?? {};
  const view = { home, trusted, adversary, mode, regions, basis, importanceSet };
  return Scenario.parse({ ...view, format: "linchpin-scenario/1", id: BASELINE, shocks: [] });
}

const BASELINE = "baseline";

/** Compiles each; faults of all are told at once, each where it stands. */
function networksOf(data: DataSet, sides: readonly Pick<Side, "pointer" | "options">[]): Network[] {
  const details: Problem[] = [];
  const networks = sides.flatMap(({ pointer, options }) => {
    try {
      return [scenarioNetwork(data, options.scenario, options)];
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      if (!error.details.some((problem) => problem.pointer?.startsWith("/scenario"))) throw error;
      const moved = (at: string | undefined) => at?.replace(/^\/scenario(?=\/|$)/, pointer);
      for (const problem of error.details)
        details.push({
          ...problem,
          column: pointer.slice(1).split("/")[0] ?? "",
          pointer: moved(problem.pointer) ?? pointer,
        });
      return [];
    }
  });
  const [one] = details;
  if (one)
    throw new InvalidInputError("invalid_option", one.message, { details: distinct(details) });
  return networks;
}

function distinct(details: readonly Problem[]): Problem[] {
  return [...new Map(details.map((one) => [`${one.pointer} ${one.message}`, one])).values()];
}

/** An id of its own for each: its id, its name, or its place. */
function idsOf(scenarios: readonly Scenario[]): string[] {
  const used = new Set<string>();
  return scenarios.map(({ id, name }, at) => {
    const wanted = id ?? name ?? (at === 0 ? BASELINE : `scenario-${at}`);
    let own = wanted;
    for (let n = 2; used.has(own); n++) own = `${wanted}-${n}`;
    used.add(own);
    return own;
  });
}

/** Losses of different homes, or with different weights, are no difference of scenarios. */
function refuseOtherViews(sides: readonly Side[]): void {
  const [first] = sides;
  const details = sides.flatMap(({ network, pointer }): Problem[] => {
    const of = (one: Network) => [...one.sets.home].sort().join(", ");
    if (!first || network === first.network) return [];
    const problems: Problem[] = [];
    if (of(network) !== of(first.network))
      problems.push({
        pointer: `${pointer}/home`,
        message: `home is ${of(network)}`,
        expected: `${of(first.network)}, as in the others, or the option home`,
      });
    if (network.importanceSet !== first.network.importanceSet)
      problems.push({
        pointer: `${pointer}/importanceSet`,
        message: `importance set is ${network.importanceSet}`,
        expected: `${first.network.importanceSet}, as in the others, or the option importance`,
      });
    return problems.map((problem) => ({ ...problem, column: "scenarios" }));
  });
  const [one] = details;
  if (one) throw new InvalidInputError("invalid_option", one.message, { details });
}

function lengthNotes(
  scenarios: readonly Scenario[],
  baseline: Scenario | undefined,
  { horizonDays, stepDays }: Pick<Scenario, "horizonDays" | "stepDays">,
): string[] {
  const all = [...scenarios, ...(baseline ? [baseline] : [])];
  const notes: string[] = [];
  if (all.some((one) => one.horizonDays !== horizonDays))
    notes.push(`horizons differ: all are run over the longest, ${horizonDays} days`);
  if (all.some((one) => one.stepDays !== stepDays))
    notes.push(`steps differ: all are run in the shortest, ${stepDays} days`);
  return notes;
}

/** One question asked twice is more often a slip than meant. */
function sameNotes(scenarios: readonly Scenario[], ids: readonly string[]): string[] {
  const texts = scenarios.map(({ id: _id, ...rest }) => JSON.stringify(rest));
  return texts.flatMap((text, at) => {
    const before = texts.indexOf(text);
    return before < at ? [`${ids[before]} and ${ids[at]} are the same scenario`] : [];
  });
}

/** Rules that differ are part of a difference: that must be said. */
function viewNotes(sides: readonly Side[]): string[] {
  const notes: string[] = [];
  for (const choice of ["mode", "regions", "basis"] as const) {
    const used = new Set(sides.map(({ network }) => network.choices[choice]));
    if (used.size > 1)
      notes.push(
        `${choice} differs (${[...used].join(", ")}): that is part of the difference, too`,
      );
  }
  return notes;
}
