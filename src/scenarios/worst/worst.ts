import { compileNetwork } from "../../engine/build/network.ts";
import { candidatesBy, importanceFor } from "../../engine/measures/candidates.ts";
import { Evaluator } from "../../engine/measures/evaluator.ts";
import type { DataSet } from "../../model/data-set.ts";
import { InvalidInputError } from "../../model/errors.ts";
import type { WorstOptions, WorstResult } from "../../model/worst.ts";
import { loadSolver } from "../plan/highs-solver.ts";
import { Attack } from "./attack.ts";
import { type Defence, defend } from "./defend.ts";
import { describedAttack } from "./describe-attack.ts";
import { type Costed, greedy } from "./greedy.ts";
import { Pace, type WorkControl } from "./pace.ts";
import {
  type AttackSolution,
  AttackSolver,
  NO_LINEAR_MODEL,
  PROVEN_TO,
  type Solve,
} from "./solve-attack.ts";

/** Sets that are tried at most, each by one cascade (10 to 50 microseconds on the shipped graphs). */
export const MOST_EVALUATIONS = 1_000_000;

/** How the search is run. */
export interface WorstControl extends WorkControl {
  /** Sets that an enumeration may try; default 1e6. */
  readonly mostEvaluations?: number;
  /** Solves models in another thread; default: in this one. */
  readonly solve?: Solve;
}

/**
 * The k cuts that together cost the home most, proven or with a bound: all sets if they are few, else a
 * mixed-integer model, else greedy cuts and swaps. With `protect`, the best protection against them.
 * @returns targets by id; null figures where no sector has any importance
 * @throws InvalidInputError unknown country, sector or importance set, `milp` with fixed splits;
 * LimitError `too_large` if an enumeration was asked for and is too long; CancelledError `cancelled`
 * @see docs/methods/worst-cuts.md; O(candidates^k) cascades, or a model of O(n + m) variables
 */
export async function worst(
  data: DataSet,
  options: WorstOptions,
  control: WorstControl = {},
): Promise<WorstResult> {
  const { evaluator, attack } = worstQuestion(data, options);
  const { k, method, protect: m } = options;
  if (!evaluator.weighted) return unweighed(evaluator, attack, options);
  const { mostEvaluations = MOST_EVALUATIONS, solve = solveHere } = control;
  const pace = new Pace(control, options.timeLimitSeconds);
  const solver = new AttackSolver({ evaluator, attack, k, method, mostEvaluations, pace, solve });
  const first = await solver.worst();
  const defence = m > 0 ? await defend(solver, attack, { m, first, pace }) : null;
  const left = defence?.attack ?? first;
  const excluded = new Set(defence?.protect);
  const plain = await greedy(attack, k, { excluded, pace });
  const before = defence ? await greedy(attack, k, { excluded: new Set(), pace }) : plain;
  return {
    ...attackFigures(evaluator, attack, left, plain),
    by: options.by,
    k,
    method: left.method,
    greedyTargets: plain.set.map((at) => attack.ids[at] ?? ""),
    optimalSets: defence && defence.protect.length > 0 ? null : solver.optimalSets(),
    candidates: attack.count + attack.idle,
    idle: attack.idle,
    ...(defence ? defenceFigures(evaluator, attack, defence) : {}),
    ...(defence ? { unprotected: attackFigures(evaluator, attack, first, before) } : {}),
    ...describedAttack(evaluator, attack, {
      ...left,
      notes: [...left.notes, ...nothingToCut(attack, options)],
      isDefended: defence !== null,
    }),
    evaluations: attack.evaluations,
  };
}

/** Without a candidate a loss of 0 says nothing about the home. */
function nothingToCut({ count, idle }: Attack, { by, everywhere }: WorstOptions): string[] {
  if (count + idle > 0) return [];
  const who = by === "product" || by === "input" ? by : by === "firm" ? "firm" : "maker";
  return [`nothing can be cut: no ${who}${everywhere ? "" : " outside the home"} is known`];
}

/**
 * What a question is about; whatever can be wrong with it shows here, before anything takes long.
 * @throws InvalidInputError as `worst`
 */
export function worstQuestion(
  data: DataSet,
  options: WorstOptions,
): { evaluator: Evaluator; attack: Attack } {
  const network = compileNetwork(data, options);
  const evaluator = new Evaluator(network, importanceFor(network, options.for));
  const isLinear = options.mode === "pool" && !network.system.claims;
  if (options.method === "milp" && !isLinear) throw noModel();
  const { size, everywhere } = options;
  const candidates = candidatesBy(network, options);
  return { evaluator, attack: new Attack(evaluator, candidates, { size, everywhere }) };
}

async function solveHere(...[model, options]: Parameters<Solve>): ReturnType<Solve> {
  const solver = await loadSolver();
  return solver.solve(model, options);
}

function noModel(): InvalidInputError {
  const message = NO_LINEAR_MODEL;
  const expected = "auto, enumeration or heuristic";
  return new InvalidInputError("invalid_option", message, {
    details: [{ column: "method", pointer: "/method", message, expected }],
  });
}

/** Without importance there is no loss to make large. */
function unweighed(
  evaluator: Evaluator,
  attack: Attack,
  { by, k, protect }: WorstOptions,
): WorstResult {
  const none = { loss: null, bound: null, gap: null, greedyLoss: null, targets: [], proven: false };
  return {
    ...none,
    by,
    k,
    method: "heuristic",
    greedyTargets: [],
    optimalSets: null,
    candidates: attack.count + attack.idle,
    idle: attack.idle,
    ...(protect > 0
      ? { protect: [], floor: null, protectionProven: false, unprotected: none }
      : {}),
    ...describedAttack(evaluator, attack, { set: [], notes: [], isDefended: protect > 0 }),
    lossRigid: null,
    evaluations: attack.evaluations,
  };
}

/** A loss that stems from a cascade that was stopped is none that can be proven. */
function attackFigures(
  { convergence }: Evaluator,
  attack: Attack,
  { set, loss, bound, proven }: AttackSolution,
  greedyCuts: Costed,
) {
  return {
    targets: attack.idsOf(set),
    loss,
    bound,
    proven: proven && convergence.converged,
    gap: bound - loss,
    greedyLoss: greedyCuts.loss,
  };
}

function defenceFigures(
  { convergence }: Evaluator,
  attack: Attack,
  { protect, floor, attack: left }: Defence,
) {
  return {
    protect: attack.idsOf(protect),
    floor,
    protectionProven: convergence.converged && left.bound - floor <= PROVEN_TO,
  };
}
