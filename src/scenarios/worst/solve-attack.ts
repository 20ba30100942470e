import type { Evaluator } from "../../engine/measures/evaluator.ts";
import { LimitError, SolverError } from "../../model/errors.ts";
import { integer } from "../../model/words/numbers.ts";
import type { WorstMethod } from "../../model/worst.ts";
import type { LinearModel } from "../plan/linear-model.ts";
import { variablesOf } from "../plan/linear-model.ts";
import type { Solution, SolveOptions } from "../plan/solver.ts";
import { type Attack, SAME_LOSS } from "./attack.ts";
import { AttackTable } from "./attack-table.ts";
import { enumerateClosed } from "./enumerate.ts";
import type { Found } from "./found.ts";
import { type Costed, fromWorstPair, greedyAndSwaps, withoutIdle } from "./greedy.ts";
import { interdictionModel } from "./interdiction-model.ts";
import type { Pace } from "./pace.ts";
import { setsUpTo } from "./subsets.ts";

/** Solves a model, here or in another thread. */
export type Solve = (model: LinearModel, options: SolveOptions) => Promise<Solution>;

/** Larger models are left to greedy cuts and swaps. */
export const MOST_VARIABLES = 100_000;
/** A model's bound and the loss of its cuts agree if they differ by no more. */
export const PROVEN_TO = 1e-5;
/** Sets that are tried in no time. */
const QUICK = 10_000;
/** The solver claims less than a cascade found: it is not believed. */
const CONTRADICTION = 1e-6;

/** The worst attack that was found, and how sure that is. */
export interface AttackSolution extends Found {
  readonly method: Exclude<WorstMethod, "auto">;
  readonly proven: boolean;
  readonly notes: readonly string[];
}

/** Why no model can be solved. */
export const NO_LINEAR_MODEL =
  "with fixed splits (rigid) or users served by priority the loss is no linear model";

/** What is asked of all attacks alike. */
export interface AttackQuestion {
  readonly evaluator: Evaluator;
  readonly attack: Attack;
  readonly k: number;
  readonly method: WorstMethod;
  /** Cascades of an enumeration at most. */
  readonly mostEvaluations: number;
  readonly pace: Pace;
  readonly solve: Solve;
}

/** Finds worst attacks on one network, with some candidates excluded: enumerates, solves, or searches. */
export class AttackSolver {
  private readonly question: AttackQuestion;
  /** Losses of all sets; null: too many. */
  private table: AttackTable | null = null;

  constructor(question: AttackQuestion) {
    this.question = question;
  }

  /**
   * How many sets cost as much as the worst; null: not all were tried.
   */
  optimalSets(): number | null {
    return this.table?.optimalSets(this.question.k) ?? null;
  }

  /**
   * @throws CancelledError `cancelled`; LimitError `too_large` if an enumeration was asked for and is too
   * long; what the solver throws
   */
  async worst(excluded: ReadonlySet<number> = new Set()): Promise<AttackSolution> {
    const { method } = this.question;
    if (method === "auto" || method === "enumeration") {
      const found = await this.enumerated(excluded);
      if (found) return { ...found, method: "enumeration", proven: true, notes: [] };
      if (method === "enumeration") throw this.tooMany();
    }
    return this.searched(excluded);
  }

  private async enumerated(excluded: ReadonlySet<number>): Promise<Found | null> {
    const { attack, k, pace, mostEvaluations: most } = this.question;
    // With a cut for each there is nothing to choose: then ties are counted only where that is quick.
    const worthIt = k < attack.count ? most : Math.min(most, QUICK);
    if (setsUpTo(attack.count, k) <= worthIt) {
      this.table ??= await AttackTable.fill(attack, k, pace);
      return this.table?.worst(excluded) ?? null;
    }
    const able = attack.ids.flatMap((_, at) => (excluded.has(at) ? [] : [at]));
    if (able.length > k) return enumerateClosed(attack, k, { excluded, pace, most });
    const all = { set: able, loss: attack.lossOf(able) };
    return { ...withoutIdle(attack, all, SAME_LOSS), bound: all.loss };
  }

  private async searched(excluded: ReadonlySet<number>): Promise<AttackSolution> {
    const { attack, k, pace, method } = this.question;
    const best = await greedyAndSwaps(attack, k, { excluded, pace });
    const able = attack.ids.flatMap((_, at) => (excluded.has(at) ? [] : [at]));
    const all = attack.lossOf(able);
    const solved = method === "heuristic" ? null : await this.solved(best, excluded);
    if (!solved || "why" in solved) {
      const more = await fromWorstPair(attack, k, { excluded, pace, known: best });
      const found = withoutIdle(attack, more, SAME_LOSS);
      const notes = solved ? [solved.why] : [];
      const proven = all <= found.loss + SAME_LOSS;
      return { ...found, bound: Math.max(all, found.loss), method: "heuristic", proven, notes };
    }
    const found = withoutIdle(attack, solved, SAME_LOSS);
    const bound = Math.max(found.loss, Math.min(all, solved.bound));
    const proven = bound <= found.loss + PROVEN_TO;
    return { ...found, bound, method: "milp", proven, notes: solved.notes };
  }

  /** The model's cuts or those known already, whichever cost more, and its bound. */
  private async solved(
    known: Costed,
    excluded: ReadonlySet<number>,
  ): Promise<(Found & { notes: string[] }) | { why: string }> {
    const { evaluator, attack, k, pace, solve } = this.question;
    const { choices, system } = evaluator.network;
    if (choices.mode === "rigid" || system.claims)
      return { why: `${NO_LINEAR_MODEL}: found by search` };
    const made = interdictionModel(evaluator, attack, { k, excluded });
    if (!made) return { why: "inputs in a cycle gain on each other: found by search" };
    const variables = variablesOf(made.model);
    if (variables > MOST_VARIABLES)
      return { why: `a model of ${integer(variables)} variables is too large: found by search` };
    await pace.rest({ step: `solving a model of ${variables} variables`, done: 0, total: null });
    const solution = await solve(made.model, { timeLimitSeconds: pace.secondsLeft }).catch(gaveUp);
    if ("why" in solution) return solution;
    const { values, bound } = solution;
    const set = attack.ids.flatMap((_, at) =>
      (values?.[made.isCut[at] ?? -1] ?? 0) > 0.5 ? [at] : [],
    );
    const own: Costed = { set, loss: attack.lossOf(set) };
    const best = own.loss > known.loss ? own : known;
    if (bound === null) return { ...best, bound: 1, notes: [] };
    if (best.loss <= bound + CONTRADICTION) return { ...best, bound, notes: [] };
    const notes = ["the solver's bound lies below a loss that was found: it is not used"];
    return { ...best, bound: 1, notes };
  }

  private tooMany(): LimitError {
    const { attack, k, mostEvaluations } = this.question;
    const sets = setsUpTo(attack.count, k);
    const message = `${sets.toPrecision(3)} sets of up to ${k} of ${attack.count} candidates are too many to try`;
    const expected = `at most ${integer(mostEvaluations)} sets, or another method`;
    return new LimitError("too_large", message, {
      details: [{ column: "method", pointer: "/method", message, expected }],
    });
  }
}

/** A solver that breaks down leaves the question to the search. */
function gaveUp(error: unknown): { why: string } {
  if (!(error instanceof SolverError) && !(error instanceof LimitError)) throw error;
  return { why: `${error.message}: found by search` };
}
