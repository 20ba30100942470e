import { type CascadeSystem, type CascadeWorkspace, claimOf } from "./cascade-system.ts";

/** Sums of shares that should be 1 may fall short of it by rounding; that is no shortage. */
export const FULL = 1 - 1e-14;

/** Lowers a node to what its bounds allow now. @returns by how much it fell */
export function update(
  system: CascadeSystem,
  workspace: CascadeWorkspace,
  node: number,
  rigid: boolean,
): number {
  return lower(
    workspace,
    node,
    node < system.units
      ? unitOutput(system, workspace, node, rigid)
      : marketAvailability(system, workspace, node - system.units),
  );
}

/** Lowers a node; one that would rise stays. @returns by how much it fell */
export function lower(workspace: CascadeWorkspace, node: number, after: number): number {
  const { state } = workspace;
  const before = state[node]!;
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
  return supply >= FULL ? 1 : 1 - system.groupLoss[group]! * (1 - supply);
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
  return available >= FULL ? 1 : available;
}
