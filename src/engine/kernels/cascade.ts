import type { Csr } from "../../model/csr.ts";
import { ComponentHeap } from "./component-heap.ts";
import type { Components } from "./components.ts";

/**
 * A supply network as arrays. Nodes 0 .. units-1 are **units** (a product made in a region), nodes
 * units .. units+markets-1 are **markets** (a product bought in a region). A unit needs its groups
 * jointly, the members of a group add up; a market is fed by flows from units.
 */
export interface CascadeSystem {
  readonly units: number;
  readonly markets: number;
  /** Uint32Array(units + 1): groups of each unit. */
  readonly groupOffsets: Uint32Array;
  /** Float64Array(groups): essentiality * (1 - substitutability). */
  readonly groupLoss: Float64Array;
  /** Uint32Array(groups + 1): members of each group. */
  readonly memberOffsets: Uint32Array;
  /** Uint32Array(members): market index (0 .. markets-1) that a member buys on. */
  readonly memberMarket: Uint32Array;
  /** Float64Array(members): mix * (1 + headroom). */
  readonly memberGain: Float64Array;
  /** Uint32Array(markets + 1): flows into each market. */
  readonly flowOffsets: Uint32Array;
  readonly flowUnit: Uint32Array;
  /** Float64Array(flows): share of the market's supply; sums to 1 in a market. */
  readonly flowShare: Float64Array;
  /** Edges in the direction in which a shortage travels, over units + markets nodes. */
  readonly downstream: Csr;
  readonly components: Components;
}

/** What is cut: everything that is not listed stays at 1. */
export interface Shock {
  /** Unit and its remaining capacity (share of normal output, spare included). */
  readonly capacity: readonly { readonly unit: number; readonly left: number }[];
  /** Member (index into memberMarket) and the factor on what it gets. */
  readonly members?: readonly { readonly member: number; readonly left: number }[];
  /** Flow (index into flowUnit) and the factor on what it carries. */
  readonly flows?: readonly { readonly flow: number; readonly left: number }[];
}

/** Scratch memory of one system; one cascade at a time. `state` is read by callers, never written. */
export interface CascadeWorkspace {
  /** Float64Array(units + markets): output of units, availability on markets. */
  readonly state: Float64Array;
  readonly capacity: Float64Array;
  readonly memberFactor: Float64Array;
  readonly flowFactor: Float64Array;
  readonly touched: Uint32Array;
  touchedCount: number;
  readonly queued: Uint8Array;
  readonly heap: Uint32Array;
  shock: Shock;
}

export interface CascadeRun {
  /** Most sweeps that any cycle needed; 1 without cycles, 0 if nothing is cut. */
  readonly iterations: number;
  readonly lastChange: number;
  readonly converged: boolean;
}

const EMPTY: Shock = { capacity: [] };

export function createWorkspace(system: CascadeSystem): CascadeWorkspace {
  const nodes = system.units + system.markets;
  return {
    state: new Float64Array(nodes).fill(1),
    capacity: new Float64Array(system.units).fill(1),
    memberFactor: new Float64Array(system.memberMarket.length).fill(1),
    flowFactor: new Float64Array(system.flowUnit.length).fill(1),
    touched: new Uint32Array(nodes),
    touchedCount: 0,
    queued: new Uint8Array(system.components.count),
    heap: new Uint32Array(system.components.count),
    shock: EMPTY,
  };
}

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
  const { offsets, members, componentOf } = system.components;
  while (heap.size > 0) {
    const component = heap.pop();
    const from = offsets[component]!;
    const to = offsets[component + 1]!;
    let sweeps = 0;
    let change: number;
    do {
      change = 0;
      for (let i = from; i < to; i++) {
        const node = members[i]!;
        change = Math.max(change, update(system, workspace, node, rigid));
      }
      sweeps++;
    } while (to - from > 1 && change >= tolerance && sweeps < maxSweeps);
    iterations = Math.max(iterations, sweeps);
    if (to - from > 1) {
      lastChange = Math.max(lastChange, change);
      if (change >= tolerance) converged = false;
    }
    for (let i = from; i < to; i++) {
      if (workspace.state[members[i]!]! < 1) pushDownstream(system, members[i]!, componentOf, heap);
    }
  }
  return { iterations, lastChange, converged };
}

/** Puts every value that the last run moved back to 1. */
function resetWorkspace(workspace: CascadeWorkspace): void {
  const { state, touched, shock, capacity, memberFactor, flowFactor } = workspace;
  for (let i = 0; i < workspace.touchedCount; i++) state[touched[i]!] = 1;
  workspace.touchedCount = 0;
  for (const { unit } of shock.capacity) capacity[unit] = 1;
  for (const { member } of shock.members ?? []) memberFactor[member] = 1;
  for (const { flow } of shock.flows ?? []) flowFactor[flow] = 1;
  workspace.shock = EMPTY;
}

function applyShock(
  system: CascadeSystem,
  shock: Shock,
  workspace: CascadeWorkspace,
  heap: ComponentHeap,
): void {
  const { componentOf } = system.components;
  workspace.shock = shock;
  for (const { unit, left } of shock.capacity) {
    workspace.capacity[unit] = left;
    heap.push(componentOf[unit]!);
  }
  for (const { member, left } of shock.members ?? []) {
    workspace.memberFactor[member] = left;
    heap.push(componentOf[unitOfMember(system, member)]!);
  }
  for (const { flow, left } of shock.flows ?? []) {
    workspace.flowFactor[flow] = left;
    heap.push(componentOf[system.units + rowOf(system.flowOffsets, flow)]!);
  }
}

/** The unit whose group holds this member. */
export function unitOfMember(system: CascadeSystem, member: number): number {
  return rowOf(system.groupOffsets, rowOf(system.memberOffsets, member));
}

/** Row that an entry lies in: the last row whose offset is not beyond it. O(log rows) */
export function rowOf(offsets: Uint32Array, entry: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (offsets[middle]! <= entry) low = middle;
    else high = middle;
  }
  return low;
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
  let supply = 0;
  const end = system.memberOffsets[group + 1]!;
  for (let member = system.memberOffsets[group]!; member < end; member++) {
    const available = workspace.state[system.units + system.memberMarket[member]!]!;
    supply += system.memberGain[member]! * workspace.memberFactor[member]! * available;
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

function pushDownstream(
  { downstream }: CascadeSystem,
  node: number,
  componentOf: Uint32Array,
  heap: ComponentHeap,
): void {
  const own = componentOf[node]!;
  for (let e = downstream.offsets[node]!; e < downstream.offsets[node + 1]!; e++) {
    const component = componentOf[downstream.targets[e]!]!;
    if (component !== own) heap.push(component);
  }
}
