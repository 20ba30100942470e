import type { ViewState } from "../../app/view-state-address.ts";
import { targetParts } from "../../parts/target-parts.ts";
import type { RankedRow } from "./ranked-rows.ts";

interface Match {
  /** Products that the filters leave out, the one on makers left aside. */
  readonly out: ReadonlySet<string>;
  /** Countries that are asked for; none: all. */
  readonly makers: readonly string[];
}

/** The product whose filters a row is under; null: filters on products say nothing of it. */
function productOf(row: RankedRow): string | null {
  const parts = targetParts(row.id);
  switch (parts.kind) {
    case "product":
    case "producer":
      return parts.product;
    case "input":
      return parts.input;
    default:
      return null;
  }
}

/** What filters speak of: countries and firms are ranked whole. */
export const FILTERED: ReadonlySet<ViewState["by"]> = new Set(["product", "producer", "input"]);

/**
 * Rows that the filters leave, in their order. A maker is under its own country, a product under
 * that of its largest maker; a link has none.
 */
export function matchingRows(
  rows: readonly RankedRow[],
  { out, makers }: Match,
): readonly RankedRow[] {
  if (out.size === 0 && makers.length === 0) return rows;
  return rows.filter((row) => {
    const product = productOf(row);
    if (product !== null && out.has(product)) return false;
    const parts = targetParts(row.id);
    if (makers.length === 0 || product === null || parts.kind === "input") return true;
    return makers.includes(parts.kind === "producer" ? parts.country : (row.maker ?? ""));
  });
}
