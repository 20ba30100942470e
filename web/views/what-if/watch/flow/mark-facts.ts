import type { SimulateResponse } from "../../../../../src/api/contract/operations.ts";
import { stepAt } from "../days.ts";

/** What holds the makers of a product back. */
export type Held =
  | { readonly kind: "capacity" | "embargo" }
  | { readonly kind: "input"; readonly input: string };

export interface MarkFacts {
  /** null: nothing does, or it is a sector. */
  readonly held: Held | null;
  /** Of a sector: how it is hit on its worst day. */
  readonly path: readonly string[];
  /** Days of stock that users at home hold; null: no figure; undefined: sectors are not stocked. */
  readonly stock: number | null | undefined;
  /** Days left in released stocks; null: none are released. */
  readonly publicStock: number | null;
}

function heldBy(binding: string | null | undefined): Held | null {
  if (binding === null || binding === undefined) return null;
  if (binding === "capacity" || binding === "embargo") return { kind: binding };
  return { kind: "input", input: binding };
}

/** What an answer tells of a product on a day, beyond its loss. */
export function markFacts(answer: SimulateResponse, id: string, day: number): MarkFacts {
  const sector = answer.sectors[id];
  if (sector) return { held: null, path: sector.path, stock: undefined, publicStock: null };
  const product = answer.products[id];
  const at = stepAt(answer.days, day);
  return {
    held: heldBy(product?.binding[at]),
    path: [],
    stock: product ? (product.stockDays?.[at] ?? null) : undefined,
    publicStock: product?.publicStockDays?.[at] ?? null,
  };
}
