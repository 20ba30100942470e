import { InvalidInputError } from "../../model/errors.ts";
import { formatTarget, type Target } from "../../model/target.ts";
import type { Network } from "../build/network.ts";
import type { Shock } from "../kernels/cascade-system.ts";
import { type CutRule, partFilter } from "./makers.ts";

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
