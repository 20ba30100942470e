import loadHighs, { type Highs, type Model, type ModelStatusCode } from "highs";
import { LinchpinError, SolverError } from "../../model/errors.ts";
import { type LinearModel, rowsOf, variablesOf } from "./linear-model.ts";
import { checkModel } from "./model-faults.ts";
import type { Duals, Solution, SolveOptions, Solver, SolveStatus } from "./solver.ts";

/** Coefficients below it count as 0: the smallest that HiGHS can be made to keep. */
const SMALLEST_COEFFICIENT = 1e-12;
/** A row or bound may be missed by this much: tighter than the default, as shares are compared to 1e-9. */
const TIGHT = 1e-9;
/** What HiGHS itself asks for; second try where the tight one fails. */
const USUAL = 1e-7;
const PROVEN_GAP = 1e-9;

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
    const highs = await mine;
    return {
      name: `HiGHS ${highs.version.string}`,
      solve: (model, options) => solveWith(highs, model, options, () => forget(mine)),
    };
  } catch (cause) {
    forget(mine);
    throw new SolverError("solver_failed", "the solver could not be loaded", { cause });
  }
}

/** A runtime that broke down is not used again. */
function forget(broken: Promise<Highs>): void {
  if (loading === broken) loading = null;
}

function solveWith(
  highs: Highs,
  model: LinearModel,
  options: SolveOptions = {},
  onBroken: () => void,
): Solution {
  checkModel(model);
  if (variablesOf(model) === 0) return solutionOfConstant(model);
  try {
    const tight = runOnce(highs, model, options, TIGHT);
    return tight.status === "failed" ? runOnce(highs, model, options, USUAL) : tight;
  } catch (cause) {
    if (cause instanceof LinchpinError) throw cause;
    onBroken();
    const size = `${variablesOf(model)} variables, ${rowsOf(model)} rows`;
    throw new SolverError("solver_failed", `the solver broke down (${size})`, { cause });
  }
}

/** HiGHS does not look at the rows of a model without variables. */
function solutionOfConstant({ rowLower, rowUpper, offset }: LinearModel): Solution {
  const holds = rowLower.every((lower, i) => lower <= 0 && 0 <= (rowUpper[i] ?? 0));
  if (!holds) return without("infeasible");
  const duals = { rows: new Float64Array(rowLower.length), variables: new Float64Array(0) };
  return {
    status: "optimal",
    objective: offset,
    bound: offset,
    gap: 0,
    values: new Float64Array(0),
    duals,
  };
}

function runOnce(
  highs: Highs,
  model: LinearModel,
  options: SolveOptions,
  tolerance: number,
): Solution {
  const data = toHighs(highs, model);
  const set = settings(options, tolerance);
  const solution = highs.withModel((native) => {
    native.options.set(set);
    native.passModel(data);
    const { modelStatus } = native.run();
    if (modelStatus === highs.constants.modelStatus.unboundedOrInfeasible) return null;
    return read(highs, native, model, statusOf(highs, modelStatus));
  });
  if (solution) return solution;
  // One or the other: without an objective it is feasible or not.
  const status = highs.withModel((native) => {
    native.options.set(set);
    native.passModel({ ...data, colCost: new Float64Array(variablesOf(model)) });
    return statusOf(highs, native.run().modelStatus);
  });
  return without(status === "optimal" ? "unbounded" : status);
}

function settings(options: SolveOptions, tolerance: number): Record<string, boolean | number> {
  const { timeLimitSeconds, mipGap = 0 } = options;
  return {
    output_flag: false,
    random_seed: 0,
    ...(timeLimitSeconds === undefined ? {} : { time_limit: timeLimitSeconds }),
    mip_rel_gap: Math.max(mipGap, PROVEN_GAP),
    mip_abs_gap: PROVEN_GAP,
    small_matrix_value: SMALLEST_COEFFICIENT,
    primal_feasibility_tolerance: tolerance,
    dual_feasibility_tolerance: tolerance,
  };
}

/** The same model, entries of one variable in one row added up. */
function toHighs({ constants }: Highs, model: LinearModel): Parameters<Model["passModel"]>[0] {
  const [numCols, numRows] = [variablesOf(model), rowsOf(model)];
  const { minimize, maximize } = constants.objectiveSense;
  return {
    numCols,
    numRows,
    sense: model.sense === "minimise" ? minimize : maximize,
    offset: model.offset,
    colCost: model.cost,
    colLower: model.lower,
    colUpper: model.upper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    matrix: { format: "csr", numRows, numCols, ...mergedRows(model) },
    ...(model.integer.includes(1) ? { integrality: Int32Array.from(model.integer) } : {}),
  };
}

function mergedRows(model: LinearModel) {
  const { starts, variables, coefficients } = model;
  const merged = new Int32Array(starts.length);
  const indices = new Int32Array(variables.length);
  const values = new Float64Array(variables.length);
  const place = new Int32Array(variablesOf(model)).fill(-1); // of the variable's latest entry
  let count = 0;
  for (let i = 0; i + 1 < starts.length; i++) {
    const start = count;
    for (let e = starts[i] ?? 0; e < (starts[i + 1] ?? 0); e++) {
      const [variable, coefficient] = [variables[e] ?? 0, coefficients[e] ?? 0];
      const known = place[variable] ?? -1;
      if (known >= start) {
        values[known] = (values[known] ?? 0) + coefficient;
        continue;
      }
      place[variable] = count;
      indices[count] = variable;
      values[count++] = coefficient;
    }
    merged[i + 1] = count;
  }
  return { starts: merged, indices: indices.slice(0, count), values: values.slice(0, count) };
}

function statusOf({ constants }: Highs, code: ModelStatusCode): SolveStatus {
  const { optimal, infeasible, unbounded, timeLimit } = constants.modelStatus;
  if (code === optimal) return "optimal";
  if (code === infeasible) return "infeasible";
  if (code === unbounded) return "unbounded";
  return code === timeLimit ? "time_limit" : "failed";
}

function read(
  { constants }: Highs,
  native: Model,
  model: LinearModel,
  status: SolveStatus,
): Solution {
  const { feasible } = constants.solutionStatus;
  const isWhole = model.integer.includes(1);
  const ends = status === "optimal" || status === "time_limit";
  if (!ends) return without(status);
  const hasValues = native.info.get("primal_solution_status") === feasible;
  const { colValue, colDual, rowDual } = native.getSolution();
  const values = hasValues ? wholeExactly(colValue, model) : null;
  const objective = values ? objectiveOf(model, values) : null;
  const bound = isWhole ? Number(native.info.get("mip_dual_bound")) : Number.NaN;
  const known = Number.isFinite(bound) ? bound : status === "optimal" ? objective : null;
  const duals = status === "optimal" && !isWhole ? { rows: rowDual, variables: colDual } : null;
  return {
    status,
    objective,
    bound: known,
    gap: gapOf(objective, known),
    values,
    duals: plain(duals),
  };
}

function without(status: SolveStatus): Solution {
  return { status, objective: null, bound: null, gap: null, values: null, duals: null };
}

/** Whole numbers come back to within 1e-6. */
function wholeExactly(values: Float64Array, { integer }: LinearModel): Float64Array {
  return values.map((x, v) => (integer[v] ? Math.round(x) : x) + 0);
}

function objectiveOf({ cost, offset }: LinearModel, values: Float64Array): number {
  return cost.reduce((sum, price, v) => sum + price * (values[v] ?? 0), offset);
}

function gapOf(objective: number | null, bound: number | null): number | null {
  if (objective === null || bound === null) return null;
  return Math.abs(objective - bound) / Math.max(Math.abs(objective), PROVEN_GAP);
}

/** No -0. */
function plain(duals: Duals | null): Duals | null {
  if (!duals) return null;
  return { rows: duals.rows.map((d) => d + 0), variables: duals.variables.map((d) => d + 0) };
}
