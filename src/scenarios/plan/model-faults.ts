import { LimitError, type Problem, SolverError } from "../../model/errors.ts";
import { type LinearModel, rowsOf, variablesOf } from "./linear-model.ts";

/** Models of this size were solved; twice as large ones exhaust the memory that the solver can have. */
export const MOST_VARIABLES = 1_000_000;
export const MOST_ROWS = 1_000_000;
const MOST_ENTRIES = 4_000_000;

/** What the solver would take for infinite, or refuse. */
const LARGEST_COEFFICIENT = 1e15;
const LARGEST_BOUND = 1e20;
/** Faults beyond these are not listed: they are of one kind. */
const MOST_FAULTS = 20;

/**
 * Refuses what is no model; whether it can be satisfied is for the solver to say.
 * @throws SolverError `malformed_model` with the faults; LimitError `too_large`
 */
export function checkModel(model: LinearModel): void {
  const lengths = [...wrongLengths(model)];
  if (lengths.length > 0) throw malformed(lengths);
  refuseTooLarge(model);
  const faults: Problem[] = [];
  for (const fault of faultsOf(model)) {
    faults.push(fault);
    if (faults.length === MOST_FAULTS) break;
  }
  if (faults.length > 0) throw malformed(faults);
}

function malformed(details: readonly Problem[]): SolverError {
  const [first] = details;
  const message = `a malformed model: ${first?.pointer ?? ""} ${first?.message ?? ""}`;
  return new SolverError("malformed_model", message, { details });
}

function* wrongLengths(model: LinearModel): Generator<Problem> {
  const [n, m] = [variablesOf(model), rowsOf(model)];
  const expected = {
    lower: n,
    upper: n,
    integer: n,
    rowUpper: m,
    starts: m + 1,
    coefficients: model.variables.length,
  };
  for (const [name, length] of Object.entries(expected)) {
    const got = model[name as keyof typeof expected].length;
    if (got !== length) yield fault(`/${name}`, `has ${got} entries`, `${length}`);
  }
}

function refuseTooLarge(model: LinearModel): void {
  const parts = [
    ["variables", variablesOf(model), MOST_VARIABLES],
    ["rows", rowsOf(model), MOST_ROWS],
    ["entries", model.variables.length, MOST_ENTRIES],
  ] as const;
  for (const [what, count, most] of parts) {
    if (count <= most) continue;
    throw new LimitError("too_large", `a model of ${count} ${what} is too large, at most ${most}`);
  }
}

function* faultsOf(model: LinearModel): Generator<Problem> {
  const { lower, upper, rowLower, rowUpper, cost, offset } = model;
  if (!Number.isFinite(offset)) yield fault("/offset", `is ${offset}`, "a finite number");
  for (const [v, price] of cost.entries()) {
    if (!(Math.abs(price) < LARGEST_BOUND)) yield fault(`/cost/${v}`, `is ${price}`, "below 1e20");
  }
  yield* faultsOfBounds("lower", lower, Number.NEGATIVE_INFINITY);
  yield* faultsOfBounds("upper", upper, Number.POSITIVE_INFINITY);
  yield* faultsOfBounds("rowLower", rowLower, Number.NEGATIVE_INFINITY);
  yield* faultsOfBounds("rowUpper", rowUpper, Number.POSITIVE_INFINITY);
  yield* faultsOfEntries(model);
}

function* faultsOfBounds(name: string, bounds: Float64Array, none: number): Generator<Problem> {
  for (const [i, bound] of bounds.entries()) {
    if (bound === none || Math.abs(bound) < LARGEST_BOUND) continue;
    yield fault(`/${name}/${i}`, `is ${bound}`, `below 1e20, or ${none}: no bound`);
  }
}

function* faultsOfEntries(model: LinearModel): Generator<Problem> {
  const { starts, variables, coefficients } = model;
  const [n, m] = [variablesOf(model), rowsOf(model)];
  if (starts[0] !== 0) yield fault("/starts/0", `is ${starts[0]}`, "0");
  if (starts[m] !== variables.length)
    yield fault(`/starts/${m}`, `is ${starts[m]}`, `${variables.length}, the number of entries`);
  for (let i = 0; i < m; i++) {
    const [start, end] = [starts[i] ?? 0, starts[i + 1] ?? 0];
    if (start > end) yield fault(`/starts/${i + 1}`, `is ${end}`, `${start} or more`);
  }
  for (const [e, variable] of variables.entries()) {
    if (variable < 0 || variable >= n)
      yield fault(`/variables/${e}`, `is ${variable}`, `0 to ${n - 1}`);
    const coefficient = coefficients[e] ?? Number.NaN;
    if (!(Math.abs(coefficient) < LARGEST_COEFFICIENT))
      yield fault(`/coefficients/${e}`, `is ${coefficient}`, "below 1e15");
  }
}

function fault(pointer: string, message: string, expected: string): Problem {
  return { pointer, message, expected };
}
