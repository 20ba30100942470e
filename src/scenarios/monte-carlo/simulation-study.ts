import type { Study } from "../../engine/measures/study.ts";
import type { DataSet } from "../../model/data-set.ts";
import { InvalidInputError } from "../../model/errors.ts";
import type { SimulateOptions, SimulationBands } from "../../model/simulation.ts";
import { refuseTooLong } from "../simulate/too-long.ts";
import { bandsOfRuns } from "./run-bands.ts";
import { MOST_NUMBERS } from "./run-layout.ts";
import { RunsQuestion } from "./runs-question.ts";

/**
 * A scenario in `runs` draws of its numbers and of the data's figures: a row each. The same seed gives
 * the same worlds to every scenario.
 * @returns null if no runs are asked for
 * @throws InvalidInputError what `scenarioNetwork` throws; LimitError `too_large`
 * @see docs/methods/monte-carlo.md
 */
export function simulationStudy(data: DataSet, options: SimulateOptions): Study | null {
  refuseWithoutRuns(options);
  const { runs } = options;
  if (runs === undefined) return null;
  refuseTooLong(options.scenario, runs);
  const question = new RunsQuestion(data, options, runs);
  const { layout, steps } = question;
  return {
    rows: runs,
    width: layout.width,
    most: MOST_NUMBERS,
    steps,
    compute(from, to) {
      const values = new Float64Array((to - from) * layout.width);
      for (let run = from; run < to; run++) {
        values.set(question.rowOf(run), (run - from) * layout.width);
      }
      return { values, convergence: { iterations: steps, lastChange: 0, converged: true } };
    },
  };
}

/** What the rows of `simulationStudy` tell. */
export function simulationBands(
  data: DataSet,
  options: SimulateOptions,
  values: Float64Array,
): SimulationBands {
  const question = new RunsQuestion(data, options, options.runs ?? 0);
  const { layout, sectors, products, importance, weighted, seed, numbers, figures } = question;
  const { stepDays } = options.scenario;
  return {
    ...bandsOfRuns(values, { layout, sectors, products, stepDays, importance, weighted }),
    seed,
    figures: figures.length,
    numbers: numbers.length,
  };
}

/**
 * Options that only drawn figures give a meaning.
 * @throws InvalidInputError `invalid_option`
 */
export function refuseWithoutRuns(options: SimulateOptions): void {
  const isDrawn = options.runs !== undefined && options.figures === "drawn";
  if (isDrawn) return;
  const expected =
    options.runs === undefined ? "the option `runs` beside it" : "figures that are drawn";
  const details = (["timeSpread", "grades", "classSpread", "capacitySpread"] as const)
    .filter((name) => options[name] !== undefined)
    .map((name) => {
      const message = `${name} says how figures are drawn, but none are`;
      return { column: name, pointer: `/${name}`, message, expected };
    });
  const [first] = details;
  if (first) throw new InvalidInputError("invalid_option", first.message, { details });
}

/** What is to be said of runs beside their bands. */
export function runNotes({ runs, numbers, figures }: SimulationBands): string[] {
  if (numbers + figures > 0) return [];
  return [
    `nothing was drawn: neither the scenario nor the figures have uncertain numbers, so that all ${runs} runs are the same`,
  ];
}
