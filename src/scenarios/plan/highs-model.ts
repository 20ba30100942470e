import type { Highs, Model, ModelStatusCode } from "highs";
import { type LinearModel, rowsOf, variablesOf } from "./linear-model.ts";
import type { OpenModel, Solution, SolveOptions, SolveStatus } from "./solver.ts";

/** Coefficients below it count as 0: the smallest that HiGHS can be made to keep. */
const SMALLEST_COEFFICIENT = 1e-12;
/** A row or bound may be missed by this much: tighter than the default, as shares are compared to 1e-9. */
const TIGHT = 1e-9;
/** What HiGHS itself asks for; second try where the tight one fails. */
const USUAL = 1e-7;
const PROVEN_GAP = 1e-9;

/** A checked model inside HiGHS. */
export class HighsModel implements OpenModel {
  private readonly highs: Highs;
  private readonly model: LinearModel;
  private readonly native: Model;
  private readonly isWhole: boolean;

  constructor(highs: Highs, model: LinearModel) {
    this.highs = highs;
    this.model = model;
    this.isWhole = model.integer.includes(1);
    this.native = highs.createModel();
    try {
      this.native.options.set({
        output_flag: false,
        random_seed: 0,
        small_matrix_value: SMALLEST_COEFFICIENT,
        mip_abs_gap: PROVEN_GAP,
      });
      this.native.passModel(nativeData(highs, model));
    } catch (error) {
      this.native.dispose();
      throw error;
    }
  }

  setBounds(variable: number, lower: number, upper: number): void {
    this.native.changeColBounds(variable, lower, upper);
  }

  solve(options: SolveOptions = {}): Solution {
    // HiGHS does not look at the rows of a model without variables.
    if (variablesOf(this.model) === 0) return solutionOfConstant(this.model);
    const solution = this.attempt(options, TIGHT);
    if (solution.status !== "failed") return solution;
    this.native.clearSolver();
    return this.attempt(options, USUAL);
  }

  close(): void {
    this.native.dispose();
  }

  private attempt({ timeLimitSeconds, mipGap = 0 }: SolveOptions, tolerance: number): Solution {
    this.native.options.set({
      time_limit: timeLimitSeconds ?? Number.MAX_VALUE,
      mip_rel_gap: Math.max(mipGap, PROVEN_GAP),
      primal_feasibility_tolerance: tolerance,
      dual_feasibility_tolerance: tolerance,
    });
    const code = this.run();
    if (code !== this.highs.constants.modelStatus.unboundedOrInfeasible)
      return this.read(this.statusOf(code));
    // One or the other: without an objective it is feasible or not.
    this.native.changeColsCost(this.all(), new Float64Array(variablesOf(this.model)));
    const status = this.statusOf(this.run());
    this.native.changeColsCost(this.all(), this.model.cost);
    return without(status === "optimal" ? "unbounded" : status);
  }

  /** The time limit counts from here. */
  private run(): ModelStatusCode {
    this.native.zeroAllClocks();
    return this.native.run().modelStatus;
  }

  private all() {
    return { kind: "range", from: 0, to: variablesOf(this.model) - 1 } as const;
  }

  private statusOf(code: ModelStatusCode): SolveStatus {
    const { optimal, infeasible, unbounded, timeLimit } = this.highs.constants.modelStatus;
    if (code === optimal) return "optimal";
    if (code === infeasible) return "infeasible";
    if (code === unbounded) return "unbounded";
    return code === timeLimit ? "time_limit" : "failed";
  }

  private read(status: SolveStatus): Solution {
    if (status !== "optimal" && status !== "time_limit") return without(status);
    const { info } = this.native;
    const { feasible } = this.highs.constants.solutionStatus;
    const { colValue, colDual, rowDual } = this.native.getSolution();
    const isFeasible = info.get("primal_solution_status") === feasible;
    const values = isFeasible ? wholeExactly(colValue, this.model) : null;
    const objective = values ? objectiveOf(this.model, values) : null;
    const proven = this.isWhole ? Number(info.get("mip_dual_bound")) : Number.NaN;
    const own = status === "optimal" ? objective : null;
    const bound = Number.isFinite(proven) ? proven : own;
    const hasDuals = status === "optimal" && !this.isWhole;
    const duals = hasDuals ? { rows: plain(rowDual), variables: plain(colDual) } : null;
    return { status, objective, bound, gap: gapOf(objective, bound), values, duals };
  }
}

/** The model as HiGHS takes it. */
function nativeData({ constants }: Highs, model: LinearModel): Parameters<Model["passModel"]>[0] {
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

/** Entries of one variable in one row added up: HiGHS takes none twice. */
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

function solutionOfConstant({ rowLower, rowUpper, offset }: LinearModel): Solution {
  const holds = rowLower.every((lower, i) => lower <= 0 && 0 <= (rowUpper[i] ?? 0));
  if (!holds) return without("infeasible");
  const duals = { rows: new Float64Array(rowLower.length), variables: new Float64Array(0) };
  const values = new Float64Array(0);
  return { status: "optimal", objective: offset, bound: offset, gap: 0, values, duals };
}

function without(status: SolveStatus): Solution {
  return { status, objective: null, bound: null, gap: null, values: null, duals: null };
}

/** Whole numbers come back to within 1e-6. */
function wholeExactly(values: Float64Array, { integer }: LinearModel): Float64Array {
  return plain(values.map((x, v) => (integer[v] ? Math.round(x) : x)));
}

function objectiveOf({ cost, offset }: LinearModel, values: Float64Array): number {
  return cost.reduce((sum, price, v) => sum + price * (values[v] ?? 0), offset);
}

function gapOf(objective: number | null, bound: number | null): number | null {
  if (objective === null || bound === null) return null;
  return Math.abs(objective - bound) / Math.max(Math.abs(objective), PROVEN_GAP);
}

/** No -0. */
function plain(figures: Float64Array): Float64Array {
  return figures.map((x) => x + 0);
}
