import { certify } from "../../engine/measures/certificate.ts";
import type { DataSet } from "../../model/data-set.ts";
import { LimitError } from "../../model/errors.ts";
import type { Scenario } from "../../model/scenario.ts";
import { MOST_STEPS, type SimulateOptions, type SimulateResult } from "../../model/simulation.ts";
import { History } from "./history.ts";
import { HomeStocks } from "./home-stocks.ts";
import { type PreparedRun, prepareRun, runPrepared } from "./prepared-run.ts";
import { pricesOf } from "./prices.ts";
import { ProductCourses } from "./product-courses.ts";
import { scenarioNetwork } from "./scenario-network.ts";
import { SectorCourses } from "./sector-courses.ts";
import { settleScenario } from "./settled-scenario.ts";
import { simulationNotes } from "./simulation-notes.ts";

/**
 * A scenario over time: what runs out when, and along which path.
 * @returns the course of every sector and product, first hit, emptied stocks, lost days
 * @throws InvalidInputError `invalid_option` naming all that cannot be run; LimitError `too_large`
 * @see docs/methods/time-model.md
 */
export function simulate(data: DataSet, options: SimulateOptions): SimulateResult {
  const { scenario } = options;
  refuseTooLong(scenario, options.runs ?? 1);
  const network = scenarioNetwork(data, scenario, options);
  const settled = settleScenario(scenario);
  const run = prepareRun(network, settled);
  const history = new History(run);
  const stocks = new HomeStocks(run);
  const products = new ProductCourses(run, stocks);
  const sectors = new SectorCourses(run, { series: true });
  let lastChange = 0;
  let before: Float64Array | null = null;
  runPrepared(run, (step, view) => {
    history.add(step, view);
    stocks.add(step, view);
    products.add(step, view);
    sectors.add(step, view);
    if (step === run.steps - 2) before = view.output.slice();
    if (step === run.steps - 1) lastChange = largestChange(before, view.output);
  });
  const { sectors: courses, assumed } = sectors.explained(history);
  const prices = options.prices ? pricesOf(network) : null;
  return {
    name: scenario.name ?? null,
    days: Array.from({ length: run.steps }, (_, step) => step * settled.stepDays),
    lostDays: sectors.lostDays,
    loss: sectors.loss(run.steps),
    firstHit: sectors.firstHit(),
    order: sectors.order(),
    sectors: courses,
    products: products.courses(prices),
    emptied: stocks.emptied(network),
    ...(hasOpenBan(scenario) ? { rerouted: rerouted(network, settled) } : {}),
    certificate: certify(network, "daily cascade", {
      convergence: { iterations: run.steps, lastChange, converged: true },
      assumed,
      notes: [...simulationNotes(run, scenario), ...(prices?.notes ?? [])],
    }),
  };
}

/** A ban whose fungibility nobody chose. */
function hasOpenBan({ shocks }: Scenario): boolean {
  return shocks.some((shock) => shock.kind === "embargo" && shock.fungibility === undefined);
}

/** The other end of an open ban: re-routing undoes it. */
function rerouted(
  network: PreparedRun["network"],
  settled: PreparedRun["scenario"],
): NonNullable<SimulateResult["rerouted"]> {
  const run = prepareRun(network, settled, { unchosen: 1 });
  const sectors = new SectorCourses(run, { series: false });
  runPrepared(run, (step, view) => sectors.add(step, view));
  return { lostDays: sectors.lostDays, sectors: sectors.courses() };
}

function largestChange(before: Float64Array | null, after: Float64Array): number {
  let change = 0;
  before?.forEach((output, unit) => {
    change = Math.max(change, Math.abs(output - (after[unit] ?? 1)));
  });
  return change;
}

/**
 * Refuses more steps than anybody would wait for, before anything runs.
 * @throws LimitError `too_large`
 */
export function refuseTooLong({ horizonDays, stepDays }: Scenario, runs: number): void {
  const steps = Math.ceil(horizonDays / stepDays);
  if (steps * runs <= MOST_STEPS) return;
  const message = `${runs} runs of ${steps} steps are too many`;
  const expected = `at most ${Math.floor(MOST_STEPS / steps)} runs, or fewer steps`;
  throw new LimitError("too_large", message, {
    details: [{ column: "runs", pointer: "/runs", message, expected }],
  });
}
