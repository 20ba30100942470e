/** What is wanted of the objective. */
export type Sense = "minimise" | "maximise";

/**
 * A linear or mixed-integer model as data: minimise or maximise offset + sum of cost x over
 * lower <= x <= upper, with rowLower <= sum of coefficient x <= rowUpper in each of m rows, some of the
 * n variables whole numbers. An infinite bound is none; equal bounds fix a variable or make an equation.
 */
export interface LinearModel {
  readonly sense: Sense;
  readonly offset: number;
  /** One entry a variable. */
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1: a whole number. */
  readonly integer: Uint8Array;
  /** One entry a row. */
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Row i has the entries starts[i] to starts[i + 1]; m + 1 of them. */
  readonly starts: Int32Array;
  /** Variable and coefficient of each entry; those of the same variable in one row add up. */
  readonly variables: Int32Array;
  readonly coefficients: Float64Array;
}

/** A variable: by default continuous, at least 0, of no cost. */
export interface VariableSpec {
  readonly cost?: number;
  readonly lower?: number;
  readonly upper?: number;
  readonly integer?: boolean;
}

/** A variable by its index, and its coefficient. */
export type Term = readonly [variable: number, coefficient: number];

/** A row: by default without bounds. */
export interface RowSpec {
  readonly lower?: number;
  readonly upper?: number;
  readonly terms: readonly Term[];
}

/** Number of variables. */
export function variablesOf(model: LinearModel): number {
  return model.cost.length;
}

/** Number of rows. */
export function rowsOf(model: LinearModel): number {
  return model.rowLower.length;
}

/**
 * Collects a model variable by variable and row by row, in any order that has a variable before the rows
 * that use it. Nothing is checked here: the solver checks the whole.
 */
export class LinearModelBuilder {
  private readonly cost: number[] = [];
  private readonly lower: number[] = [];
  private readonly upper: number[] = [];
  private readonly integer: number[] = [];
  private readonly rowLower: number[] = [];
  private readonly rowUpper: number[] = [];
  private readonly starts: number[] = [0];
  private readonly variables: number[] = [];
  private readonly coefficients: number[] = [];

  /** @returns the index of the new variable: 0, 1, 2, ... */
  addVariable(spec: VariableSpec = {}): number {
    const { cost = 0, lower = 0, upper = Number.POSITIVE_INFINITY, integer = false } = spec;
    this.lower.push(lower);
    this.upper.push(upper);
    this.integer.push(integer ? 1 : 0);
    return this.cost.push(cost) - 1;
  }

  /** @returns the index of the new row: 0, 1, 2, ... */
  addRow(spec: RowSpec): number {
    const { lower = Number.NEGATIVE_INFINITY, upper = Number.POSITIVE_INFINITY, terms } = spec;
    for (const [variable, coefficient] of terms) {
      this.variables.push(variable);
      this.coefficients.push(coefficient);
    }
    this.starts.push(this.variables.length);
    this.rowUpper.push(upper);
    return this.rowLower.push(lower) - 1;
  }

  /** The model as it stands; the builder can go on. O(variables + rows + entries) */
  build(sense: Sense, offset = 0): LinearModel {
    return {
      sense,
      offset,
      cost: Float64Array.from(this.cost),
      lower: Float64Array.from(this.lower),
      upper: Float64Array.from(this.upper),
      integer: Uint8Array.from(this.integer),
      rowLower: Float64Array.from(this.rowLower),
      rowUpper: Float64Array.from(this.rowUpper),
      starts: Int32Array.from(this.starts),
      variables: Int32Array.from(this.variables),
      coefficients: Float64Array.from(this.coefficients),
    };
  }
}
