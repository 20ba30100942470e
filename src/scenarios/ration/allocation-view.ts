import type { Network } from "../../engine/build/network.ts";
import { cascade } from "../../engine/kernels/cascade.ts";
import { type Claims, holdState, type Shock } from "../../engine/kernels/cascade-system.ts";
import { Evaluator } from "../../engine/measures/evaluator.ts";
import { type BindingPath, bindingPath } from "../../engine/measures/explain.ts";
import { leftBy } from "./allocation-model.ts";
import type { Allocation } from "./best-allocation.ts";

/** An allocation as if a cascade had ended in it, for reading outputs and paths. */
export interface AllocationView {
  readonly evaluator: Evaluator;
  /**
   * Path of a unit that runs short though every market that it buys on is whole: others draw on one of
   * them with their headroom, and the path ends there.
   */
  readonly pathOfDrawn: (unit: number) => BindingPath | null;
}

/** @param shock under which the allocation was found */
export function viewOf(network: Network, shock: Shock, allocation: Allocation): AllocationView {
  const { state } = allocation;
  const { claims, drawn } = partsOfMembers(network, shock, allocation);
  const memberGain = network.system.memberGain.map((gain, member) => gain * (drawn[member] ?? 1));
  const system = { ...network.system, memberGain, claims };
  const evaluator = new Evaluator({ ...network, system });
  const { workspace } = evaluator;
  cascade(system, shock, workspace, { maxSweeps: 1 }); // for what is cut: outputs are known
  holdState(workspace, state);
  const memberFactor = workspace.memberFactor.map((left, member) => left * (drawn[member] ?? 1));
  const pathOfDrawn = (unit: number) =>
    bindingPath(
      { ...network, system: { ...network.system, claims } },
      { ...workspace, memberFactor },
      unit,
    );
  return { evaluator, pathOfDrawn };
}

/**
 * What members were given: where a market is short as claims on what it has, where it is whole as the
 * part that others leave.
 */
function partsOfMembers(
  { system }: Network,
  shock: Shock,
  { state, given }: Allocation,
): { claims: Claims; drawn: Float64Array } {
  const claims = {
    start: new Float64Array(given.length),
    width: new Float64Array(given.length).fill(1),
  };
  const drawn = new Float64Array(given.length).fill(1);
  const left = leftBy(system, shock);
  for (const [member, part] of given.entries()) {
    if (Number.isNaN(part)) continue;
    const most = left.ofMember(member);
    const ofMost = most > 0 ? part / most : 1;
    const available = state[system.units + (system.memberMarket[member] ?? 0)] ?? 1;
    if (available >= 1) drawn[member] = ofMost;
    else if (ofMost > 0) claims.width[member] = available / ofMost;
    else claims.start[member] = 1;
  }
  return { claims, drawn };
}
