import type { Target } from "../../model/target.ts";
import { blocMembers } from "../build/country-sets.ts";
import type { Network } from "../build/network.ts";
import type { Seller } from "../build/system.ts";

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

/** What a cut asks of a maker: where it makes, who it is, whether anybody says so. */
export type Maker = Pick<Seller, "country" | "firm" | "unknown">;

/** A maker whose amount is withheld and outside the total: only its country is known. */
export function outsider(country: string): Maker {
  return { country, firm: null, unknown: false };
}

/** Which makers a target names. */
export function partFilter(
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
export function outsideFilter(
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
