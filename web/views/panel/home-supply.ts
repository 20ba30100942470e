import type { ProductOverview } from "../../../src/api/contract/operations.ts";
import { isComplete } from "../../parts/strip-parts.ts";

/** What the figures say about supply at home; each is a key of `panel:home`. */
export type HomeSupply =
  | { readonly kind: "none" | "unknown" | "withheld" }
  | { readonly kind: "some"; readonly share: number };

/**
 * `none` only if a zero is stated or the shares of others leave nothing open; a gap means that no
 * figure shows any.
 * @param makers shares of supply by country
 * @param home the home countries
 */
export function homeSupply(
  makers: readonly Pick<ProductOverview["makers"][number], "country" | "share">[],
  home: ReadonlySet<string>,
): HomeSupply {
  const own = makers.filter(({ country }) => home.has(country));
  const share = own.reduce((sum, row) => sum + (row.share ?? 0), 0);
  if (share > 0) return { kind: "some", share };
  if (own.some((row) => row.share === null)) return { kind: "withheld" };
  const isStatedZero = own.length > 0 && own.length === home.size;
  return { kind: isStatedZero || isComplete(makers) ? "none" : "unknown" };
}
