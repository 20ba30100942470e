import type { Study } from "../../engine/measures/study.ts";
import type { CompareOptions } from "../../model/comparison.ts";
import type { DataSet } from "../../model/data-set.ts";
import { MOST_NUMBERS } from "../monte-carlo/run-layout.ts";
import { RunsQuestion } from "../monte-carlo/runs-question.ts";
import { refuseWithoutRuns } from "../monte-carlo/simulation-study.ts";
import { refuseTooLong } from "../simulate/too-long.ts";
import { comparedScenarios } from "./compared-scenarios.ts";

/**
 * Every side of a comparison in `runs` drawn worlds, the same for all sides: a row holds of each side,
 * the baseline first, its weighted lost days and those of each sector.
 * @returns null if no runs are asked for
 * @throws as `comparedScenarios`; LimitError `too_large`
 * @see docs/methods/compare.md
 */
export function compareStudy(data: DataSet, options: CompareOptions): Study | null {
  const { runs } = options;
  if (runs === undefined) return null;
  const { sides } = comparedScenarios(data, options);
  const [first] = sides;
  if (!first) return null;
  refuseWithoutRuns(first.options);
  refuseTooLong(first.options.scenario, runs * sides.length);
  const questions = sides.map((side) => new RunsQuestion(data, side.options, runs));
  const sectors = questions[0]?.sectors.length ?? 0;
  const width = sides.length * (1 + sectors);
  const steps = sides.length * (questions[0]?.steps ?? 0);
  return {
    rows: runs,
    width,
    most: MOST_NUMBERS,
    steps,
    compute(from, to) {
      const values = new Float64Array((to - from) * width);
      for (let run = from; run < to; run++) {
        questions.forEach((question, side) => {
          const { layout } = question;
          const row = question.rowOf(run);
          const start = (run - from) * width + side * (1 + sectors);
          values[start] = row[layout.lostAt] ?? 0;
          for (let sector = 0; sector < sectors; sector++)
            values[start + 1 + sector] = row[layout.sectorLostAt(sector)] ?? 0;
        });
      }
      return { values, convergence: { iterations: steps, lastChange: 0, converged: true } };
    },
  };
}
