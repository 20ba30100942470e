import { targetParts } from "../../parts/target-parts.ts";
import type { Hold } from "./holds.ts";

/** The country that a selection is about; null: none. */
export function countryOf(selection: string | null): string | null {
  if (selection === null) return null;
  const parts = targetParts(selection);
  return "country" in parts ? parts.country : null;
}

/** The product that a selection is about; null: none. */
export function productOf(selection: string | null): string | null {
  if (selection === null) return null;
  const parts = targetParts(selection);
  return parts.kind === "product" || parts.kind === "producer" ? parts.product : null;
}

/** What is selected when a country is chosen: while a product is shown, that country's part of it. */
export function selectionOf(country: string, product: string | null): string {
  return product === null ? `@${country}` : `${product}@${country}`;
}

/**
 * What stays selected when the map turns to another measure: the same country, with a product if
 * the measure is of one.
 */
export function carriedOver(
  selection: string | null,
  isOfProduct: boolean,
  holds: ReadonlyMap<string, readonly Hold[]>,
): string | null {
  const [country, product] = [countryOf(selection), productOf(selection)];
  if (country === null) return selection;
  if (!isOfProduct) return `@${country}`;
  const shown = product ?? holds.get(country)?.[0]?.product ?? null;
  return selectionOf(country, shown);
}
