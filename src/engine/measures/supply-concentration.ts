import type { Network } from "../build/network.ts";
import type { Makers, Producer } from "../build/resolve-shares.ts";
import { concentration } from "../kernels/concentration.ts";
import { withOutside } from "../kernels/weighted-concentration.ts";

/** Less is rounding, no maker. */
const LEAST_SHARE = 1e-9;

/** HHI of a product's makers with its interval; null where nobody states who makes it. */
export function supplyConcentration(
  { supply }: Network,
  product: number,
): { hhi: number | null; hhiLow: number | null; hhiHigh: number | null } {
  const own = supply[product];
  return own ? makersConcentration(own) : { hhi: null, hhiLow: null, hhiHigh: null };
}

/** The same for any makers whose shares sum to 1. */
export function makersConcentration({ producers, outside }: Makers): {
  hhi: number | null;
  hhiLow: number | null;
  hhiHigh: number | null;
} {
  if (nobodyNamed(producers)) return { hhi: null, hhiLow: null, hhiHigh: null };
  const { hhi, hhiLow, hhiHigh } = concentration(
    producers.filter(({ unknown }) => !unknown).map(({ share }) => share),
    producers.filter(({ unknown }) => unknown).map(({ share }) => share),
  );
  const ends = withOutside(
    { point: hhi, low: hhiLow, high: hhiHigh },
    outside.map(() => 1),
  );
  return { hhi, hhiLow: ends.low, hhiHigh: ends.high };
}

/** Whether no maker with a share is known: then there is nothing to measure. */
export function nobodyNamed(producers: readonly Producer[]): boolean {
  return producers.every(({ unknown, share }) => unknown || share === 0);
}

/**
 * Whether one country makes all of a product; one that withholds its amount makes some, too.
 * @returns null where nobody says who makes it
 */
export function soleSource({ supply }: Network, product: number): boolean | null {
  const { producers = [], outside = [] } = supply[product] ?? {};
  const makers = producers.filter(({ share }) => share > LEAST_SHARE);
  if (makers.every(({ unknown }) => unknown)) return null;
  return makers.length === 1 && outside.length === 0;
}
