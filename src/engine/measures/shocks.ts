import { InvalidInputError } from "../../model/errors.ts";
import { formatTarget, type Target } from "../../model/target.ts";
import { blocMembers } from "../build/country-sets.ts";
import type { Network } from "../build/network.ts";
import type { Seller, UnitPart } from "../build/system.ts";
import type { Shock } from "../kernels/cascade-system.ts";

/**
 * How supply whose country nobody states counts: as the rule says, spared, or cut as well. Makers whose
 * amount is withheld and outside the total: as nothing, as all there is if that is better, or if worse.
 */
export type UnknownSupply = "point" | "spared" | "cut";

export interface CutRule {
  /** Share of capacity (or of the flow) that is lost, 0..1. */
  readonly size?: number;
  /** A product target also cuts the home's own makers. */
  readonly everywhere?: boolean;
  readonly unknown?: UnknownSupply;
}

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

function outsider(country: string): Maker {
  return { country, firm: null, unknown: false };
}

interface Reach {
  readonly parts: readonly UnitPart[];
  readonly units: readonly number[];
  readonly members: readonly number[];
  /** Whether it may reach a maker whose amount is withheld and outside the total. */
  readonly outside: (maker: Maker, product: number) => boolean;
}

function reachOf(network: Network, target: Target, rule: CutRule): Reach {
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

function unitsOfTarget({ labels, productIndex, sector }: Network, target: Target): number[] {
  if ("product" in target)
    return [...(labels.unitsOf[productIndex.get(target.product) ?? -1] ?? [])];
  // A country or firm target cuts no sector.
  return labels.unitProduct.flatMap((product, unit) => (sector[product] === 1 ? [] : [unit]));
}

type Maker = Pick<Seller, "country" | "firm" | "unknown">;

/** Which makers a target names. */
function partFilter(
  network: Network,
  target: Target,
  { everywhere = false, unknown = "point" }: CutRule,
): (maker: Maker, product: number) => boolean {
  const named = namedMakers(network, target, everywhere);
  if (unknown === "point") return named;
  if (unknown === "spared") return (maker, product) => !maker.unknown && named(maker, product);
  return (maker, product) =>
    named(maker, product) || (maker.unknown && inReach(network, target, product));
}

/** Which makers outside the total a target names: of a firm nobody knows what it makes there. */
function outsideFilter(
  network: Network,
  target: Target,
  { everywhere = false, unknown }: CutRule,
): (maker: Maker, product: number) => boolean {
  if (target.kind === "firm" || target.kind === "product-firm")
    return (_, product) => unknown === "cut" && inReach(network, target, product);
  return namedMakers(network, target, everywhere);
}

function namedMakers(
  network: Network,
  target: Target,
  everywhere: boolean,
): (maker: Maker, product: number) => boolean {
  switch (target.kind) {
    case "product":
      return ({ country }) => everywhere || !network.sets.home.has(country);
    case "producer":
    case "country": {
      const countries = new Set(blocMembers(network.data).get(target.country) ?? [target.country]);
      return ({ country }) => countries.has(country);
    }
    case "firm":
    case "product-firm":
      return ({ firm }) => firm === target.firm;
    case "input":
      return () => false;
  }
}

/** Whether unknown supply of a product might belong to the target: a firm only makes what it makes. */
function inReach(network: Network, target: Target, product: number): boolean {
  if (target.kind !== "firm") return true;
  return (network.supply[product]?.parts ?? []).some(({ firm }) => firm === target.firm);
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

/**
 * Bar sales to the named buyers: flows shrink, capacity stays (methods 4.5).
 * @param buyers regions that buy; the network must have been compiled with these buyers
 * @param fungibility 0: the share is lost, 1: re-routing undoes the ban
 * @returns shock of barring those targets whose place in the list is in
 * @throws InvalidInputError for a single world pool or an input target
 */
export function embargoShocks(
  network: Network,
  targets: readonly Target[],
  buyers: ReadonlySet<number>,
  { size = 1, fungibility, ...rule }: CutRule & { fungibility: number },
): (isIn: (at: number) => boolean) => Shock {
  const { labels, system } = network;
  const problem = refusal(network, targets);
  if (problem) throw problem;
  const barrable: BarrableFlow[] = [];
  for (let market = 0; market < system.markets; market++) {
    if (!buyers.has(labels.marketRegion[market] ?? -1)) continue;
    if (network.sector[labels.marketProduct[market] ?? 0] === 1) continue;
    barrable.push(...barrableFlows(network, market, targets, rule));
  }
  return (isIn) => {
    const flows: { flow: number; left: number }[] = [];
    for (const { flow, total, sellers } of barrable) {
      let lost = 0;
      for (const { share, barredBy } of sellers) if (barredBy.some(isIn)) lost += share;
      if (lost > 0) flows.push({ flow, left: 1 - (lost / total) * size * (1 - fungibility) });
    }
    return { capacity: [], flows };
  };
}

/** A flow into a market from another region, and its sellers that some target names. */
interface BarrableFlow {
  readonly flow: number;
  readonly total: number;
  readonly sellers: readonly { readonly share: number; readonly barredBy: readonly number[] }[];
}

function barrableFlows(
  network: Network,
  market: number,
  targets: readonly Target[],
  rule: CutRule,
): BarrableFlow[] {
  const { labels, system, productIndex } = network;
  const product = labels.marketProduct[market] ?? 0;
  const filters = targets.flatMap((target, at) =>
    "product" in target && productIndex.get(target.product) !== product
      ? []
      : [{ at, matches: partFilter(network, target, rule) }],
  );
  if (filters.length === 0) return [];
  const found: BarrableFlow[] = [];
  const end = system.flowOffsets[market + 1] ?? 0;
  for (let flow = system.flowOffsets[market] ?? 0; flow < end; flow++) {
    const region = labels.unitRegion[system.flowUnit[flow] ?? 0];
    if (region === labels.marketRegion[market]) continue; // nobody bans sales to himself
    const here = (labels.sellers[market] ?? []).filter((seller) => seller.region === region);
    const total = here.reduce((sum, { share }) => sum + share, 0);
    const sellers = here.flatMap((seller) => {
      const barredBy = filters
        .filter(({ matches }) => matches(seller, product))
        .map(({ at }) => at);
      return barredBy.length > 0 ? [{ share: seller.share, barredBy }] : [];
    });
    if (sellers.length > 0) found.push({ flow, total, sellers });
  }
  return found;
}

function refusal(network: Network, targets: readonly Target[]): InvalidInputError | null {
  const fault = (column: string, message: string, expected: string) =>
    new InvalidInputError("invalid_option", message, {
      details: [{ column, pointer: `/${column}`, message, expected }],
    });
  if (network.regions.kind === "world") {
    return fault("regions", "one world pool has no buyers to bar", "regions blocs or countries");
  }
  const input = targets.find(({ kind }) => kind === "input");
  if (input) {
    return fault(
      "targets",
      `${formatTarget(input)} is a link inside a product, not a sale`,
      "a product, producer, country or firm",
    );
  }
  return null;
}
