import type { LinearModel } from "./linear-model.ts";

/**
 * How a solve ended. `unbounded`: the objective can be improved without end. `time_limit`: the best found
 * so far, if any, with its bound. `failed`: the solver gave up for numerical reasons (figures that differ
 * by many orders of magnitude); nothing is known.
 */
export type SolveStatus = "optimal" | "infeasible" | "unbounded" | "time_limit" | "failed";

/** How a model is solved. */
export interface SolveOptions {
  /** Wall clock; default: none. A result that reached it may differ from one run to the next. */
  readonly timeLimitSeconds?: number;
  /**
   * A whole-number model is optimal once bound and objective differ by at most this share of the
   * objective; default 0 (proven, to 1e-9).
   */
  readonly mipGap?: number;
}

/** Marginal values of a linear model at its optimum, in units of the objective. */
export interface Duals {
  /** By row: the rise of the objective per unit by which its binding bound is raised; 0: no bound binds. */
  readonly rows: Float64Array;
  /** By variable (reduced cost): the same for the bound of the variable. */
  readonly variables: Float64Array;
}

/** What came of a solve. Arrays are the caller's. */
export interface Solution {
  readonly status: SolveStatus;
  /** Of `values`; null: there are none. */
  readonly objective: number | null;
  /** No feasible point is better than this: the objective itself if optimal; null: unknown. */
  readonly bound: number | null;
  /** |objective - bound| / |objective|, or / 1e-9 if that is larger; null: one of them is unknown. */
  readonly gap: number | null;
  /** By variable; a whole number is exactly whole. Null: no feasible point is known. */
  readonly values: Float64Array | null;
  /** Null if a variable must be whole, or the model was not solved to its optimum. */
  readonly duals: Duals | null;
}

/**
 * A model that is solved again and again with other bounds: each solve starts from the last solution. For
 * the objective that makes no difference; where several solutions are optimal, it may be another of them.
 */
export interface OpenModel {
  /** Other bounds of a variable from now on. */
  setBounds(variable: number, lower: number, upper: number): void;
  /** As `Solver.solve`. */
  solve(options?: SolveOptions): Solution;
  /** Gives the memory back; must be called once nothing more is asked. */
  close(): void;
}

/** Solves linear and mixed-integer models. */
export interface Solver {
  /** Name and version, for certificates. */
  readonly name: string;
  /**
   * Solves a model, in this thread: nothing else runs meanwhile. The same model gives the same solution,
   * bit for bit, unless the time limit is reached.
   * @throws SolverError `malformed_model` (lengths, indices, NaN, figures out of range), `solver_failed`
   * (out of memory); LimitError `too_large`. Infeasible, unbounded and out of time are no errors.
   */
  solve(model: LinearModel, options?: SolveOptions): Solution;
  /** Takes a model in to be solved many times. @throws as `solve` */
  open(model: LinearModel): OpenModel;
}
