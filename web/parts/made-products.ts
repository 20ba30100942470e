import type { ProductOverview } from "../../src/api/contract/operations.ts";

type Product = Pick<ProductOverview, "id" | "kind" | "makers">;

export interface MadeProduct {
  readonly id: string;
  /** `null`: withheld. */
  readonly share: number | null;
}

/** What a country makes, largest share first; a stated zero is not made, a withheld share is. */
export function madeProducts(products: readonly Product[], country: string): MadeProduct[] {
  return products
    .flatMap(({ id, kind, makers }): MadeProduct[] => {
      const own = kind === "sector" ? undefined : makers.find((maker) => maker.country === country);
      return own === undefined || own.share === 0 ? [] : [{ id, share: own.share }];
    })
    .sort((a, b) => (b.share ?? -1) - (a.share ?? -1) || (a.id < b.id ? -1 : 1));
}
