import {
  type CascadeRun,
  type CascadeSystem,
  type CascadeWorkspace,
  claimOf,
  NO_SHOCK,
  rowOf,
  type Shock,
  unitOfMember,
} from "./cascade-system.ts";
import { ComponentHeap } from "./component-heap.ts";

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
  }: { rigid?: boolean; tolerance?: number; maxSweeps?: number } = {},
): CascadeRun {
  resetWorkspace(workspace);
  const heap = new ComponentHeap(workspace.heap, workspace.queued);
  applyShock(system, shock, workspace, heap);
  let iterations = 0;
  let lastChange = 0;
  let converged = true;
  const { offsets, members } = system.components;
  while (heap.size > 0) {
    const component = heap.pop();
    const from = offsets[component]!;
    const to = offsets[component + 1]!;
    if (to - from === 1) {
      iterations = Math.max(iterations, 1);
      settleNode(system, workspace, heap, members[from]!, rigid);
      continue;
    }
    const run = settleCycle(system, workspace, heap, component, { rigid, tolerance, maxSweeps });
    iterations = Math.max(iterations, run.iterations);
    lastChange = Math.max(lastChange, run.lastChange);
    converged &&= run.converged;
  }
  return { iterations, lastChange, converged };
}

function settleNode(
  system: CascadeSystem,
  workspace: CascadeWorkspace,
  heap: ComponentHeap,
  node: number,
  rigid: boolean,
): void {
  workspace.dirty[node] = 0;
  if (update(system, workspace, node, rigid) > 0) markDownstream(system, workspace, heap, node);
}

/** Sweeps over the nodes of a cycle whose inputs moved, until none moves by `tolerance` any more. */
function settleCycle(
  system: CascadeSystem,
  workspace: CascadeWorkspace,
  heap: ComponentHeap,
  component: number,
  { rigid, tolerance, maxSweeps }: { rigid: boolean; tolerance: number; maxSweeps: number },
): CascadeRun {
  const { offsets, members } = system.components;
  const { dirty } = workspace;
  let { sweep, nextSweep } = workspace;
  let count = 0;
  for (let i = offsets[component]!; i < offsets[component + 1]!; i++) {
    if (dirty[members[i]!] === 1) sweep[count++] = members[i]!;
  }
  let iterations = 0;
  let lastChange = 0;
  while (count > 0 && iterations < maxSweeps) {
    iterations++;
    lastChange = 0;
    let next = 0;
    for (let i = 0; i < count; i++) {
      const node = sweep[i]!;
      dirty[node] = 0;
      const change = update(system, workspace, node, rigid);
      lastChange = Math.max(lastChange, change);
      if (change >= tolerance) next = passOn(system, workspace, heap, node, nextSweep, next);
    }
    [sweep, nextSweep] = [nextSweep, sweep];
    count = next;
  }
  for (let i = 0; i < count; i++) dirty[sweep[i]!] = 0;
  return { iterations, lastChange, converged: count === 0 };
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
  heap: ComponentHeap,
): void {
  const { componentOf } = system.components;
  const mark = (node: number) => {
    workspace.dirty[node] = 1;
    heap.push(componentOf[node]!);
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

function update(
  system: CascadeSystem,
  workspace: CascadeWorkspace,
  node: number,
  rigid: boolean,
): number {
  const { state } = workspace;
  const before = state[node]!;
  const after =
    node < system.units
      ? unitOutput(system, workspace, node, rigid)
      : marketAvailability(system, workspace, node - system.units);
  if (after >= before) return 0; // the map is monotone: from all-ones it only falls
  if (before === 1) workspace.touched[workspace.touchedCount++] = node;
  state[node] = after;
  return before - after;
}

function unitOutput(
  system: CascadeSystem,
  workspace: CascadeWorkspace,
  unit: number,
  rigid: boolean,
): number {
  let inputs = 1;
  const end = system.groupOffsets[unit + 1]!;
  for (let group = system.groupOffsets[unit]!; group < end; group++) {
    inputs = Math.min(inputs, groupOutput(system, workspace, group));
  }
  const capacity = Math.min(1, workspace.capacity[unit]!);
  return rigid ? capacity * inputs : Math.min(capacity, inputs);
}

/** Output that one input group allows: 1 - essentiality (1 - substitutability) (1 - R). */
export function groupOutput(
  system: CascadeSystem,
  workspace: CascadeWorkspace,
  group: number,
): number {
  const { claims } = system;
  let supply = 0;
  const end = system.memberOffsets[group + 1]!;
  for (let member = system.memberOffsets[group]!; member < end; member++) {
    const available = workspace.state[system.units + system.memberMarket[member]!]!;
    const share = claims ? claimOf(claims, member, available) : available;
    supply += system.memberGain[member]! * workspace.memberFactor[member]! * share;
  }
  // Mixes that sum to 1 may fall short of it by rounding; that is no shortage.
  return supply >= 1 - 1e-14 ? 1 : 1 - system.groupLoss[group]! * (1 - supply);
}

function marketAvailability(
  system: CascadeSystem,
  workspace: CascadeWorkspace,
  market: number,
): number {
  let available = 0;
  const end = system.flowOffsets[market + 1]!;
  for (let flow = system.flowOffsets[market]!; flow < end; flow++) {
    available +=
      system.flowShare[flow]! *
      workspace.flowFactor[flow]! *
      workspace.state[system.flowUnit[flow]!]!;
  }
  return available >= 1 - 1e-14 ? 1 : available;
}

/** Marks what a node of a cycle feeds: in the cycle for the next sweep, beyond it for later. */
function passOn(
  { downstream, components }: CascadeSystem,
  { dirty }: CascadeWorkspace,
  heap: ComponentHeap,
  node: number,
  nextSweep: Uint32Array,
  count: number,
): number {
  const own = components.componentOf[node]!;
  let next = count;
  for (let e = downstream.offsets[node]!; e < downstream.offsets[node + 1]!; e++) {
    const target = downstream.targets[e]!;
    if (dirty[target] === 1) continue;
    dirty[target] = 1;
    if (components.componentOf[target] === own) nextSweep[next++] = target;
    else heap.push(components.componentOf[target]!);
  }
  return next;
}

function markDownstream(
  { downstream, components }: CascadeSystem,
  { dirty }: CascadeWorkspace,
  heap: ComponentHeap,
  node: number,
): void {
  for (let e = downstream.offsets[node]!; e < downstream.offsets[node + 1]!; e++) {
    const target = downstream.targets[e]!;
    dirty[target] = 1;
    heap.push(components.componentOf[target]!);
  }
}
