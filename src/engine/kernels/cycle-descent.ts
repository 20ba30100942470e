import type { WeightedCsr } from "../../model/csr.ts";
import { FULL } from "./cascade-bounds.ts";
import type { CascadeSystem, CascadeWorkspace } from "./cascade-system.ts";
import { solveFeedback } from "./feedback-solve.ts";

/** Changes of this size are rounding: of sums whose parts add up to 1. */
const ROUNDING = 4e-15;
/** How often one sweep's rounding may add up round the cycles for a figure to be good to 1e-9. */
const MOST_GAIN = 2e5;
const MOST_STEPS = 100;

/**
 * Goes from the outputs of one cycle, as sweeps have left them, down to their greatest fixed point by
 * Newton's method. At any outputs each node is held by one bound, which is affine in the others: the bounds that
 * hold now are solved as a system, which never leads below the greatest fixed point since they are never
 * tighter than the map itself; where others hold then, they are solved next. A step whose rounding could
 * move a figure by 1e-9 is not made.
 * @param members nodes of the component; outputs in `workspace.state`, each at least what its bounds allow
 * @param lower called with each output that falls
 * @returns the largest change that one more sweep would make; 0: settled
 * @see docs/methods/cascade.md#order; O(steps * sweeps * edges of the cycle) time, O(nodes + edges) space
 */
export function descend(
  system: CascadeSystem,
  workspace: CascadeWorkspace,
  members: Uint32Array,
  rigid: boolean,
  lower: (node: number, to: number) => void,
): number {
  const { state } = workspace;
  const bounds = new HoldingBounds(system, workspace, members, rigid);
  let lastChange = Number.POSITIVE_INFINITY;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { rows, gaps } = bounds.read();
    lastChange = gaps.reduce((most, gap) => Math.max(most, gap), 0);
    const fall = lastChange > 0 ? fallOf(rows, gaps) : null;
    if (!fall) break;
    for (let i = 0; i < members.length; i++) {
      if (fall[i]! > 0) lower(members[i]!, Math.max(0, state[members[i]!]! - fall[i]!));
    }
  }
  return lastChange;
}

/** The least d >= 0 with d = A d + gaps, short of it by no more than rounding; null: not to be had. */
function fallOf(rows: WeightedCsr, gaps: Float64Array): Float64Array | null {
  const { solution, residual } = solveFeedback(rows, gaps);
  if (!solution.every((fall) => fall > -ROUNDING && fall < 2)) return null;
  // What a rounding of 1 in each row that moves would add up to.
  const each = Float64Array.from(solution, (fall) => (fall === 0 ? 0 : 1));
  const gain = solveFeedback(rows, each);
  const isSmall = gain.solution.every((sum) => sum >= 0 && sum < MOST_GAIN);
  if (!isSmall || gain.residual > 0.5 || residual * MOST_GAIN > 0.5) return null;
  return solution.map((fall, i) => Math.max(0, fall - 2 * residual * gain.solution[i]!));
}

/** The bound that holds each node of a cycle at the present outputs. */
class HoldingBounds {
  private readonly place: Int32Array;
  private readonly system: CascadeSystem;
  private readonly workspace: CascadeWorkspace;
  private readonly members: Uint32Array;
  private readonly rigid: boolean;
  private readonly targets: number[] = [];
  private readonly weights: number[] = [];

  constructor(
    system: CascadeSystem,
    workspace: CascadeWorkspace,
    members: Uint32Array,
    rigid: boolean,
  ) {
    this.system = system;
    this.workspace = workspace;
    this.members = members;
    this.rigid = rigid;
    this.place = new Int32Array(workspace.state.length).fill(-1);
    members.forEach((node, i) => {
      this.place[node] = i;
    });
  }

  /**
   * @returns row i: what the bound of member i moves by, for each other member that it rests on; and how
   *   far the output of i is above it
   */
  read(): { readonly rows: WeightedCsr; readonly gaps: Float64Array } {
    const { members, targets, weights, system } = this;
    const n = members.length;
    const offsets = new Uint32Array(n + 1);
    const gaps = new Float64Array(n);
    targets.length = 0;
    weights.length = 0;
    for (let i = 0; i < n; i++) {
      const node = members[i]!;
      const bound =
        node < system.units ? this.unitBound(node) : this.marketBound(node - system.units);
      const gap = this.workspace.state[node]! - bound;
      gaps[i] = gap > ROUNDING ? gap : 0;
      offsets[i + 1] = targets.length;
    }
    const rows = {
      n,
      offsets,
      targets: Uint32Array.from(targets),
      weights: Float64Array.from(weights),
    };
    return { rows, gaps };
  }

  private unitBound(unit: number): number {
    const { system, workspace } = this;
    const { groupOffsets, groupLoss } = system;
    let inputs = 1;
    let binding = -1;
    let bindingSupply = 1;
    for (let group = groupOffsets[unit]!; group < groupOffsets[unit + 1]!; group++) {
      const supply = this.supplyOf(group);
      const output = supply >= FULL ? 1 : 1 - groupLoss[group]! * (1 - supply);
      if (output > inputs || (output === inputs && binding >= 0)) continue;
      inputs = output;
      binding = group;
      bindingSupply = supply;
    }
    const capacity = Math.min(1, workspace.capacity[unit]!);
    // A sum of 1 but for rounding still falls with its parts.
    const isHeldByInputs = binding >= 0 && bindingSupply <= 2 - FULL;
    if (isHeldByInputs && (this.rigid || inputs <= capacity)) {
      this.addMembers(binding, groupLoss[binding]! * (this.rigid ? capacity : 1));
    }
    return this.rigid ? capacity * inputs : Math.min(capacity, inputs);
  }

  private supplyOf(group: number): number {
    const { memberOffsets, memberMarket, memberGain, units } = this.system;
    const { state, memberFactor } = this.workspace;
    let supply = 0;
    for (let at = memberOffsets[group]!; at < memberOffsets[group + 1]!; at++) {
      supply += memberGain[at]! * memberFactor[at]! * state[units + memberMarket[at]!]!;
    }
    return supply;
  }

  private addMembers(group: number, loss: number): void {
    const { memberOffsets, memberMarket, memberGain, units } = this.system;
    const { memberFactor } = this.workspace;
    for (let at = memberOffsets[group]!; at < memberOffsets[group + 1]!; at++) {
      this.add(units + memberMarket[at]!, loss * memberGain[at]! * memberFactor[at]!);
    }
  }

  private marketBound(market: number): number {
    const { flowOffsets, flowShare, flowUnit } = this.system;
    const { state, flowFactor } = this.workspace;
    let available = 0;
    for (let flow = flowOffsets[market]!; flow < flowOffsets[market + 1]!; flow++) {
      const share = flowShare[flow]! * flowFactor[flow]!;
      available += share * state[flowUnit[flow]!]!;
      this.add(flowUnit[flow]!, share);
    }
    return available >= FULL ? 1 : available;
  }

  private add(node: number, weight: number): void {
    if (this.place[node]! < 0 || weight === 0) return;
    this.targets.push(this.place[node]!);
    this.weights.push(weight);
  }
}
