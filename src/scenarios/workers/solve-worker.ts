import { LinchpinError } from "../../model/errors.ts";
import { loadSolver } from "../plan/highs-solver.ts";
import type { LinearModel } from "../plan/linear-model.ts";
import type { Solution, SolveOptions } from "../plan/solver.ts";

/** A model as it is sent to a thread. */
export interface SolveJob {
  readonly model: LinearModel;
  readonly options: SolveOptions;
}

/** What came of it, or why the solver gave up. */
export type Solved = { readonly solution: Solution } | { readonly why: string };

/** Solves one model. Runs in a worker thread. */
export async function solveModel({ model, options }: SolveJob): Promise<Solved> {
  try {
    const solver = await loadSolver();
    return { solution: solver.solve(model, options) };
  } catch (error) {
    if (error instanceof LinchpinError) return { why: error.message };
    throw error;
  }
}
