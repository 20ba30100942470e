import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SimulateOptions, type SimulateResult } from "../../src/model/simulation.ts";
import { RunsQuestion } from "../../src/scenarios/monte-carlo/runs-question.ts";
import { prepareRun } from "../../src/scenarios/simulate/prepared-run.ts";
import { scenarioNetwork } from "../../src/scenarios/simulate/scenario-network.ts";
import { settleScenario } from "../../src/scenarios/simulate/settled-scenario.ts";
import { simulate } from "../../src/scenarios/simulate/simulate.ts";
import { StudyPool } from "../../src/scenarios/workers/study-pool.ts";
import { loadGraph, SHIPPED_GRAPHS } from "../../src/store/graphs.ts";
import type { BenchCase } from "./bench-case.ts";
import { consumed } from "./bench-case.ts";

const figuresOf = ({ sectors, products, lostDays }: SimulateResult): number =>
  (lostDays ?? 0) +
  consumed(Object.values(sectors).map((course) => course.lostDays)) +
  consumed(Object.values(products).map((course) => course.lostDays));

/** One question answered whole, from data in memory to the result; n = units + markets of the cone, m = steps. */
function simulateCase(name: string, optionsOf: () => Promise<object>): BenchCase {
  return {
    name: `simulate/us-sri/${name}`,
    iterations: 10,
    prepare: async () => {
      const data = await loadGraph("us-sri");
      const options = SimulateOptions.parse(await optionsOf());
      const network = scenarioNetwork(data, options.scenario, options);
      const { cone, steps } = prepareRun(network, settleScenario(options.scenario));
      const run = () => figuresOf(simulate(data, options));
      return { n: cone.units.length + cone.markets.length, m: steps, run };
    },
  };
}

/** A year in days in which a country is shut for half of it and comes back over a month. */
const YEAR = {
  format: "linchpin-scenario/1",
  horizonDays: 365,
  shocks: [{ kind: "halt", countries: ["CHN"], durationDays: 180, rampDays: 30 }],
};

async function preset(name: string): Promise<object> {
  const path = join(SHIPPED_GRAPHS, "us-sri", "scenarios", `${name}.json`);
  return { scenario: JSON.parse(await readFile(path, "utf8")) };
}

const DRAWN_RUNS = 200;

/** Runs in drawn worlds, all of them in worker threads; n = uncertain figures, m = runs. */
function manyRuns(regions: string): BenchCase {
  return {
    name: `monte-carlo/us-sri/${regions}/@CHN/2-workers`,
    iterations: 1,
    prepare: async () => {
      const data = await loadGraph("us-sri");
      const options = SimulateOptions.parse({ regions, scenario: YEAR, runs: DRAWN_RUNS });
      const { figures } = new RunsQuestion(data, options, DRAWN_RUNS);
      const pool = new StudyPool({ workers: 2, hereMs: 0 });
      const run = async () => {
        const rows = await pool.rows("simulate", data, options);
        return consumed(rows?.values ?? []);
      };
      return { n: figures.length, m: DRAWN_RUNS, run, close: () => pool.close() };
    },
  };
}

export const SIMULATE_CASES: readonly BenchCase[] = [
  ...["world", "blocs", "countries"].map((regions) =>
    simulateCase(`${regions}/@CHN`, async () => ({ regions, scenario: YEAR })),
  ),
  ...["combined-china-taiwan", "gallium-projects", "taiwan-strait-closure"].map((name) =>
    simulateCase(`preset/${name}`, () => preset(name)),
  ),
  manyRuns("world"),
  manyRuns("countries"),
];
