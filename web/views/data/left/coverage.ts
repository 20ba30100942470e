import type { CoverageResponse, GraphOverview } from "../../../../src/api/contract/operations.ts";
import { type KindWord, kindWord } from "../../../parts/product-shape.ts";

export const PARTS = ["reported", "estimated", "judgement", "missing"] as const;
export type Part = (typeof PARTS)[number];

/** How the shares of the products of one kind are backed. */
export interface KindCoverage {
  readonly kind: Exclude<KindWord, "sector">;
  readonly total: number;
  /** Products by how the larger part of their supply is backed; withheld counts as missing. */
  readonly parts: Readonly<Record<Part, number>>;
}

const KINDS = ["material", "component", "tool"] as const;

/** Coverage by kind of product; kinds that a data set has none of are left out. */
export function coverageByKind(
  { items }: Pick<CoverageResponse, "items">,
  { products }: Pick<GraphOverview, "products">,
): KindCoverage[] {
  const kinds = new Map(products.map((product) => [product.id, kindWord(product)]));
  return KINDS.flatMap((kind) => {
    const same = items.filter(({ id }) => kinds.get(id) === kind);
    if (same.length === 0) return [];
    const count = (part: Part) => same.filter(({ supply }) => partOf(supply) === part).length;
    const parts = Object.fromEntries(PARTS.map((part) => [part, count(part)]));
    return [{ kind, total: same.length, parts: parts as Record<Part, number> }];
  });
}

function partOf(status: CoverageResponse["items"][number]["supply"]): Part {
  return status === "withheld" ? "missing" : status;
}
