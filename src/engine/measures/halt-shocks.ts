import type { Target } from "../../model/target.ts";
import type { Network } from "../build/network.ts";
import type { UnitPart } from "../build/system.ts";
import type { Shock } from "../kernels/cascade-system.ts";
import {
  type CutRule,
  type Maker,
  outsideFilter,
  outsider,
  partFilter,
  type UnknownSupply,
} from "./makers.ts";

/** Lower capacity at the source: the shock of cutting all targets at once (methods 4.1, 4.5). */
export function haltShock(network: Network, targets: readonly Target[], rule: CutRule): Shock {
  return haltShocks(network, targets, rule)(() => true);
}

/**
 * The same for many subsets of the same targets: what each target reaches is looked up once.
 * @returns shock of cutting those targets whose place in the list is in
 */
export function haltShocks(
  network: Network,
  targets: readonly Target[],
  rule: CutRule,
): (isIn: (at: number) => boolean) => Shock {
  const size = rule.size ?? 1;
  const reaches = targets.map((target) => reachOf(network, target, rule));
  return (isIn) => {
    const hit = new Set<UnitPart>();
    const units = new Set<number>();
    const members = new Set<number>();
    const isCut = (maker: Maker, product: number) =>
      reaches.some(({ outside }, at) => isIn(at) && outside(maker, product));
    reaches.forEach((reach, at) => {
      if (!isIn(at)) return;
      for (const part of reach.parts) hit.add(part);
      for (const unit of reach.units) units.add(unit);
      for (const member of reach.members) members.add(member);
    });
    const capacity = Array.from(units, (unit) => {
      let left = 0;
      for (const part of network.labels.parts[unit] ?? []) {
        left += part.weight * (1 + part.spare) * (hit.has(part) ? 1 - size : 1);
      }
      const product = network.labels.unitProduct[unit] ?? 0;
      const makers = network.supply[product]?.outside ?? [];
      const cut = makers.map((country) => isCut(outsider(country), product));
      return { unit, left: leftWith(rule.unknown, left, cut, 1 - size) };
    });
    return { capacity, members: Array.from(members, (member) => ({ member, left: 1 - size })) };
  };
}

/** Every maker in a set stops, at all stages, sectors included (methods 3.3). */
export function makersShock(
  { labels, supply }: Network,
  members: (maker: Maker) => boolean,
  rule?: UnknownSupply,
): Shock {
  const capacity = labels.parts.flatMap((parts, unit) => {
    const cut = (supply[labels.unitProduct[unit] ?? -1]?.outside ?? []).map((country) =>
      members(outsider(country)),
    );
    if (!parts.some(members) && !(rule === "cut" && cut.includes(true))) return [];
    const left = parts.reduce(
      (sum, part) => sum + (members(part) ? 0 : part.weight * (1 + part.spare)),
      0,
    );
    return [{ unit, left: leftWith(rule, left, cut, 0) }];
  });
  return { capacity };
}

/**
 * Capacity that is left where makers outside the total hold any part of it: linear in that part, so that
 * its ends are all and nothing.
 * @param left what is left of the makers inside
 * @param cut of each maker outside: whether it is cut
 */
function leftWith(
  rule: UnknownSupply = "point",
  left: number,
  cut: readonly boolean[],
  leftOfCut: number,
): number {
  if (rule === "spared" && cut.includes(false)) return Math.max(1, left);
  return rule === "cut" && cut.includes(true) ? Math.min(left, leftOfCut) : left;
}

/** What one target reaches: parts of units, and members through which a product buys. */
export interface Reach {
  readonly parts: readonly UnitPart[];
  readonly units: readonly number[];
  readonly members: readonly number[];
  /** Whether it may reach a maker whose amount is withheld and outside the total. */
  readonly outside: (maker: Maker, product: number) => boolean;
}

/** What a target reaches under a rule; O(units) for a country or firm. */
export function reachOf(network: Network, target: Target, rule: CutRule): Reach {
  if (target.kind === "input") {
    const members = membersOf(network, target.input, target.product);
    return { parts: [], units: [], members, outside: () => false };
  }
  const { labels } = network;
  const matches = partFilter(network, target, rule);
  const mayReach = outsideFilter(network, target, rule);
  const parts: UnitPart[] = [];
  const units: number[] = [];
  for (const unit of unitsOfTarget(network, target)) {
    const product = labels.unitProduct[unit] ?? 0;
    const named = (labels.parts[unit] ?? []).filter((part) => matches(part, product));
    const outside = rule.unknown === "cut" ? (network.supply[product]?.outside ?? []) : [];
    const mayHold = outside.some((country) => mayReach(outsider(country), product));
    if (named.length === 0 && !mayHold) continue;
    parts.push(...named);
    units.push(unit);
  }
  return { parts, units, members: [], outside: mayReach };
}

function unitsOfTarget({ labels, productIndex, sector }: Network, target: Target): number[] {
  if ("product" in target)
    return [...(labels.unitsOf[productIndex.get(target.product) ?? -1] ?? [])];
  // A country or firm target cuts no sector.
  return labels.unitProduct.flatMap((product, unit) => (sector[product] === 1 ? [] : [unit]));
}

/** Members (indices into the system) through which a product buys an input. */
function membersOf({ system, labels, groups }: Network, input: string, product: string): number[] {
  const found: number[] = [];
  for (let group = 0; group < labels.groupSource.length; group++) {
    const source = groups[labels.groupSource[group] ?? -1];
    if (source?.product !== product) continue;
    const end = system.memberOffsets[group + 1] ?? 0;
    for (let member = system.memberOffsets[group] ?? 0; member < end; member++) {
      const at = labels.memberSource[member] ?? -1;
      if (source.members[at]?.input === input) found.push(member);
    }
  }
  return found;
}
