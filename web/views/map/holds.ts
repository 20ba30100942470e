import type { ChokepointItem, ProductOverview } from "../../../src/api/contract/operations.ts";
import { targetParts } from "../../parts/target-parts.ts";

/** A product of which a country makes a part that would be missed. */
export interface Hold {
  readonly product: string;
  /** The country's part of the supply; null: withheld. */
  readonly share: number | null;
  /** What is lost if that part alone stops. */
  readonly item: ChokepointItem;
}

/** Whether the holds are here; until they are, nothing may be said of what a country holds. */
export type HoldsState = "here" | "awaited" | "failed";

/** What the answer on makers says of the holds; figures of an earlier question are none. */
export function holdsStateOf(answer: {
  readonly data?: { readonly by: string } | undefined;
  readonly isPlaceholderData: boolean;
  readonly isError: boolean;
}): HoldsState {
  if (answer.data?.by === "producer" && !answer.isPlaceholderData) return "here";
  return answer.isError ? "failed" : "awaited";
}

/** Losses below this are no hold. */
const LEAST = 1e-9;

/** The holds of every country, the one that hurts most alone first. */
export function holdsByCountry(
  items: readonly ChokepointItem[],
  products: readonly Pick<ProductOverview, "id" | "makers">[],
): ReadonlyMap<string, readonly Hold[]> {
  const makers = new Map(products.map((product) => [product.id, product.makers]));
  const holds = new Map<string, Hold[]>();
  for (const item of items) {
    const parts = targetParts(item.id);
    if (parts.kind !== "producer" || item.score < LEAST) continue;
    const { product, country } = parts;
    const own = makers.get(product)?.find((maker) => maker.country === country);
    const list = holds.get(country) ?? [];
    list.push({ product, share: own?.share ?? null, item });
    holds.set(country, list);
  }
  return holds;
}
