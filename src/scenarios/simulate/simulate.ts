import { certify } from "../../engine/measures/certificate.ts";
import { rowsHere, type StudyRows } from "../../engine/measures/study.ts";
import type { DataSet } from "../../model/data-set.ts";
import type { SimulateOptions, SimulateResult } from "../../model/simulation.ts";
import {
  refuseWithoutRuns,
  runNotes,
  simulationBands,
  simulationStudy,
} from "../monte-carlo/simulation-study.ts";
import { History } from "./history.ts";
import { HomeStocks } from "./home-stocks.ts";
import { type PreparedRun, prepareRun, runPrepared } from "./prepared-run.ts";
import { pricesOf } from "./prices.ts";
import { ProductCourses } from "./product-courses.ts";
import { asResponse } from "./rationing-choice.ts";
import { scenarioNetwork } from "./scenario-network.ts";
import { SectorCourses } from "./sector-courses.ts";
import { refuseLargeSeries } from "./series-size.ts";
import { settleScenario } from "./settled-scenario.ts";
import { hasOpenBan, simulationNotes } from "./simulation-notes.ts";
import { refuseTooLong } from "./too-long.ts";
import { unknownMakers } from "./unknown-makers.ts";

/**
 * A scenario over time: what runs out when, and along which path.
 * @param rows of `simulationStudy` for these options, if they were computed elsewhere; null: no bands;
 *   with `runs` and without rows, they are computed here
 * @returns the course of every sector and product, first hit, emptied stocks, lost days, and with runs
 *   how far all that may lie from it
 * @throws InvalidInputError `invalid_option` naming all that cannot be run; LimitError `too_large`
 * @see docs/methods/time-model.md
 */
export function simulate(
  data: DataSet,
  asked: SimulateOptions,
  rows: StudyRows | null = rowsHere(simulationStudy(data, asked)),
): SimulateResult {
  const options = asResponse(asked);
  const { scenario } = options;
  refuseWithoutRuns(options);
  refuseTooLong(scenario, options.runs ?? 1);
  refuseLargeSeries(data, options);
  const network = scenarioNetwork(data, scenario, options);
  const settled = settleScenario(scenario);
  const run = prepareRun(network, settled);
  const history = new History(run);
  const stocks = new HomeStocks(run);
  const products = new ProductCourses(run, stocks, { series: options.series === "all" });
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
  const { sectors: courses, assumed } = sectors.explained(history, options.series !== "none");
  const prices = options.prices ? pricesOf(network) : null;
  const bands = rows && simulationBands(data, options, rows.values);
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
    ...(bands ? { bands } : {}),
    unknownMakers: unknownMakers(network),
    certificate: certify(network, "daily cascade", {
      convergence: { iterations: run.steps, lastChange, converged: true },
      assumed,
      notes: [
        ...simulationNotes(run, scenario),
        ...(prices?.notes ?? []),
        ...(bands ? runNotes(bands) : []),
      ],
    }),
  };
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
