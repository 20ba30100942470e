import { lower, update } from "./cascade-bounds.ts";
import type { CascadeRun, CascadeSystem, CascadeWorkspace } from "./cascade-system.ts";
import type { ComponentQueue } from "./component-queue.ts";
import { descend } from "./cycle-descent.ts";

interface CycleSettings {
  readonly rigid: boolean;
  readonly tolerance: number;
  readonly maxSweeps: number;
  readonly patience: number;
}

/**
 * Sweeps over the nodes of a cycle whose inputs moved, until none moves by `tolerance` any more. Long
 * rings and strong feedback need many: after `patience` sweeps the end is solved for, and if that cannot be
 * done soundly, tried again after twice as many.
 */
export function settleCycle(
  system: CascadeSystem,
  workspace: CascadeWorkspace,
  queue: ComponentQueue,
  component: number,
  { rigid, tolerance, maxSweeps, patience }: CycleSettings,
): CascadeRun {
  const { offsets, members } = system.components;
  const { dirty } = workspace;
  let { sweep, nextSweep } = workspace;
  let count = 0;
  for (let i = offsets[component]!; i < offsets[component + 1]!; i++) {
    if (dirty[members[i]!] === 1) sweep[count++] = members[i]!;
  }
  // A claim is served from some availability on: its line lies below the map where nothing is left for it.
  let solveAt = system.claims ? Number.POSITIVE_INFINITY : patience;
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
      if (change >= tolerance) next = passOn(system, workspace, queue, node, nextSweep, next);
    }
    [sweep, nextSweep] = [nextSweep, sweep];
    count = next;
    if (count === 0 || iterations < solveAt) continue;
    solveAt *= 2;
    lastChange = descendCycle(system, workspace, queue, component, rigid);
    count = lastChange > 0 ? allMembers(system, workspace, component, sweep) : 0;
  }
  for (let i = 0; i < count; i++) dirty[sweep[i]!] = 0;
  return { iterations, lastChange, converged: count === 0 };
}

/**
 * Takes a cycle down to its end, or as far as it can be solved for; nodes in it are left unmarked.
 * @returns the largest change of one more sweep: 0 at the end
 */
function descendCycle(
  system: CascadeSystem,
  workspace: CascadeWorkspace,
  queue: ComponentQueue,
  component: number,
  rigid: boolean,
): number {
  const { downstream, components } = system;
  const { componentOf, offsets } = components;
  const members = components.members.subarray(offsets[component]!, offsets[component + 1]!);
  const lastChange = descend(system, workspace, members, rigid, (node, to) => {
    if (lower(workspace, node, to) === 0) return;
    for (let e = downstream.offsets[node]!; e < downstream.offsets[node + 1]!; e++) {
      const target = downstream.targets[e]!;
      if (componentOf[target] === component) continue;
      workspace.dirty[target] = 1;
      queue.push(componentOf[target]!);
    }
  });
  for (const node of members) workspace.dirty[node] = 0;
  return lastChange;
}

/** Marks all nodes of a cycle for the next sweep. @returns how many */
function allMembers(
  { components }: CascadeSystem,
  { dirty }: CascadeWorkspace,
  component: number,
  sweep: Uint32Array,
): number {
  const { offsets, members } = components;
  const own = members.subarray(offsets[component]!, offsets[component + 1]!);
  sweep.set(own);
  for (const node of own) dirty[node] = 1;
  return own.length;
}

/** Marks what a node of a cycle feeds: in the cycle for the next sweep, beyond it for later. */
function passOn(
  { downstream, components }: CascadeSystem,
  { dirty }: CascadeWorkspace,
  queue: ComponentQueue,
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
    else queue.push(components.componentOf[target]!);
  }
  return next;
}
