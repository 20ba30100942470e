import type { Study } from "../../engine/measures/study.ts";
import type { DataSet } from "../../model/data-set.ts";
import { LimitError } from "../../model/errors.ts";
import { MOST_STEPS } from "../../model/simulation.ts";
import type { SweepOptions } from "../../model/sweep.ts";
import { SweepQuestion } from "./sweep-question.ts";

/** Numbers of all rows that are held at once: 160 MB. */
const MOST_NUMBERS = 20_000_000;

/**
 * Every candidate halted in time: a row each, as `SweepQuestion.rowOf` gives it.
 * @returns null if no sector counts, or nothing can be halted
 * @throws InvalidInputError what `compileNetwork` throws, `unknown_sector`; LimitError `too_large`
 * @see docs/methods/sweep.md
 */
export function sweepStudy(data: DataSet, options: SweepOptions): Study | null {
  return studyOf(new SweepQuestion(data, options));
}

/** The same of a question that was read already. */
export function studyOf(question: SweepQuestion): Study | null {
  const { rows } = question.candidates;
  if (rows.length === 0 || question.sectors.length === 0) return null;
  refuseTooManySteps(question);
  return {
    rows: rows.length,
    width: question.width,
    most: MOST_NUMBERS,
    steps: question.steps,
    compute(from, to) {
      const values = new Float64Array((to - from) * question.width);
      rows.slice(from, to).forEach((targets, at) => {
        values.set(question.rowOf(targets), at * question.width);
      });
      return { values, convergence: { ...question.evaluator.convergence } };
    },
  };
}

function refuseTooManySteps({ candidates, steps }: SweepQuestion): void {
  const { length } = candidates.rows;
  if (length * steps <= MOST_STEPS) return;
  const message = `${length} candidates of ${steps} steps each are too many`;
  const expected = `at most ${Math.floor(MOST_STEPS / length)} steps: a shorter horizon or longer steps`;
  throw new LimitError("too_large", message, {
    details: [{ column: "horizonDays", pointer: "/horizonDays", message, expected }],
  });
}
