import { rowOf, unitOfMember } from "../../engine/kernels/cascade-system.ts";
import type { Evaluator } from "../../engine/measures/evaluator.ts";

/** Whether a shortage there can ever reach a sector that counts. */
export interface Feeds {
  readonly unit: (unit: number) => boolean;
  readonly market: (market: number) => boolean;
  readonly member: (member: number) => boolean;
}

/**
 * Everything upstream of the sectors with importance, along links that carry something: a group that
 * nothing hangs on, a member without a mix and a flow without a share pass nothing on.
 * O(units + members + flows)
 */
export function feedsWeighted({ network, sectors }: Evaluator): Feeds {
  const { system } = network;
  const { units, groupOffsets, groupLoss, memberOffsets, memberMarket, memberGain } = system;
  const { flowOffsets, flowUnit, flowShare } = system;
  const reached = new Uint8Array(units + system.markets);
  const open: number[] = [];
  const enter = (node: number) => {
    if (reached[node] === 1) return;
    reached[node] = 1;
    open.push(node);
  };
  for (const { unit, importance } of sectors) if (importance > 0) enter(unit);
  const enterMarkets = (unit: number) => {
    for (let group = groupOffsets[unit] ?? 0; group < (groupOffsets[unit + 1] ?? 0); group++) {
      if ((groupLoss[group] ?? 0) <= 0) continue;
      const end = memberOffsets[group + 1] ?? 0;
      for (let member = memberOffsets[group] ?? 0; member < end; member++)
        if ((memberGain[member] ?? 0) > 0) enter(units + (memberMarket[member] ?? 0));
    }
  };
  const enterUnits = (market: number) => {
    const end = flowOffsets[market + 1] ?? 0;
    for (let flow = flowOffsets[market] ?? 0; flow < end; flow++)
      if ((flowShare[flow] ?? 0) > 0) enter(flowUnit[flow] ?? 0);
  };
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node < units) enterMarkets(node);
    else enterUnits(node - units);
  }
  const unit = (at: number) => reached[at] === 1;
  return {
    unit,
    market: (market) => reached[units + market] === 1,
    member: (member) =>
      unit(unitOfMember(system, member)) &&
      (groupLoss[rowOf(memberOffsets, member)] ?? 0) > 0 &&
      (memberGain[member] ?? 0) > 0,
  };
}
