import { update } from "./cascade-bounds.ts";
import { settleCycle } from "./cascade-cycle.ts";
import {
  type CascadeRun,
  type CascadeSystem,
  type CascadeWorkspace,
  NO_SHOCK,
  rowOf,
  type Shock,
  unitOfMember,
} from "./cascade-system.ts";
import { ComponentQueue } from "./component-queue.ts";

/**
 * Cut cascade: the greatest fixed point of outputs under a shock, components in topological order,
 * sweeps inside a cycle. Only what the shock reaches is computed; the rest of `state` stays 1.
 * @param system network of units and markets
 * @param shock what is cut; indices must be valid, factors in [0, 1]
 * @param workspace scratch of this system; the result stays in `workspace.state` until the next run
 * @returns sweeps and convergence
 * @see docs/methods/cascade.md; O(reached nodes and edges) without cycles, times sweeps in a cycle
 */
export function cascade(
  system: CascadeSystem,
  shock: Shock,
  workspace: CascadeWorkspace,
  {
    rigid = false,
    tolerance = 1e-12,
    maxSweeps = 10_000,
    patience = 500,
  }: { rigid?: boolean; tolerance?: number; maxSweeps?: number; patience?: number } = {},
): CascadeRun {
  resetWorkspace(workspace);
  const queue = new ComponentQueue(workspace.waiting);
  applyShock(system, shock, workspace, queue);
  let iterations = 0;
  let lastChange = 0;
  let converged = true;
  const { offsets, members } = system.components;
  const settings = { rigid, tolerance, maxSweeps, patience };
  for (let component = queue.next(); component >= 0; component = queue.next()) {
    const from = offsets[component]!;
    const to = offsets[component + 1]!;
    if (to - from === 1) {
      iterations = Math.max(iterations, 1);
      settleNode(system, workspace, queue, members[from]!, rigid);
      continue;
    }
    const run = settleCycle(system, workspace, queue, component, settings);
    iterations = Math.max(iterations, run.iterations);
    lastChange = Math.max(lastChange, run.lastChange);
    converged &&= run.converged;
  }
  return { iterations, lastChange, converged };
}

function settleNode(
  system: CascadeSystem,
  workspace: CascadeWorkspace,
  queue: ComponentQueue,
  node: number,
  rigid: boolean,
): void {
  workspace.dirty[node] = 0;
  if (update(system, workspace, node, rigid) > 0) markDownstream(system, workspace, queue, node);
}

/** Puts every value that the last run moved back to 1. */
function resetWorkspace(workspace: CascadeWorkspace): void {
  const { state, touched, shock, capacity, memberFactor, flowFactor } = workspace;
  for (let i = 0; i < workspace.touchedCount; i++) state[touched[i]!] = 1;
  workspace.touchedCount = 0;
  for (const { unit } of shock.capacity) capacity[unit] = 1;
  for (const { member } of shock.members ?? []) memberFactor[member] = 1;
  for (const { flow } of shock.flows ?? []) flowFactor[flow] = 1;
  workspace.shock = NO_SHOCK;
}

function applyShock(
  system: CascadeSystem,
  shock: Shock,
  workspace: CascadeWorkspace,
  queue: ComponentQueue,
): void {
  const { componentOf } = system.components;
  const mark = (node: number) => {
    workspace.dirty[node] = 1;
    queue.push(componentOf[node]!);
  };
  workspace.shock = shock;
  for (const { unit, left } of shock.capacity) {
    workspace.capacity[unit] = left;
    mark(unit);
  }
  for (const { member, left } of shock.members ?? []) {
    workspace.memberFactor[member] = left;
    mark(unitOfMember(system, member));
  }
  for (const { flow, left } of shock.flows ?? []) {
    workspace.flowFactor[flow] = left;
    mark(system.units + rowOf(system.flowOffsets, flow));
  }
}

function markDownstream(
  { downstream, components }: CascadeSystem,
  { dirty }: CascadeWorkspace,
  queue: ComponentQueue,
  node: number,
): void {
  for (let e = downstream.offsets[node]!; e < downstream.offsets[node + 1]!; e++) {
    const target = downstream.targets[e]!;
    dirty[target] = 1;
    queue.push(components.componentOf[target]!);
  }
}
