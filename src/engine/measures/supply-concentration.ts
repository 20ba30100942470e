import type { Network } from "../build/network.ts";
import type { Producer } from "../build/resolve-shares.ts";
import { concentration } from "../kernels/concentration.ts";

/** HHI of a product's makers with its interval; null where nobody states who makes it. */
export function supplyConcentration(
  { supply }: Network,
  product: number,
): { hhi: number | null; hhiLow: number | null; hhiHigh: number | null } {
  return makersConcentration(supply[product]?.producers ?? []);
}

/** The same for any list of makers whose shares sum to 1. */
export function makersConcentration(producers: readonly Producer[]): {
  hhi: number | null;
  hhiLow: number | null;
  hhiHigh: number | null;
} {
  if (nobodyNamed(producers)) return { hhi: null, hhiLow: null, hhiHigh: null };
  return concentration(
    producers.filter(({ unknown }) => !unknown).map(({ share }) => share),
    producers.filter(({ unknown }) => unknown).map(({ share }) => share),
  );
}

/** Whether no maker with a share is known: then there is nothing to measure. */
export function nobodyNamed(producers: readonly Producer[]): boolean {
  return producers.every(({ unknown, share }) => unknown || share === 0);
}
