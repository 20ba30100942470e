import type { ProductDetailResponse } from "../../../src/api/contract/operations.ts";
import { isNamed } from "../../parts/country-set.ts";

type Sourcing = ProductDetailResponse["sourcing"][number];

/** Part of what a market uses that it buys in one country. */
export interface Flow {
  readonly market: string;
  readonly supplier: string;
  /** 0..1 of what the market uses; null: withheld. */
  readonly share: number | null;
  readonly evidence: Sourcing["evidence"];
}

/**
 * Where home buys a product: of each market and supplier the newest figure in use, largest first;
 * supply whose country nobody states stands at the end.
 * @param markets home's codes as chosen, and the countries they stand for
 */
export function flowsTo(
  sourcing: readonly Sourcing[],
  markets: ReadonlySet<string>,
): readonly Flow[] {
  const newest = new Map<string, Flow>();
  for (const { market, supplier, share, evidence } of sourcing) {
    if (!markets.has(market) || evidence.rival) continue;
    const key = `${market}|${supplier}`;
    const known = newest.get(key);
    if (known && (known.evidence.year ?? 0) >= (evidence.year ?? 0)) continue;
    newest.set(key, { market, supplier, share, evidence });
  }
  return [...newest.values()]
    .filter(({ share }) => share !== 0)
    .sort(
      (a, b) =>
        Number(isNamed(b.supplier)) - Number(isNamed(a.supplier)) ||
        (b.share ?? 0) - (a.share ?? 0) ||
        (a.supplier < b.supplier ? -1 : 1),
    );
}
