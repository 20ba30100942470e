import type { DataSet } from "../../model/data-set.ts";
import type { SensitivityMethod, SensitivityOptions } from "../../model/sensitivity.ts";
import { type Drawn, drawFigure } from "../build/draw-world.ts";
import { marginalQuantile } from "../kernels/marginals.ts";
import { type MorrisDesign, morrisDesign } from "../kernels/morris.ts";
import { hashName, randomStream } from "../kernels/random-stream.ts";
import { DEFAULT_SEED } from "./chokepoint-runs.ts";
import { SensitivityQuestion } from "./sensitivity-question.ts";
import { refuseTooLarge, type Study, type StudyRows } from "./study.ts";

const LEVELS = 4;
const USUAL_RUNS: Readonly<Record<SensitivityMethod, number>> = { morris: 20, sobol: 1024 };
const MOST_EVALUATIONS = 5_000_000;
/** Levels of all points of a design, a byte each. */
const MOST_LEVELS = 400_000_000;

/** Runs that were asked for, or as many as the method usually takes. */
export function runsOf({ runs, method }: SensitivityOptions): number {
  return runs ?? USUAL_RUNS[method];
}

/**
 * Scores that a sensitivity is read from. Morris: a row is a trajectory of d + 1 points; Sobol: a row
 * is f(A), f(B), f(AB_1) .. f(AB_d) of one sample, where each figure has a draw for A and one for B.
 * @returns null if no uncertain figure can move the score
 * @throws InvalidInputError what `SensitivityQuestion` throws
 * @see docs/methods/morris.md, docs/methods/sobol.md
 */
export function sensitivityStudy(data: DataSet, options: SensitivityOptions): Study | null {
  const question = new SensitivityQuestion(data, options);
  return studyOf(question, options);
}

/** The same of a question that was read already. */
export function studyOf(question: SensitivityQuestion, options: SensitivityOptions): Study | null {
  const runs = runsOf(options);
  const d = question.factors.length;
  if (d === 0) return null;
  const width = options.method === "sobol" ? d + 2 : d + 1;
  const seed = options.seed ?? DEFAULT_SEED;
  let rowOf: ((row: number) => number[]) | null = null; // a design is made when it is needed
  return {
    rows: runs,
    width,
    most: MOST_EVALUATIONS,
    compute(from, to): StudyRows {
      rowOf ??=
        options.method === "sobol" ? sobolRow(question, seed) : morrisRow(question, runs, seed);
      const values = new Float64Array((to - from) * width);
      for (let row = from; row < to; row++) values.set(rowOf(row), (row - from) * width);
      return { values, convergence: { ...question.convergence } };
    },
  };
}

function sobolRow(question: SensitivityQuestion, seed: number): (row: number) => number[] {
  return (row) => {
    const a = question.factors.map((figure) => drawFigure(figure, seed, 2 * row));
    const b = question.factors.map((figure) => drawFigure(figure, seed, 2 * row + 1));
    const world = question.worldWith(a);
    const mixed = b.map((drawn) => question.scoreOf(question.worldWith([drawn], world)));
    return [question.scoreOf(world), question.scoreOf(question.worldWith(b)), ...mixed];
  };
}

/** Which factor each number belongs to; the numbers of all factors stand one after another. */
export function factorOfNumbers({ factors }: SensitivityQuestion): Uint32Array {
  return Uint32Array.from(factors.flatMap(({ marginals }, at) => marginals.map(() => at)));
}

/** The trajectories of a question: the same wherever they are made. */
export function designOf(
  question: SensitivityQuestion,
  trajectories: number,
  seed: number,
): MorrisDesign {
  const factorOf = factorOfNumbers(question);
  const d = question.factors.length;
  const size = { rows: trajectories, width: (d + 1) * factorOf.length, most: MOST_LEVELS };
  refuseTooLarge(size);
  const random = randomStream(seed, hashName("morris"), 0);
  return morrisDesign(factorOf, d, random, { trajectories, levels: LEVELS });
}

/** Level l of p stands for the quantile in the middle of its class: (2 l + 1) / (2 p). */
function morrisRow(
  question: SensitivityQuestion,
  trajectories: number,
  seed: number,
): (row: number) => number[] {
  const design = designOf(question, trajectories, seed);
  const atLevel = question.factors.map(({ marginals }) =>
    marginals.map(({ is }) =>
      Array.from({ length: LEVELS }, (_, l) => marginalQuantile(is, (2 * l + 1) / (2 * LEVELS))),
    ),
  );
  const firstOf = question.factors.map((_, at) =>
    question.factors.slice(0, at).reduce((sum, { marginals }) => sum + marginals.length, 0),
  );
  const at = (factor: number, point: number): Drawn[] => {
    const figure = question.factors[factor];
    const from = point * design.variables + (firstOf[factor] ?? 0);
    const levels = atLevel[factor] ?? [];
    const numbers = Float64Array.from(levels, (of, x) => of[design.points[from + x] ?? 0] ?? 0);
    return figure ? [{ figure, numbers }] : [];
  };
  const d = design.factors;
  return (row) => {
    const first = row * (d + 1);
    let world = question.worldWith(question.factors.flatMap((_, factor) => at(factor, first)));
    const scores = [question.scoreOf(world)];
    for (let step = 0; step < d; step++) {
      const factor = design.moved[row * d + step] ?? 0;
      world = question.worldWith(at(factor, first + step + 1), world);
      scores.push(question.scoreOf(world));
    }
    return scores;
  };
}
