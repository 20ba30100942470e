import type { DrawnFigures } from "./drawn-figures.ts";
import type { Network } from "./network.ts";
import { groupLossOf, memberGainOf, partsOf, sellersTo, sharesByRegion } from "./unit-figures.ts";

/**
 * The same network with other figures: what compiling a data set with these figures would give, but
 * only the numbers that they touch are computed again; units, markets and links stay.
 * @param figures drawn from this network: the same makers, members and order
 * @returns a network that shares all that is not touched
 * @see docs/methods/uncertainty.md; O(touched parts and members + units + flows + groups)
 */
export function withFigures(network: Network, figures: DrawnFigures): Network {
  const supply = network.supply.map((parts, at) => figures.supply.get(at) ?? parts);
  const groups = network.groups.map((group, at) => figures.groups.get(at) ?? group);
  const homeSourcing =
    figures.homeSourcing.size > 0
      ? new Map([...network.homeSourcing, ...figures.homeSourcing])
      : network.homeSourcing;
  const drawn = { ...network, supply, groups, homeSourcing };
  const sold = { ...drawn, homeSourcing: network.regions.kind === "world" ? NONE : homeSourcing };
  const { flowShare, sellers } = marketsWith(network, sold, figures);
  const { unitProduct, unitRegion, unitFedBy } = network.labels;
  const parts = network.labels.parts.map((before, unit) => {
    const product = unitProduct[unit] ?? -1;
    if (!touches(network, figures, product)) return before;
    const region = unitRegion[unit] ?? 0;
    return partsOf(sold, unit, { product, region, sellers: sellers[unitFedBy[unit] ?? -1] });
  });
  return {
    ...drawn,
    system: { ...network.system, flowShare, ...groupsWith(network, drawn, figures) },
    labels: { ...network.labels, parts, sellers },
  };
}

const NONE: Network["homeSourcing"] = new Map();

function touches(
  { products }: Network,
  { supply, homeSourcing }: DrawnFigures,
  product: number,
): boolean {
  return supply.has(product) || homeSourcing.has(products[product] ?? "");
}

function marketsWith(network: Network, drawn: Network, figures: DrawnFigures) {
  const { system, labels } = network;
  const flowShare = system.flowShare.slice();
  const sellers = labels.sellers.map((before, market) => {
    const product = labels.marketProduct[market] ?? -1;
    if (!touches(network, figures, product)) return before;
    const now = sellersTo(drawn, product, labels.marketRegion[market] ?? 0);
    const first = system.flowOffsets[market] ?? 0;
    sharesByRegion(now).forEach(({ share }, at) => {
      flowShare[first + at] = share;
    });
    return now;
  });
  return { flowShare, sellers };
}

function groupsWith({ system, labels }: Network, drawn: Network, figures: DrawnFigures) {
  const groupLoss = system.groupLoss.slice();
  const memberGain = system.memberGain.slice();
  if (figures.groups.size === 0) return { groupLoss, memberGain };
  labels.groupSource.forEach((source, at) => {
    const group = figures.groups.has(source) ? drawn.groups[source] : undefined;
    if (!group) return;
    groupLoss[at] = groupLossOf(group);
    const end = system.memberOffsets[at + 1] ?? 0;
    for (let member = system.memberOffsets[at] ?? 0; member < end; member++) {
      const own = group.members[labels.memberSource[member] ?? -1];
      if (own) memberGain[member] = memberGainOf(own);
    }
  });
  return { groupLoss, memberGain };
}
