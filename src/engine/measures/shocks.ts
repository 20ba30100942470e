import { InvalidInputError } from "../../model/errors.ts";
import { formatTarget, type Target } from "../../model/target.ts";
import { blocMembers } from "../build/country-sets.ts";
import type { Network } from "../build/network.ts";
import type { Seller, UnitPart } from "../build/system.ts";
import type { Shock } from "../kernels/cascade.ts";

/** How supply whose country nobody states counts: as the rule says, spared, or cut as well. */
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
  const size = rule.size ?? 1;
  const hit = new Set<UnitPart>();
  const units = new Set<number>();
  const members = new Set<number>();
  for (const target of targets) {
    if (target.kind === "input") {
      for (const member of membersOf(network, target.input, target.product)) members.add(member);
      continue;
    }
    const matches = partFilter(network, target, rule);
    for (const unit of unitsOfTarget(network, target)) {
      for (const part of network.labels.parts[unit] ?? []) {
        if (!matches(part, network.labels.unitProduct[unit] ?? 0)) continue;
        hit.add(part);
        units.add(unit);
      }
    }
  }
  const capacity = [...units].map((unit) => ({
    unit,
    left: (network.labels.parts[unit] ?? []).reduce(
      (sum, part) => sum + part.weight * (1 + part.spare) * (hit.has(part) ? 1 - size : 1),
      0,
    ),
  }));
  return { capacity, members: [...members].map((member) => ({ member, left: 1 - size })) };
}

/** Every maker in a set stops, at all stages, sectors included (methods 3.3). */
export function makersShock({ labels }: Network, members: (maker: Maker) => boolean): Shock {
  const capacity = labels.parts.flatMap((parts, unit) => {
    if (!parts.some(members)) return [];
    const left = parts.reduce(
      (sum, part) => sum + (members(part) ? 0 : part.weight * (1 + part.spare)),
      0,
    );
    return [{ unit, left }];
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
 * @throws InvalidInputError for a single world pool or an input target
 */
export function embargoShock(
  network: Network,
  targets: readonly Target[],
  buyers: ReadonlySet<number>,
  { size = 1, fungibility, ...rule }: CutRule & { fungibility: number },
): Shock {
  const { labels, system, productIndex } = network;
  const problem = refusal(network, targets);
  if (problem) throw problem;
  const flows: { flow: number; left: number }[] = [];
  for (let market = 0; market < system.markets; market++) {
    if (!buyers.has(labels.marketRegion[market] ?? -1)) continue;
    const product = labels.marketProduct[market] ?? 0;
    if (network.sector[product] === 1) continue;
    const filters = targets
      .filter((target) => !("product" in target) || productIndex.get(target.product) === product)
      .map((target) => partFilter(network, target, rule));
    if (filters.length === 0) continue;
    const barred = (seller: Seller) => filters.some((matches) => matches(seller, product));
    for (const { flow, share } of barredFlows(network, market, barred)) {
      flows.push({ flow, left: 1 - share * size * (1 - fungibility) });
    }
  }
  return { capacity: [], flows };
}

/** Flows into a market from other regions, with the share of each that barred sellers hold. */
function barredFlows(
  { labels, system }: Network,
  market: number,
  barred: (seller: Seller) => boolean,
): { flow: number; share: number }[] {
  const found: { flow: number; share: number }[] = [];
  const end = system.flowOffsets[market + 1] ?? 0;
  for (let flow = system.flowOffsets[market] ?? 0; flow < end; flow++) {
    const region = labels.unitRegion[system.flowUnit[flow] ?? 0];
    if (region === labels.marketRegion[market]) continue; // nobody bans sales to himself
    const here = (labels.sellers[market] ?? []).filter((seller) => seller.region === region);
    const total = here.reduce((sum, { share }) => sum + share, 0);
    const lost = here.filter(barred).reduce((sum, { share }) => sum + share, 0);
    if (lost > 0) found.push({ flow, share: lost / total });
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
