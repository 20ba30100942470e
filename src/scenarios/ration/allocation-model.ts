import type { Network } from "../../engine/build/network.ts";
import { type Uses, usesOf } from "../../engine/build/uses.ts";
import type { CascadeSystem, Shock } from "../../engine/kernels/cascade-system.ts";
import type { OtherUse } from "../../model/rationing.ts";
import { LinearModelBuilder, type Term } from "../plan/linear-model.ts";

/** How a network's supply may be shared out, whatever is cut. */
export interface Sharing {
  readonly network: Network;
  readonly uses: Uses;
  readonly otherUse: OtherUse;
  /**
   * Float64Array(members): part of the input's world output that the user takes at most, with all its
   * headroom; NaN: not known, it gets the market's own part.
   */
  readonly draw: Float64Array;
  /** Float64Array(markets): what the buyers of known use share out of a market that is whole. */
  readonly pool: Float64Array;
}

/**
 * Reads what a best allocation may do.
 * @see docs/methods/rationing.md#optimal; O(members)
 */
export function sharingOf(network: Network, otherUse: OtherUse): Sharing {
  const uses = usesOf(network);
  const { labels, groups, system } = network;
  const draw = new Float64Array(uses.share.length);
  labels.groupSource.forEach((source, group) => {
    const end = system.memberOffsets[group + 1] ?? 0;
    for (let member = system.memberOffsets[group] ?? 0; member < end; member++) {
      const own = groups[source]?.members[labels.memberSource[member] ?? -1];
      draw[member] = (uses.share[member] ?? Number.NaN) * (1 + (own?.headroom ?? 0));
    }
  });
  const pool = Float64Array.from(uses.membersOf, (members, market) => {
    const known = members.reduce((sum, member) => sum + (uses.share[member] || 0), 0);
    return known + (otherUse === "sacrificed" ? (uses.freeRest[market] ?? 0) : 0);
  });
  return { network, uses, otherUse, draw, pool };
}

/** What there is to share out: of each thing the part of normal that is left. */
export interface Left {
  readonly ofUnit: (unit: number) => number;
  readonly ofMember: (member: number) => number;
  readonly ofFlow: (flow: number) => number;
  /** Output that a group costs if nothing of it comes. */
  readonly groupLoss: (group: number) => number;
  /** Supply from elsewhere, share of the market's normal. */
  readonly added: (market: number) => number;
  /** Units that feed a market beyond their normal flows, and by how much. */
  readonly kept: (market: number) => readonly { readonly unit: number; readonly share: number }[];
}

/** What a shock leaves: all of what it does not name. */
export function leftBy(
  { groupLoss }: CascadeSystem,
  { capacity, members = [], flows = [] }: Shock,
): Left {
  const units = new Map(capacity.map(({ unit, left }) => [unit, left]));
  const links = new Map(members.map(({ member, left }) => [member, left]));
  const sales = new Map(flows.map(({ flow, left }) => [flow, left]));
  return {
    ofUnit: (unit) => units.get(unit) ?? 1,
    ofMember: (member) => links.get(member) ?? 1,
    ofFlow: (flow) => sales.get(flow) ?? 1,
    groupLoss: (group) => groupLoss[group] ?? 0,
    added: () => 0,
    kept: () => NOTHING_KEPT,
  };
}

const NOTHING_KEPT: ReturnType<Left["kept"]> = [];

/** The programme, and where its variables are. */
export interface AllocationModel {
  readonly builder: LinearModelBuilder;
  /** Variables 0 .. units + markets - 1 are outputs and availabilities, as in the state of a cascade. */
  readonly nodes: number;
  /** Variable of each member of known use: part of what it can take at most; -1: not known. */
  readonly memberVariable: Int32Array;
}

/**
 * The best allocation under a shock as a linear programme (methods 5.2): outputs within capacity and
 * within what every input group gets, groups within what their members are given, members within what
 * the market has. Groups that cost nothing have no row.
 * @param worth Float64Array(units): what a unit's output is worth
 * @returns O(units + markets + members + flows) variables, rows and entries
 */
export function allocationModel(
  sharing: Sharing,
  left: Left,
  worth: Float64Array,
): AllocationModel {
  const { units, markets } = sharing.network.system;
  const builder = new LinearModelBuilder();
  for (let unit = 0; unit < units; unit++) {
    builder.addVariable({ cost: worth[unit] ?? 0, upper: Math.min(1, left.ofUnit(unit)) });
  }
  for (let market = 0; market < markets; market++) builder.addVariable({ upper: 1 });
  const memberVariable = Int32Array.from(sharing.draw, (most, member) =>
    most > 0 ? builder.addVariable({ upper: left.ofMember(member) }) : -1,
  );
  const model = { builder, nodes: units + markets, memberVariable };
  for (let market = 0; market < markets; market++) addMarket(sharing, left, model, market);
  for (let unit = 0; unit < units; unit++) addUnit(sharing, left, model, unit);
  return model;
}

/** A market has what flows into it, and buyers of known use share no more than their pool of it. */
function addMarket(
  { network, uses, draw, pool }: Sharing,
  left: Left,
  { builder, memberVariable }: AllocationModel,
  market: number,
): void {
  const { units, flowOffsets, flowShare, flowUnit } = network.system;
  const available = units + market;
  const sold: Term[] = [[available, 1]];
  for (let f = flowOffsets[market] ?? 0; f < (flowOffsets[market + 1] ?? 0); f++) {
    sold.push([flowUnit[f] ?? 0, -(flowShare[f] ?? 0) * left.ofFlow(f)]);
  }
  for (const { unit, share } of left.kept(market)) sold.push([unit, -share]);
  builder.addRow({ upper: left.added(market), terms: sold });
  const shared = (uses.membersOf[market] ?? []).flatMap((member): Term[] => {
    const variable = memberVariable[member] ?? -1;
    return variable < 0 ? [] : [[variable, draw[member] ?? 0]];
  });
  if (shared.length === 0) return;
  builder.addRow({ upper: 0, terms: [...shared, [available, -(pool[market] ?? 0)]] });
}

/** A unit makes no more than each of its input groups allows. */
function addUnit(
  { network }: Sharing,
  left: Left,
  { builder, memberVariable }: AllocationModel,
  unit: number,
): void {
  const { units, groupOffsets, memberOffsets, memberGain, memberMarket } = network.system;
  for (let group = groupOffsets[unit] ?? 0; group < (groupOffsets[unit + 1] ?? 0); group++) {
    const loss = left.groupLoss(group);
    if (loss <= 0) continue;
    const terms: Term[] = [[unit, 1]];
    for (let m = memberOffsets[group] ?? 0; m < (memberOffsets[group + 1] ?? 0); m++) {
      const gain = loss * (memberGain[m] ?? 0);
      const own = memberVariable[m] ?? -1;
      const ofMarket: Term = [units + (memberMarket[m] ?? 0), -gain * left.ofMember(m)];
      terms.push(own < 0 ? ofMarket : [own, -gain]);
    }
    builder.addRow({ upper: 1 - loss, terms });
  }
}
