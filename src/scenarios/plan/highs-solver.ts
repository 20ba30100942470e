import loadHighs, { type Highs } from "highs";
import { LinchpinError, SolverError } from "../../model/errors.ts";
import { HighsModel } from "./highs-model.ts";
import { type LinearModel, rowsOf, variablesOf } from "./linear-model.ts";
import { checkModel } from "./model-faults.ts";
import type { OpenModel, Solution, SolveOptions, Solver } from "./solver.ts";

let loading: Promise<Highs> | null = null;

/**
 * The solver of this thread: HiGHS, compiled to WebAssembly, loaded once (0.1 s).
 *
 * Size, on one core: linear models of 5,000 variables and rows take 0.2 to 2 s, of 100,000 variables and
 * 50,000 rows 3 to 9 s; 200 yes-or-no choices with 100 customers each about 12 s. `solve` blocks its
 * thread: long models belong in a worker and have a time limit. Keep figures near 1 (shares, not
 * tonnes): rows are met to 1e-9 in their own unit, coefficients below 1e-12 count as 0.
 * @throws SolverError `solver_failed` if it cannot be loaded
 * @see docs/decisions/0008-highs-as-webassembly.md
 */
export async function loadSolver(): Promise<Solver> {
  loading ??= loadHighs();
  const mine = loading;
  try {
    return new HighsSolver(await mine, () => forget(mine));
  } catch (cause) {
    forget(mine);
    throw new SolverError("solver_failed", "the solver could not be loaded", { cause });
  }
}

/** A runtime that broke down is not used again. */
function forget(broken: Promise<Highs>): void {
  if (loading === broken) loading = null;
}

class HighsSolver implements Solver {
  readonly name: string;
  private readonly highs: Highs;
  private readonly onBroken: () => void;

  constructor(highs: Highs, onBroken: () => void) {
    this.highs = highs;
    this.onBroken = onBroken;
    this.name = `HiGHS ${highs.version.string}`;
  }

  solve(model: LinearModel, options?: SolveOptions): Solution {
    const open = this.open(model);
    try {
      return open.solve(options);
    } finally {
      open.close();
    }
  }

  open(model: LinearModel): OpenModel {
    checkModel(model);
    const guarded = <T>(work: () => T): T => this.guarded(model, work);
    const native = guarded(() => new HighsModel(this.highs, model));
    return {
      setBounds: (variable, lower, upper) =>
        guarded(() => native.setBounds(variable, lower, upper)),
      solve: (options) => guarded(() => native.solve(options)),
      close: () => guarded(() => native.close()),
    };
  }

  private guarded<T>(model: LinearModel, work: () => T): T {
    try {
      return work();
    } catch (cause) {
      if (cause instanceof LinchpinError) throw cause;
      this.onBroken();
      const size = `${variablesOf(model)} variables, ${rowsOf(model)} rows`;
      throw new SolverError("solver_failed", `the solver broke down (${size})`, { cause });
    }
  }
}
