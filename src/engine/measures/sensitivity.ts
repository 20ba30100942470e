import type { DataSet } from "../../model/data-set.ts";
import { compareIds } from "../../model/ids.ts";
import type {
  MorrisFactor,
  SensitivityOptions,
  SensitivityResult,
  SobolFactor,
} from "../../model/sensitivity.ts";
import { morrisIndices } from "../kernels/morris.ts";
import { sobolIndices } from "../kernels/sobol.ts";
import { certify } from "./certificate.ts";
import { DEFAULT_SEED } from "./chokepoint-runs.ts";
import { SensitivityQuestion } from "./sensitivity-question.ts";
import { designOf, factorOfNumbers, runsOf, studyOf } from "./sensitivity-study.ts";
import { addConvergence, rowsHere, type StudyRows } from "./study.ts";

/**
 * Which uncertain figures move a score: effects of single steps (Morris) or shares of the variance
 * (Sobol). The shares of a product are one factor: they move together.
 * @param rows of `sensitivityStudy` for these options, if they were computed elsewhere
 * @returns factors by muStar or total index falling, then id
 * @throws InvalidInputError unknown target or sector; LimitError `too_large`
 * @see docs/methods/morris.md, docs/methods/sobol.md
 */
export function sensitivity(
  data: DataSet,
  options: SensitivityOptions,
  rows?: StudyRows | null,
): SensitivityResult {
  const question = new SensitivityQuestion(data, options);
  const found = rows === undefined ? rowsHere(studyOf(question, options)) : rows;
  if (found) addConvergence(question.convergence, found.convergence);
  const seed = options.seed ?? DEFAULT_SEED;
  const runs = runsOf(options);
  const { factors, ...moments } =
    options.method === "sobol" ? sobolOf(question, found) : morrisOf(question, found, runs, seed);
  return {
    target: options.target,
    method: options.method,
    score: options.score,
    point: question.point,
    ...moments,
    factors: factors.slice(0, options.top),
    total: factors.length,
    runs,
    seed,
    evaluations: found?.values.length ?? 0,
    certificate: certify(question.network, FORMULAS[options.method], {
      convergence: question.convergence,
      assumed: question.assumed,
      notes: notesOn(factors),
    }),
  };
}

/** Where the figures found say less than they seem to. */
function notesOn(factors: readonly (MorrisFactor | SobolFactor)[]): string[] {
  if (factors.length === 0) return ["no uncertain figure can move this score"];
  if (factors.every((factor) => "muStar" in factor && factor.muStar === 0)) {
    return ["no figure moves this score: every effect is 0"];
  }
  const vague = factors.filter((factor) => "first" in factor && isVague(factor)).length;
  return vague === 0
    ? []
    : [
        `${vague} of ${factors.length} figures have an index within two standard errors of 0: take more runs`,
      ];
}

/** An index that may as well be 0, but does not look like it. */
function isVague(factor: SobolFactor): boolean {
  const { first, firstStandardError, total, totalStandardError } = factor;
  const isSo = (index: number | null, error: number | null) =>
    Math.abs(index ?? 0) >= LEAST_INDEX && 2 * (error ?? 0) > Math.abs(index ?? 0);
  return isSo(first, firstStandardError) || isSo(total, totalStandardError);
}

/** Smaller shares of the variance read as none anyway. */
const LEAST_INDEX = 0.01;

const FORMULAS = {
  morris: "elementary effects of Morris, 4 levels, figures as groups",
  sobol: "Sobol indices: first by Saltelli 2010, total by Jansen",
};

interface Found<Factor> {
  readonly factors: Factor[];
  readonly mean: number | null;
  readonly variance: number | null;
}

function morrisOf(
  question: SensitivityQuestion,
  rows: StudyRows | null,
  trajectories: number,
  seed: number,
): Found<MorrisFactor> {
  if (!rows) return { factors: [], mean: null, variance: null };
  const design = designOf(question, trajectories, seed);
  const indices = morrisIndices(design, factorOfNumbers(question), rows.values);
  const factors = question.factors.map(({ id }, at) => ({
    id,
    muStar: indices.muStar[at] ?? null,
    sigma: indices.sigma[at] ?? null,
    standardError: indices.standardError[at] ?? null,
  }));
  return {
    factors: factors.sort((a, b) => (b.muStar ?? 0) - (a.muStar ?? 0) || compareIds(a.id, b.id)),
    mean: null,
    variance: null,
  };
}

function sobolOf(question: SensitivityQuestion, rows: StudyRows | null): Found<SobolFactor> {
  if (!rows)
    return { factors: [], mean: question.point, variance: question.point === null ? null : 0 };
  const indices = sobolIndices(rows.values, question.factors.length);
  const factors = question.factors.map(({ id }, at) => ({
    id,
    first: indices?.first[at] ?? null,
    total: indices?.total[at] ?? null,
    firstStandardError: indices?.firstError[at] ?? null,
    totalStandardError: indices?.totalError[at] ?? null,
  }));
  return {
    factors: factors.sort((a, b) => (b.total ?? 0) - (a.total ?? 0) || compareIds(a.id, b.id)),
    mean: indices?.mean ?? rows.values[0] ?? null,
    variance: indices?.variance ?? 0,
  };
}
