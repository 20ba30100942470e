import type { ProductDetail } from "../../../src/api/contract/operations.ts";
import { isNamed } from "../../parts/country-set.ts";

export interface LastKnown {
  readonly country: string;
  readonly share: number;
  readonly year: number | null;
  /** Another source's figure that is shown and never computed with. */
  readonly isRival: boolean;
  readonly evidence: ProductDetail["supply"][number]["evidence"];
}

/**
 * Of a product that no figure in use tells the makers of: the newest figure that names one all the
 * same, the largest of its year; `null`: there is none.
 */
export function lastKnown({ supply }: Pick<ProductDetail, "supply">): LastKnown | null {
  const named = supply.flatMap(({ country, share, evidence }): LastKnown[] =>
    isNamed(country) && share !== null && share > 0
      ? [{ country, share, year: evidence.year, isRival: evidence.rival, evidence }]
      : [],
  );
  const [first] = named.sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || b.share - a.share);
  return first ?? null;
}
