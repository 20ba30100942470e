import type { CascadeSystem } from "../../engine/kernels/cascade-system.ts";
import { SolverError } from "../../model/errors.ts";
import type { LinearModel } from "../plan/linear-model.ts";
import type { Solver } from "../plan/solver.ts";
import {
  type AllocationModel,
  allocationModel,
  type Left,
  type Sharing,
} from "./allocation-model.ts";

/** Nearer to a bound than this is at it: what the solver leaves open. */
const ROUNDING = 1e-9;

/** What the best allocation gives. */
export interface Allocation {
  /** Float64Array(units + markets): outputs and availabilities. */
  readonly state: Float64Array;
  /** Float64Array(members): part of what the member can take at most; NaN: the market's own part. */
  readonly given: Float64Array;
}

/**
 * Least loss that any way of sharing out can have.
 * @param worth Float64Array(units): importance of each unit's output; sums to 1
 * @returns loss, 0..1
 * @throws SolverError `solver_failed`
 * @see docs/methods/rationing.md#optimal; one linear programme
 */
export function leastLoss(
  solver: Solver,
  sharing: Sharing,
  left: Left,
  worth: Float64Array,
): number {
  const { builder } = allocationModel(sharing, left, worth);
  return lossIn(worth, optimumOf(solver, builder.build("maximise")).objective);
}

/**
 * A best allocation: of all that lose least, one with the largest sum of outputs, and everything that
 * users of known use can take handed out.
 * @throws SolverError `solver_failed`
 * @see docs/methods/rationing.md#optimal; two linear programmes
 */
export function bestAllocation(
  solver: Solver,
  sharing: Sharing,
  left: Left,
  worth: Float64Array,
): Allocation & { readonly loss: number } {
  const model = allocationModel(sharing, left, worth);
  const first = model.builder.build("maximise");
  const { objective } = optimumOf(solver, first);
  const { system } = sharing.network;
  const weighted = Array.from(worth.keys()).filter((unit) => (worth[unit] ?? 0) > 0);
  const row = model.builder.addRow({
    lower: objective,
    terms: weighted.map((unit) => [unit, worth[unit] ?? 0]),
  });
  const cost = first.cost.map((_, v) => (v < system.units ? 1 : 0));
  const second = { ...model.builder.build("maximise"), cost };
  const { values } = optimumOf(solver, second, row);
  return { loss: lossIn(worth, objective), ...allocationOf(sharing, left, model, values) };
}

function lossIn(worth: Float64Array, objective: number): number {
  const all = worth.reduce((sum, each) => sum + each, 0);
  const loss = all - objective;
  return loss < ROUNDING ? 0 : Math.min(1, loss);
}

/**
 * Everything at rest is feasible and outputs are at most 1: whatever else comes back is a failure.
 * @param row held at an optimum; if the last bits are in the way, it is held to within rounding
 */
function optimumOf(
  solver: Solver,
  model: LinearModel,
  row?: number,
): { objective: number; values: Float64Array } {
  const { status, objective, values } = solver.solve(model);
  if (status === "optimal" && objective !== null && values !== null) return { objective, values };
  if (row === undefined) {
    throw new SolverError("solver_failed", `the best allocation was not found: ${status}`);
  }
  const rowLower = model.rowLower.map((lower, at) => (at === row ? lower - ROUNDING : lower));
  return optimumOf(solver, { ...model, rowLower });
}

function allocationOf(
  sharing: Sharing,
  rest: Left,
  { nodes, memberVariable }: AllocationModel,
  values: Float64Array,
): Allocation {
  const { network, uses, draw, pool } = sharing;
  const state = withMarkets(network.system, rest, values.slice(0, nodes).map(snapped));
  const given = Float64Array.from(memberVariable, (v) => (v < 0 ? Number.NaN : (values[v] ?? 0)));
  uses.membersOf.forEach((members, market) => {
    const known = members.filter((member) => (memberVariable[member] ?? -1) >= 0);
    const gap = (member: number) => rest.ofMember(member) - (given[member] ?? 0);
    const drawn = (part: (member: number) => number) =>
      known.reduce((sum, member) => sum + (draw[member] ?? 0) * part(member), 0);
    const available = state[network.system.units + market] ?? 0;
    const left = (pool[market] ?? 0) * available - drawn((member) => given[member] ?? 0);
    const missing = drawn(gap);
    const filled = missing > 0 ? Math.min(1, Math.max(0, left / missing)) : 0;
    for (const member of known) {
      given[member] = snapped((given[member] ?? 0) + filled * gap(member));
    }
  });
  return { state, given };
}

/** What markets have of what units make: the programme leaves open what nobody needs. */
function withMarkets(system: CascadeSystem, rest: Left, state: Float64Array): Float64Array {
  for (let market = 0; market < system.markets; market++) {
    let available = rest.added(market);
    for (const { unit, share } of rest.kept(market)) available += share * (state[unit] ?? 1);
    for (let f = system.flowOffsets[market] ?? 0; f < (system.flowOffsets[market + 1] ?? 0); f++) {
      const output = state[system.flowUnit[f] ?? 0] ?? 1;
      available += (system.flowShare[f] ?? 0) * rest.ofFlow(f) * output;
    }
    state[system.units + market] = snapped(Math.min(1, available));
  }
  return state;
}

function snapped(part: number): number {
  if (part < ROUNDING) return 0;
  return part > 1 - ROUNDING ? 1 : part;
}
